// Demonstrations: whose people they have. Every name is a stand-in, every password random.

#pragma once

#include "server/store/store.h"

#include <string>
#include <vector>

namespace server {

struct DemoOffice {
    Office office;
    std::string word;        // Before every login: "huaikhwang.director".
    bool is_district = true;
    bool may_sign_in = true;  // False: its people only stand in the records.
};

// "office	login	password	position", a line each.
inline constexpr const char* demo_heading = "office\tlogin\tpassword\tposition\n";

// The office and a person for every role; the lines of whoever may sign in.
std::string add_demo_office(Transaction& writing, const DemoOffice& demo);

// Two districts and the strategy office.
std::vector<DemoOffice> demo_offices();

// Throws std::runtime_error when there are people already.
void demand_nobody(const Transaction& writing, const std::string& state);

}  // namespace server

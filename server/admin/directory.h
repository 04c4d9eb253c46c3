// Offices and people put into the records by the operator.

#pragma once

#include "server/store/store.h"

#include <filesystem>
#include <string>
#include <vector>

namespace server {

// From CSV with the columns code, name and, for a unit of the office above it, unit and letter_code:
//
//   code,name,unit,letter_code
//   5009,สำนักงานเขตห้วยขวาง,,
//   5009,ฝ่ายปกครอง,01,กท 4801
//
// Throws std::runtime_error naming the file and the row at fault.
std::vector<Office> read_offices(const std::filesystem::path& file);

// With its audit entry; throws std::runtime_error when there is one of that code.
void add_office(Transaction& writing, const Office& office);

// With an id and a random password, which is returned and kept only as a hash, and its audit entry.
// Throws std::runtime_error when the login is taken or there is no such office or unit.
std::string add_person(Transaction& writing, Person person);

// The same for somebody who cannot sign in.
void add_person_without_password(Transaction& writing, Person person);

}  // namespace server

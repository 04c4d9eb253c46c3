// Reports and letters as rows of lists.

#pragma once

#include "server/desk/view.h"
#include "server/store/store.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// Names of offices by their codes.
using OfficeNames = std::map<std::string, std::string>;
OfficeNames office_names(const Transaction& reading);
std::string name_in(const OfficeNames& names, const std::string& office);  // The code, where it has no name.

// id, address, code, name, office, quarter, fiscal_year, state (of state_view), edition, signed (the day), pdf (its address).
View report_row(const Report& report, const OfficeNames& names);
// id, address, subject, to, office, number, date, state, reports (how many)
View letter_row(const Letter& letter, const OfficeNames& names);

// What is attached to a report now, and a row of it: id, name, size, address.
std::vector<Evidence> attached(const Transaction& reading, const Sight& sight, std::string_view report);
View evidence_row(const Evidence& evidence);

// What is shown beside facts or a form, as {{> paper}} shows it: address, and whether it is a picture that was scanned or a PDF.
View paper_view(const std::string& address);

// label and shape: a state is told by both, never by colour alone.
View state_view(ReportState state);
View state_view(LetterState state);

}  // namespace server

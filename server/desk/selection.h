// Which reports of a list were ticked.

#pragma once

#include "server/desk/screen.h"

#include <string>
#include <vector>

namespace server {

inline constexpr std::size_t most_selected = 200;  // As many as one transition takes.

// Of the form of /reports: the reports whose boxes (record) are ticked or, where `all` is, what the filter beside them
// finds; the first 200. Where the filter names no state, `usual` is meant. What is out of sight is left out.
std::vector<Report> selected_reports(const Transaction& reading, const Visit& visit, std::optional<ReportState> usual);

}  // namespace server

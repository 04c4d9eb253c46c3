#include "server/desk/selection.h"

#include "server/api/read_filter.h"

#include <algorithm>
#include <set>

namespace server {

namespace {

std::vector<Report> found_by_filter(const Transaction& reading, const Visit& visit, std::optional<ReportState> usual) {
    std::vector<Parameter> asked;
    for (const FormField& one : visit.form) asked.push_back({one.name, one.value});
    ReportFilter filter;
    if (!read_filter(asked, filter).empty()) return {};
    if (!filter.state) filter.state = usual;
    return reading.reports(visit.caller.sight, filter, {}, most_selected).items;
}

}  // namespace

std::vector<Report> selected_reports(const Transaction& reading, const Visit& visit, std::optional<ReportState> usual) {
    if (!form_value(visit.form, "all").empty()) return found_by_filter(reading, visit, usual);
    std::vector<Report> reports;
    std::set<std::string> seen;
    for (const std::string& id : form_values(visit.form, "record")) {
        if (reports.size() == most_selected) break;
        if (!seen.insert(id).second) continue;
        if (auto report = reading.report(visit.caller.sight, id)) reports.push_back(*std::move(report));
    }
    return reports;
}

}  // namespace server

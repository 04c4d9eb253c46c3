#include "server/api/read_filter.h"

#include "server/http/query.h"

namespace server {

std::string read_filter(const std::vector<Parameter>& query, ReportFilter& filter) {
    const auto text = [&](const char* name) { return parameter(query, name); };
    if (const std::string year = text("fiscal_year"); !year.empty() && !(filter.fiscal_year = read_whole(year))) return "fiscal_year";
    if (const std::string quarter = text("quarter"); !quarter.empty() && !(filter.quarter = read_whole(quarter))) return "quarter";
    if (const std::string state = text("state"); !state.empty() && !(filter.state = read_report_state(state))) return "state";
    if (const std::string office = text("office"); !office.empty()) filter.office = office;
    if (const std::string type = text("type"); !type.empty()) filter.type = type;
    filter.words = text("q");
    return "";
}

}  // namespace server

#include "server/desk/arrived_document.h"

#include "server/desk/make_reports.h"
#include "server/office/report_document.h"

namespace server {

using layout::Value;

OrRefusal<Arrival> find_arrival(const Visit& visit, const std::string& kind, const std::string& sha256) {
    if (const auto refusal = refuse_to_make_reports(visit)) return *refusal;
    const auto known = read_arrival_kind(kind);
    const auto bytes = known ? visit.desk.registry.files.read(sha256) : std::nullopt;
    if (!bytes) return refusal_of(Outcome::not_found);
    auto arrival = read_arrival(*known, *bytes);
    if (!arrival) return refuse_document(arrival.problems());
    return *std::move(arrival);
}

Value with_indicator(const Value& report, const Value& indicator) { return with_all_fields(with_member(report, "indicators", Value(Value::Array{indicator}))); }

}  // namespace server

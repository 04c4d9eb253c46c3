// /v1/reports: made, read, replaced, listed.

#include "server/api/json_reply.h"
#include "server/api/read_filter.h"
#include "server/api/record_values.h"
#include "server/api/records_api.h"
#include "server/check_document.h"
#include "server/http/query.h"
#include "server/office/report_document.h"
#include "server/office/write_report.h"

#include <array>

namespace server {

using layout::Value;

namespace {

constexpr std::array<std::string_view, 1> parameters_of_writing{"truncated"};
constexpr std::array<std::string_view, 8> parameters_of_list{"fiscal_year", "quarter", "office", "state", "type", "q", "cursor", "limit"};

Value whole_record(const Transaction& reading, const Sight& sight, const Report& report, const Value& data) {
    Value value = with_member(report_value(report), "data", data);
    Value::Array evidence, documents;
    for (const Evidence& one : reading.evidence(sight, report.id)) evidence.push_back(evidence_value(one));
    for (const DocumentFile& one : reading.documents(sight, report.id)) documents.push_back(document_value(one));
    value = with_member(value, "evidence", Value(std::move(evidence)));
    return with_member(value, "documents", Value(std::move(documents)));
}

// The record as it was just written, and what a person should look at in it.
Reply written(const RecordsApi& api, const Report& report, const Value& data, int status) {
    const Value findings = findings_value(check_document(data, *api.registry.house.repair_words()));
    Reply reply = record_reply(with_member(report_value(report), "findings", findings), report.version);
    reply.status = status;
    if (status == 201) reply.fields.emplace_back("Location", "/v1/reports/" + report.id);
    return reply;
}

// Reads the body and hands it on, in the pool: what a body costs is a rendering.
template <class Write>
Reply with_document(const RecordsApi& api, const Request& request, const Write& write) {
    if (const auto refusal = check_parameters(request.query, parameters_of_writing)) return reply_to(*refusal, request.asker);
    const std::string truncated = parameter(request.query, "truncated");
    if (!truncated.empty() && truncated != "true" && truncated != "false") return wrong_parameter(request.asker, "truncated");
    return in_pool(api.pool, request.asker, [&] {
        const auto document = read_report_document(api.registry, request.body);
        if (!document) return reply_to(refuse_document(document.problems()), request.asker);
        return write(*document, truncated == "true");
    });
}

Reply post_report(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (const auto refused = refuse_to_create_report(caller.actor)) return reply_to(refusal_of(*refused), request.asker);
    return with_document(api, request, [&](const ReportDocument& document, bool truncated) {
        return reply_or_refusal(create_report(api.registry, caller, document, truncated), request.asker,
                                [&](const Report& report) { return written(api, report, document.value, 201); });
    });
}

Reply put_report(const RecordsApi& api, const Request& request, const Caller& caller) {
    const std::string& id = request.arguments[0];
    if (const auto refusal = refuse_to_change(api.registry, caller, id, if_match(request))) return reply_to(*refusal, request.asker);
    return with_document(api, request, [&](const ReportDocument& document, bool truncated) {
        return reply_or_refusal(replace_report(api.registry, caller, id, if_match(request), document, truncated), request.asker,
                                [&](const Report& report) { return written(api, report, document.value, 200); });
    });
}

Reply get_report(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    const auto reading = api.registry.store.read();
    const auto report = reading->report(caller.sight, request.arguments[0]);
    if (!report) return reply_to(refusal_of(Outcome::not_found), request.asker);
    const Value data = read_kept(reading->report_json(caller.sight, report->id, report->version).value());
    return record_reply(whole_record(*reading, caller.sight, *report, data), report->version);
}

Reply list_reports(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (const auto refusal = check_parameters(request.query, parameters_of_list)) return reply_to(*refusal, request.asker);
    ReportFilter filter;
    if (const std::string wrong = read_filter(request.query, filter); !wrong.empty()) return wrong_parameter(request.asker, wrong);
    const auto limit = read_limit(request);
    if (!limit) return wrong_parameter(request.asker, "limit");
    const std::string cursor = parameter(request.query, "cursor");
    const auto after = read_report_cursor(cursor);
    if (!cursor.empty() && !after) return wrong_parameter(request.asker, "cursor");

    const ReportPage page = api.registry.store.read()->reports(caller.sight, filter, after, *limit);
    Value::Array items;
    for (const Report& report : page.items) items.push_back(report_value(report));
    return list_reply(request, std::move(items), page.next ? std::optional(write_cursor(*page.next)) : std::nullopt);
}

}  // namespace

void add_reports(Router& router, const RecordsApi& api) {
    const std::vector<std::string> json{"application/json"};
    const auto add = [&](const char* method, const char* pattern, Reply (*handler)(const RecordsApi&, const Request&, const Caller&)) {
        router.add({method, pattern, json, for_known(api, [api, handler](const Request& request, const Caller& caller) { return handler(api, request, caller); }),
                    Scope::open});
    };
    add("POST", "/v1/reports", post_report);
    add("GET", "/v1/reports", list_reports);
    add("GET", "/v1/reports/{id}", get_report);
    add("PUT", "/v1/reports/{id}", put_report);
    add("GET", "/v1/reports/{id}/history", get_history);
}

}  // namespace server

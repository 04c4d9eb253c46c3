// /v1/reports/{id}/documents/{name}: what would be signed, and what was. …/evidence: what proves it, kept
// as it came and never looked into.

#include "server/api/file_reply.h"
#include "server/api/json_reply.h"
#include "server/api/received_file.h"
#include "server/api/record_values.h"
#include "server/api/records_api.h"
#include "server/http/query.h"
#include "server/office/move_reports.h"
#include "server/office/write_report.h"

#include <algorithm>
#include <array>

namespace server {

namespace {

Reply get_preview(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    return in_pool(api.pool, request.asker, [&] {
        return reply_or_refusal(preview_report(api.registry, caller, request.arguments[0]), request.asker, [&](const layout::Rendered& rendered) {
            return pdf_reply(rendered.pdf, rendered.file_name, rendered.ascii_file_name);
        });
    });
}

Reply get_document(const RecordsApi& api, const Request& request, const Caller& caller) {
    return request.arguments[1] == "preview.pdf" ? get_preview(api, request, caller) : kept_document(api, request, caller);
}

constexpr std::array<std::string_view, 1> parameters_of_evidence{"name"};

Reply evidence_reply(const OrRefusal<Report>& changed, const Asker& asker) {
    return reply_or_refusal(changed, asker, [](const Report& report) { return record_reply(report_value(report), report.version); });
}

// To the disk as it comes; into the record once it is whole.
Reply post_evidence(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (const auto refusal = check_parameters(request.query, parameters_of_evidence)) return reply_to(*refusal, request.asker);
    const std::string& id = request.arguments[0];
    Evidence evidence;
    evidence.name = parameter(request.query, "name");
    if (!is_evidence_name(evidence.name)) return wrong_parameter(request.asker, "name");
    if (const auto refusal = refuse_to_change(api.registry, caller, id, if_match(request))) return reply_to(*refusal, request.asker);

    const KeptFile kept = receive_file(api.registry.files, request);
    evidence.media_type = body_type(request.fields);
    evidence.sha256 = kept.sha256;
    evidence.bytes = kept.bytes;
    return evidence_reply(add_evidence(api.registry, caller, id, if_match(request), evidence), request.asker);
}

Reply get_evidence(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    const auto list = api.registry.store.read()->evidence(caller.sight, request.arguments[0]);
    const auto found = std::find_if(list.begin(), list.end(), [&](const Evidence& one) { return one.id == request.arguments[1]; });
    if (found == list.end()) return reply_to(refusal_of(Outcome::not_found), request.asker);
    const std::string ending = found->media_type.substr(found->media_type.find('/') + 1);
    return file_reply(api.registry.files, {found->media_type, found->sha256, found->name, "evidence-" + found->id + "." + ending, true});
}

Reply delete_evidence(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    return evidence_reply(remove_evidence(api.registry, caller, request.arguments[0], if_match(request), request.arguments[1]), request.asker);
}

}  // namespace

void add_report_files(Router& router, const RecordsApi& api) {
    const auto known = [&](Reply (*handler)(const RecordsApi&, const Request&, const Caller&)) {
        return for_known(api, [api, handler](const Request& request, const Caller& caller) { return handler(api, request, caller); });
    };
    const std::vector<std::string> json{"application/json"};
    router.add({"GET", "/v1/reports/{id}/documents/{name}", {"application/pdf"}, known(get_document), Scope::open});
    router.add({"POST", "/v1/reports/{id}/evidence", json, known(post_evidence), Scope::open, most_file_bytes, file_types, true});
    router.add({"GET", "/v1/reports/{id}/evidence/{evidence}", file_types, known(get_evidence), Scope::open});
    router.add({"DELETE", "/v1/reports/{id}/evidence/{evidence}", json, known(delete_evidence), Scope::open});
}

}  // namespace server

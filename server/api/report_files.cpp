// /v1/reports/{id}/documents/{name}: what would be signed, and what was.

#include "server/api/api.h"
#include "server/api/file_reply.h"
#include "server/api/json_reply.h"
#include "server/api/records_api.h"
#include "server/http/query.h"
#include "server/office/move_reports.h"

#include <algorithm>
#include <array>

namespace server {

namespace {

constexpr std::array<std::string_view, 1> parameters_of_document{"version"};

Reply get_preview(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    return in_pool(api.pool, request.asker, [&] {
        return reply_or_refusal(preview_report(api.registry, caller, request.arguments[0]), request.asker, [&](const layout::Rendered& rendered) {
            return pdf_reply(rendered.pdf, rendered.file_name, rendered.ascii_file_name);
        });
    });
}

Reply get_document(const RecordsApi& api, const Request& request, const Caller& caller) {
    const std::string& id = request.arguments[0], name = request.arguments[1];
    if (name == "preview.pdf") return get_preview(api, request, caller);
    if (const auto refusal = check_parameters(request.query, parameters_of_document)) return reply_to(*refusal, request.asker);
    const std::string version = parameter(request.query, "version");

    auto documents = api.registry.store.read()->documents(caller.sight, id);
    std::erase_if(documents, [&](const DocumentFile& one) { return one.name != name || (!version.empty() && std::to_string(one.version) != version); });
    if (documents.empty()) return reply_to(refusal_of(Outcome::not_found), request.asker);
    const DocumentFile& newest = documents.back();
    const std::string file_name = id + "-" + std::to_string(newest.version) + "-" + newest.name;
    return file_reply(api.registry.files, {newest.media_type, newest.sha256, file_name, file_name, !version.empty()});
}

}  // namespace

void add_report_files(Router& router, const RecordsApi& api) {
    router.add({"GET", "/v1/reports/{id}/documents/{name}", {"application/pdf"},
                for_known(api, [api](const Request& request, const Caller& caller) { return get_document(api, request, caller); }), Scope::open});
}

}  // namespace server

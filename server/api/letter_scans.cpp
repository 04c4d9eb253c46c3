// /v1/letters/{id}/scan: what was signed on paper, as it was scanned.

#include "server/api/json_reply.h"
#include "server/api/received_file.h"
#include "server/api/record_values.h"
#include "server/api/records_api.h"
#include "server/http/query.h"
#include "server/office/ink_letter.h"

namespace server {

namespace {

Reply post_scan(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    const std::string& id = request.arguments[0];
    if (const auto refusal = refuse_to_add_scan(api.registry, caller, id, if_match(request))) return reply_to(*refusal, request.asker);
    const KeptFile kept = receive_file(api.registry.files, request);
    DocumentFile scan;
    scan.media_type = body_type(request.fields);
    scan.sha256 = kept.sha256;
    scan.bytes = kept.bytes;
    return reply_or_refusal(add_scan(api.registry, caller, id, if_match(request), scan), request.asker,
                            [](const Letter& letter) { return record_reply(letter_value(letter), letter.version); });
}

}  // namespace

void add_letter_scans(Router& router, const RecordsApi& api) {
    router.add({"POST", "/v1/letters/{id}/scan", {"application/json"},
                for_known(api, [api](const Request& request, const Caller& caller) { return post_scan(api, request, caller); }), Scope::open,
                most_file_bytes, file_types, true});
}

}  // namespace server

// What the routes of records share: who asks, which version was seen, how lists are walked.

#pragma once

#include "server/api/in_pool.h"
#include "server/api/read_filter.h"
#include "server/http/message.h"
#include "server/http/router.h"
#include "server/office/registry.h"
#include "server/office/transition.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace server {

// What these routes stand on. All of it outlives the router.
struct RecordsApi {
    const Registry& registry;
    WhoAsks& who;
    RenderPool& pool;
};

// /v1/reports /v1/letters /v1/transitions /v1/plans /v1/verifications
void add_records(Router& router, const RecordsApi& api);

void add_reports(Router& router, const RecordsApi& api);       // /v1/reports
void add_transitions(Router& router, const RecordsApi& api);   // /v1/reports/{id}/transitions /v1/transitions
void add_report_files(Router& router, const RecordsApi& api);  // /v1/reports/{id}/documents /v1/reports/{id}/evidence
void add_letters(Router& router, const RecordsApi& api);       // /v1/letters
void add_letter_scans(Router& router, const RecordsApi& api);  // /v1/letters/{id}/scan
void add_plans(Router& router, const RecordsApi& api);         // /v1/plans
void add_verifications(Router& router, const RecordsApi& api); // /v1/verifications

using CallerHandler = std::function<Reply(const Request&, const Caller&)>;

// Asks who it is first: 401 for nobody that is known. The route's own scope is then `open`.
Handler for_known(const RecordsApi& api, CallerHandler handler);

// The version in If-Match; nothing without the field. A tag that was never ours is version -1, which
// no record has.
std::optional<std::int64_t> if_match(const Request& request);

// The caller, who has authenticated again when a signature brings the right password.
Caller with_password(const RecordsApi& api, Caller caller, const Transition& transition);

// What was kept of a report's or letter's documents: …/{id}/documents/{name}?version=…, the newest without.
Reply kept_document(const RecordsApi& api, const Request& request, const Caller& caller);

// …/{id}/history
Reply get_history(const RecordsApi& api, const Request& request, const Caller& caller);

// Tells the log of a seal that is lower than was wished, and why.
void log_lowered(const std::string& record, const std::optional<DocumentFile>& document, const layout::Problems& lowered);

// A record with its version as ETag.
Reply record_reply(const layout::Value& value, std::int64_t version);

// A refusal, or the value through `reply_with`.
template <class T, class Make>
Reply reply_or_refusal(const OrRefusal<T>& made, const Asker& asker, const Make& reply_with) {
    if (const auto* refusal = std::get_if<Refusal>(&made)) return reply_to(*refusal, asker);
    return reply_with(std::get<T>(made));
}

inline Reply reply_or_refusal(OrRefusal<Reply> made, const Asker& asker) {
    return reply_or_refusal(made, asker, [](const Reply& reply) { return reply; });
}

// 1 to most_rows, 50 when the query has none; nothing when it is something else.
std::optional<int> read_limit(const Request& request);

// 400 for a parameter whose value is none that the list knows.
Reply wrong_parameter(const Asker& asker, const std::string& name);

// {"items", "next_cursor"} with Link: rel="next" when there are more.
Reply list_reply(const Request& request, std::vector<layout::Value> items, const std::optional<std::string>& next);

}  // namespace server

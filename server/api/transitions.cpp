// POST /v1/reports/{id}/transitions and, for a list as a whole, POST /v1/transitions.

#include "server/api/json_reply.h"
#include "server/api/once.h"
#include "server/api/record_values.h"
#include "server/api/records_api.h"
#include "server/office/move_reports.h"
#include "server/office/report_document.h"

namespace server {

using layout::Value;

namespace {

// The report, and when it was signed just now, how.
Value moved_value(const Report& report, const PreparedMove& move) {
    return move.document ? with_member(report_value(report), "signature", signature_value(move.document->signature)) : report_value(report);
}

Reply reply_of(const std::vector<Report>& moved, const PreparedMoves& prepared) {
    if (!prepared.is_list) {
        Reply reply = record_reply(moved_value(moved[0], prepared.moves[0]), moved[0].version);
        reply.fields.emplace_back("Location", "/v1/reports/" + moved[0].id);
        return reply;
    }
    Value::Array items;
    for (std::size_t i = 0; i < moved.size(); ++i) items.push_back(moved_value(moved[i], prepared.moves[i]));
    return json_reply(Value(Value::Object{{"items", Value(std::move(items))}}));
}

OrRefusal<SecondHalf> first_half(const RecordsApi& api, const Caller& signer, const Transition& transition, bool is_list) {
    auto prepared = prepare_moves(api.registry, signer, transition, is_list);
    if (const auto* refusal = std::get_if<Refusal>(&prepared)) return *refusal;
    for (const PreparedMove& one : std::get<PreparedMoves>(prepared).moves) log_lowered(one.seen.id, one.document, one.lowered);
    return SecondHalf([&signer, prepared = std::get<PreparedMoves>(std::move(prepared))](Transaction& writing) -> OrRefusal<Reply> {
        const auto moved = carry_out_moves(writing, signer, prepared);
        if (const auto* refusal = std::get_if<Refusal>(&moved)) return *refusal;
        return reply_of(std::get<std::vector<Report>>(moved), prepared);
    });
}

Reply move(const RecordsApi& api, const Request& request, const Caller& caller, const Transition& transition, bool is_list) {
    const auto once = read_once(request, caller, transition.told);
    if (const auto* refusal = std::get_if<Refusal>(&once)) return reply_to(*refusal, request.asker);
    const Caller signer = with_password(api, caller, transition);
    const auto work = [&] {
        return reply_or_refusal(do_once(api.registry, std::get<Once>(once), [&] { return first_half(api, signer, transition, is_list); }), request.asker);
    };
    return transition.move.action == Action::sign_off ? in_pool(api.pool, request.asker, work) : work();
}

Reply post_transition(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    auto transition = read_transition(request.body);
    if (!transition) return reply_to(refuse_document(transition.problems()), request.asker);
    transition->records = {{request.arguments[0], if_match(request).value_or(0)}};
    return move(api, request, caller, *transition, false);
}

Reply post_transitions(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    auto transition = read_transitions(request.body);
    if (!transition) return reply_to(refuse_document(transition.problems()), request.asker);
    return move(api, request, caller, *transition, true);
}

}  // namespace

void add_transitions(Router& router, const RecordsApi& api) {
    const std::vector<std::string> json{"application/json"};
    const auto add = [&](const char* pattern, Reply (*handler)(const RecordsApi&, const Request&, const Caller&)) {
        router.add({"POST", pattern, json, for_known(api, [api, handler](const Request& request, const Caller& caller) { return handler(api, request, caller); }),
                    Scope::open});
    };
    add("/v1/reports/{id}/transitions", post_transition);
    add("/v1/transitions", post_transitions);
}

}  // namespace server

// POST /v1/reports/{id}/transitions and, for a list as a whole, POST /v1/transitions.

#include "server/api/api.h"
#include "server/api/json_reply.h"
#include "server/api/once.h"
#include "server/api/record_values.h"
#include "server/api/records_api.h"
#include "server/office/move_reports.h"

namespace server {

using layout::Value;

namespace {

// The caller, who has given the password again when the request brings it.
Caller with_password(const RecordsApi& api, Caller caller, const Transition& transition) {
    const bool signs = transition.move.action == Action::sign_off || transition.move.action == Action::sign;
    if (signs && !transition.password.empty()) caller.actor.reauthenticated = api.who.confirms(caller, transition.password);
    return caller;
}

Reply reply_of(const std::vector<Report>& moved, bool is_list) {
    if (!is_list) {
        Reply reply = record_reply(report_value(moved[0]), moved[0].version);
        reply.fields.emplace_back("Location", "/v1/reports/" + moved[0].id);
        return reply;
    }
    Value::Array items;
    for (const Report& report : moved) items.push_back(report_value(report));
    return json_reply(Value(Value::Object{{"items", Value(std::move(items))}}));
}

Reply move_once(const RecordsApi& api, const Request& request, const Caller& caller, Transition transition, bool is_list) {
    const auto read = read_once(request, caller, transition.told);
    if (const auto* refusal = std::get_if<Refusal>(&read)) return reply_to(*refusal, request.asker);
    const Once& once = std::get<Once>(read);
    if (auto before = answered_before(*api.registry.store.read(), once, request.asker)) return *std::move(before);

    const Caller signer = with_password(api, caller, transition);
    const auto prepared = prepare_moves(api.registry, signer, std::move(transition), is_list);
    if (const auto* refusal = std::get_if<Refusal>(&prepared)) {
        auto before = answered_before(*api.registry.store.read(), once, request.asker);
        return before ? *std::move(before) : reply_to(*refusal, request.asker);
    }
    const auto writing = api.registry.store.write();
    if (auto before = answered_before(*writing, once, request.asker)) return *std::move(before);  // Its twin was faster.
    const auto moved = carry_out_moves(*writing, signer, std::get<PreparedMoves>(prepared));
    return reply_or_refusal(moved, request.asker, [&](const std::vector<Report>& reports) {
        Reply reply = reply_of(reports, is_list);
        keep_answer(*writing, once, reply, api.registry.now());
        writing->commit();
        return reply;
    });
}

// A signature is a rendering, so it waits for its place in the pool.
Reply move_in_pool(const RecordsApi& api, const Request& request, const Caller& caller, Transition transition, bool is_list) {
    if (transition.move.action != Action::sign_off) return move_once(api, request, caller, std::move(transition), is_list);
    return in_pool(api.pool, request.asker, [&] { return move_once(api, request, caller, std::move(transition), is_list); });
}

Reply post_transition(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    auto transition = read_transition(request.body);
    if (!transition) return reply_to(refuse_document(transition.problems()), request.asker);
    transition->records = {{request.arguments[0], if_match(request).value_or(0)}};
    return move_in_pool(api, request, caller, *std::move(transition), false);
}

Reply post_transitions(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    auto transition = read_transitions(request.body);
    if (!transition) return reply_to(refuse_document(transition.problems()), request.asker);
    return move_in_pool(api, request, caller, *std::move(transition), true);
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

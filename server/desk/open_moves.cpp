#include "server/desk/open_moves.h"

#include "server/office/letters.h"
#include "server/office/write_report.h"

namespace server {

namespace {

// With all that can be given in a form.
Move complete(Action action, std::int64_t version, const std::string& document) {
    Move move;
    move.action = action;
    move.if_match = version;
    move.confirmed_sha256 = document;
    move.reason = "-";
    move.number = "1";
    move.date = Day();
    return move;
}

// The document is not made for this, and a scan may still be sent: any digest that is confirmed will do.
const std::string any_document(64, '0');

template <class Facts>
std::optional<Refusal> refuse(Action action, Facts facts, const Visit& visit) {
    facts.document_sha256 = any_document;
    Actor actor = visit.caller.actor;
    actor.reauthenticated = true;
    const auto decision = decide(complete(action, facts.version, any_document), std::optional<Facts>(facts), actor, visit.desk.registry.now());
    if (const auto* refused = std::get_if<MoveRefusal>(&decision)) return refusal_of(*refused);
    return {};
}

template <class Facts>
std::vector<Action> allowed(const Facts& facts, const Visit& visit) {
    std::vector<Action> open;
    for (const Action action : all_actions)
        if (action != Action::supersede && !refuse(action, facts, visit)) open.push_back(action);
    return open;
}

}  // namespace

std::vector<Action> open_moves(const Transaction& reading, const Visit& visit, const Report& report) {
    return allowed(facts_of(reading, visit.caller.sight, report).value(), visit);
}

std::vector<Action> open_moves(const Transaction& reading, const Visit& visit, const Letter& letter) {
    return allowed(facts_of(reading, visit.caller.sight, std::optional(letter)).value(), visit);
}

std::vector<View> move_rows(const std::vector<Action>& open, const std::string& record) {
    std::vector<View> rows;
    for (const Action action : open) {
        if (action == Action::add_scan) continue;
        const std::string page = action == Action::replace ? "edit" : std::string(name_of(action));
        const std::string label = action == Action::record_ink ? "ลงนามในกระดาษ" : std::string(thai_name_of(action));
        rows.push_back(View().text("address", record + "/" + page).text("label", label));
    }
    return rows;
}

std::optional<Refusal> refuse_to_begin(const Transaction& reading, const Visit& visit, const Report& report, Action action) {
    return refuse(action, facts_of(reading, visit.caller.sight, report).value(), visit);
}

std::optional<Refusal> refuse_to_begin(const Transaction& reading, const Visit& visit, const Letter& letter, Action action) {
    return refuse(action, facts_of(reading, visit.caller.sight, std::optional(letter)).value(), visit);
}

}  // namespace server

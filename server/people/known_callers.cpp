#include "server/people/known_callers.h"

#include "server/people/sessions.h"

namespace server {

namespace {

bool changes_something(const Request& request) { return request.method != "GET" && request.method != "HEAD"; }

// Points `actor.delegations` into what the caller itself keeps alive.
void give_delegations(Caller& caller, std::vector<Delegation> delegations) {
    caller.delegations = std::make_shared<const std::vector<Delegation>>(std::move(delegations));
    caller.actor.delegations = *caller.delegations;
}

}  // namespace

Caller KnownCallers::identify(const Request& request) {
    if (!field(request.fields, "Authorization").empty()) {
        const auto key = key_shown(request);
        return key ? caller_with(*key) : Caller();
    }
    const std::string token = session_token(request.fields);
    if (token.empty() || (changes_something(request) && !is_from_our_pages(request))) return {};
    return caller_in_session(token);
}

std::optional<OfficeKey> KnownCallers::key_shown(const Request& request) const {
    const std::string authorization = field(request.fields, "Authorization");
    return find_key(*store_.read(), bearer_token(authorization), now_());
}

Caller KnownCallers::caller_with(const OfficeKey& key) const {
    const bool writes = permits(key, Scope::report);
    if (key.office.empty() || (!writes && !permits(key, Scope::read))) return {};
    Caller caller;
    caller.actor = {true, key.id, key.office, writes ? Roles{Role::preparer} : Roles{}, {}, false};
    caller.sight = {key.office, Reach::own_office};
    caller.via = key.id;
    caller.name = key.label;
    give_delegations(caller, {});
    return caller;
}

Caller KnownCallers::caller_in_session(const std::string& token) {
    const Instant now = now_();
    Caller caller;
    std::optional<Session> session;
    {
        const auto reading = store_.read();
        session = reading->session(digest_of_token(token));
        if (!session || !holds(*session, now)) return {};
        const auto person = reading->person(Sight::everything(), session->person);
        if (!person || !person->enabled) return {};
        caller.actor = {true, person->id, person->office, person->roles, {}, false};
        caller.sight = {person->office, reach_of(person->roles)};
        caller.via = session->id;
        caller.name = person->name;
        caller.position = person->position;
        caller.form_token = session->form_token;
        give_delegations(caller, reading->delegations_of(person->id));
    }
    if (now >= session->used + noted_idle) note_use(*session, now);
    return caller;
}

// A disk that is full, or a writer that takes long, must not keep anybody from reading.
void KnownCallers::note_use(Session session, Instant now) try {
    session.used = now;
    const auto writing = store_.write();
    if (writing->update_session(session) == Outcome::done) writing->commit();
} catch (const StoreUnavailable&) {
}

bool KnownCallers::confirms(const Caller& caller, std::string_view password) {
    const bool is_person = !caller.form_token.empty();
    return is_person && sign_ins_.confirms(caller.actor.id, std::string(password));
}

}  // namespace server

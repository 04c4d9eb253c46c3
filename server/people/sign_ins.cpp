#include "server/people/sign_ins.h"

#include "server/people/lockout.h"
#include "server/people/sessions.h"

namespace server {

using namespace std::chrono_literals;

SignIns::SignIns(Store& store, TellTime now, HashCost cost) : store_(store), now_(std::move(now)), passwords_(cost), turns_(1, 128, 10s) {}

void SignIns::in_turn(const std::function<void()>& work) {
    if (!turns_.run(work)) throw StoreUnavailable(StoreUnavailable::Cause::locked, "more passwords wait to be checked than there may");
}

bool SignIns::admits(const std::optional<Person>& person, const std::string& password) {
    const bool may = person && person->enabled && !is_locked(*person, now_());
    const bool fits = passwords_.fits(password, may ? person->password_hash : "");
    if (may && !fits) note_failure(*person);
    return fits;
}

void SignIns::note_failure(const Person& person) {
    const Instant now = now_();
    const int failures = person.failed_logins + 1;
    const auto locked_until = lock_after(failures, now);
    const auto writing = store_.write();
    if (writing->note_login(person.id, failures, locked_until) != Outcome::done) return;
    if (locked_until) writing->append(event_of(person, "lock", now));
    writing->commit();
}

std::optional<SignedIn> SignIns::begin_session(const Person& person) {
    const Instant now = now_();
    auto [session, token] = new_session(person.id, now);
    const auto writing = store_.write();
    const auto current = writing->person(Sight::everything(), person.id);
    if (!current || current->version != person.version) return {};  // Disabled, or given another password, meanwhile.
    if (person.failed_logins > 0 && writing->note_login(person.id, 0, {}) != Outcome::done) return {};
    writing->drop_sessions_that_ended(now);
    if (writing->add_session(session) != Outcome::done) return {};
    AuditEvent event = event_of(person, "sign_in", now);
    event.via = session.id;
    writing->append(event);
    writing->commit();
    return SignedIn{person, std::move(session), std::move(token)};
}

std::optional<SignedIn> SignIns::sign_in(const std::string& login, const std::string& password) {
    std::optional<SignedIn> signed_in;
    in_turn([&] {
        const auto person = store_.read()->person_with_login(login);
        if (admits(person, password)) signed_in = begin_session(*person);
    });
    return signed_in;
}

bool SignIns::replace_password(const Person& person) {
    const auto writing = store_.write();
    if (writing->update_person(Sight::everything(), person) != Outcome::done) return false;
    writing->end_sessions_of(person.id);
    writing->append(event_of(person, "password", now_()));
    writing->commit();
    return true;
}

bool SignIns::confirms(const std::string& id, const std::string& password) {
    bool confirmed = false;
    in_turn([&] {
        const auto person = store_.read()->person(Sight::everything(), id);
        confirmed = admits(person, password);
        if (!confirmed || person->failed_logins == 0) return;
        const auto writing = store_.write();
        if (writing->note_login(id, 0, {}) == Outcome::done) writing->commit();
    });
    return confirmed;
}

std::optional<SignedIn> SignIns::change_password(const std::string& id, const std::string& old_password, const std::string& new_password) {
    std::optional<SignedIn> signed_in;
    in_turn([&] {
        auto person = store_.read()->person(Sight::everything(), id);
        if (!admits(person, old_password)) return;
        person->password_hash = passwords_.hash(new_password);
        ++person->version;
        if (replace_password(*person)) signed_in = begin_session(*person);
    });
    return signed_in;
}

void SignIns::sign_out(const std::string& token) {
    const auto writing = store_.write();
    const auto session = writing->session(digest_of_token(token));
    if (!session) return;
    const auto person = writing->person(Sight::everything(), session->person);
    writing->end_session(session->token_sha256);
    if (person) {
        AuditEvent event = event_of(*person, "sign_out", now_());
        event.via = session->id;
        writing->append(event);
    }
    writing->commit();
}

std::string SignIns::hash(const std::string& password) {
    std::string hash;
    in_turn([&] { hash = passwords_.hash(password); });
    return hash;
}

AuditEvent event_of(const Person& person, std::string_view action, Instant at) {
    AuditEvent event;
    event.at = at;
    event.actor = person.id;
    event.office = person.office;
    event.action = action;
    event.record = person.id;
    event.version = person.version;
    return event;
}

}  // namespace server

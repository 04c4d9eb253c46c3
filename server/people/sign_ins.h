// Signing in and out, and every check of a password.

#pragma once

#include "server/http/render_pool.h"
#include "server/people/clock.h"
#include "server/people/passwords.h"
#include "server/store/store.h"

#include <functional>
#include <optional>
#include <string>

namespace server {

struct SignedIn {
    Person person;
    Session session;
    std::string token;  // For the browser; kept nowhere.
};

// One hash at a time, on a thread that yields to those that answer (RenderPool): a hundred who sign
// in at once take their turn of some 45 ms each, and renderings beside them keep most of the
// cores. Beyond 128 waiting, or after 10 s: StoreUnavailable.
//
// So passwords are judged one after the other, and a lock holds for the very next. Whoever calls
// must not hold a transaction. Safe to call from any thread. Each may throw StoreUnavailable.
class SignIns {
public:
    SignIns(Store& store, TellTime now, HashCost cost = usual_cost);

    // Nothing: no such login, wrong password, disabled or locked, all with about the same work. A wrong
    // password is counted.
    std::optional<SignedIn> sign_in(const std::string& login, const std::string& password);

    // Whether it is the password of the person now; a wrong one is counted.
    bool confirms(const std::string& person, const std::string& password);

    // With a password that refuse_password lets through. Ends all sessions of the person and begins
    // a new one. Nothing when `old_password` is wrong, which is counted.
    std::optional<SignedIn> change_password(const std::string& person, const std::string& old_password, const std::string& new_password);

    void sign_out(const std::string& token);

    // A hash in its turn, for a password that somebody else sets.
    std::string hash(const std::string& password);

private:
    void in_turn(const std::function<void()>& work);
    bool admits(const std::optional<Person>& person, const std::string& password);
    void note_failure(const Person& person);
    bool replace_password(const Person& person);
    std::optional<SignedIn> begin_session(const Person& person);

    Store& store_;
    const TellTime now_;
    const Passwords passwords_;
    RenderPool turns_;
};

// The beginning of an audit entry on a person.
AuditEvent event_of(const Person& person, std::string_view action, Instant at);

}  // namespace server

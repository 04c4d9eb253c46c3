#include "server/people/reception.h"

#include "server/people/sessions.h"
#include "store_suite.h"

namespace server {
namespace {

using namespace std::chrono_literals;

const std::string right = "a right password", wrong = "a wrong password";

class Coming : public testing::Test {
protected:
    Coming() {
        person.id = new_identifier();
        person.office = huaikhwang;
        person.login = "somchai";
        person.name = "สมมุติ ตัวอย่าง";
        person.roles = {Role::preparer};
        person.password_hash = reception.sign_ins.hash(right);
        change([&](Transaction& tx) { return tx.add_person(person); });
    }

    template <class Change>
    void change(Change work) {
        const auto writing = store->write();
        ASSERT_EQ(work(*writing), Outcome::done);
        writing->append(event_of(person, "test", now));
        writing->commit();
    }

    bool signs_in(const std::string& password, const std::string& login = "somchai") { return reception.sign_ins.sign_in(login, password).has_value(); }

    Caller caller_of(const std::string& token, const std::string& method = "GET") {
        Request request;
        request.method = method;
        request.fields = {{"Host", "localhost"}, {"Cookie", "saraban=" + token}};
        return reception.callers.identify(request);
    }

    bool is_known(const std::string& token) { return caller_of(token).actor.known; }

    ScratchFolder scratch;
    std::unique_ptr<Store> store = open_state_folder(scratch.path / "state", Opening::serve).store;
    Instant now = noon;
    Person person;
    Reception reception{*store, [this] { return now; }, HashCost{1, 8 << 10}};
};

TEST_F(Coming, SignsInWithTheRightPasswordAlone) {
    EXPECT_TRUE(signs_in(right));
    EXPECT_FALSE(signs_in(wrong));
    EXPECT_FALSE(signs_in(right, "nobody"));
    EXPECT_FALSE(signs_in(""));
}

TEST_F(Coming, IsKnownByTheSession) {
    const auto signed_in = reception.sign_ins.sign_in("somchai", right);
    const Caller caller = caller_of(signed_in->token);
    EXPECT_TRUE(caller.actor.known);
    EXPECT_EQ(caller.actor.id, person.id);
    EXPECT_EQ(caller.sight.office, huaikhwang);
    EXPECT_EQ(caller.via, signed_in->session.id);
    EXPECT_EQ(caller.form_token, signed_in->session.form_token);
    EXPECT_FALSE(is_known(signed_in->session.token_sha256));
    EXPECT_FALSE(is_known(signed_in->session.id));
}

TEST_F(Coming, IsLockedByTheFifthErrorInARow) {
    for (int i = 0; i < 4; ++i) EXPECT_FALSE(signs_in(wrong));
    EXPECT_TRUE(signs_in(right));  // Counting begins anew.
    for (int i = 0; i < 5; ++i) EXPECT_FALSE(signs_in(wrong));
    EXPECT_FALSE(signs_in(right));
    now += 1min;
    EXPECT_FALSE(signs_in(wrong));  // The sixth: two minutes.
    now += 1min;
    EXPECT_FALSE(signs_in(right));
    now += 1min;
    EXPECT_TRUE(signs_in(right));
}

TEST_F(Coming, CountsErrorsOfReauthenticationToo) {
    const Caller caller = caller_of(reception.sign_ins.sign_in("somchai", right)->token);
    EXPECT_TRUE(reception.callers.confirms(caller, right));
    for (int i = 0; i < 5; ++i) EXPECT_FALSE(reception.callers.confirms(caller, wrong));
    EXPECT_FALSE(reception.callers.confirms(caller, right));
    EXPECT_FALSE(signs_in(right));
}

TEST_F(Coming, EndsAfterHalfAnHourOfSilence) {
    const std::string token = reception.sign_ins.sign_in("somchai", right)->token;
    now += 29min;
    EXPECT_TRUE(is_known(token));
    now += 29min;
    EXPECT_TRUE(is_known(token));
    now += 30min;
    EXPECT_FALSE(is_known(token));
}

TEST_F(Coming, EndsAfterEightHours) {
    const std::string token = reception.sign_ins.sign_in("somchai", right)->token;
    for (int i = 0; i < 23; ++i) {
        now += 20min;
        EXPECT_TRUE(is_known(token));
    }
    now += 20min;
    EXPECT_FALSE(is_known(token));
}

TEST_F(Coming, EndsAtSignOut) {
    const std::string token = reception.sign_ins.sign_in("somchai", right)->token, other = reception.sign_ins.sign_in("somchai", right)->token;
    reception.sign_ins.sign_out(token);
    EXPECT_FALSE(is_known(token));
    EXPECT_TRUE(is_known(other));
}

TEST_F(Coming, EndsEverywhereWithTheOldPassword) {
    const std::string token = reception.sign_ins.sign_in("somchai", right)->token;
    EXPECT_FALSE(reception.sign_ins.change_password(person.id, wrong, "a newer password"));
    EXPECT_TRUE(is_known(token));
    const auto again = reception.sign_ins.change_password(person.id, right, "a newer password");
    ASSERT_TRUE(again);
    EXPECT_FALSE(is_known(token));
    EXPECT_TRUE(is_known(again->token));
    EXPECT_FALSE(signs_in(right));
    EXPECT_TRUE(signs_in("a newer password"));
}

TEST_F(Coming, IsOverForWhoIsDisabled) {
    const std::string token = reception.sign_ins.sign_in("somchai", right)->token;
    person.enabled = false;
    person.version = 2;
    change([&](Transaction& tx) { return tx.update_person(everything, person); });
    EXPECT_FALSE(is_known(token));
    EXPECT_FALSE(signs_in(right));
}

TEST_F(Coming, ChangesNothingFromAPageOfAnotherSite) {
    const std::string token = reception.sign_ins.sign_in("somchai", right)->token;
    EXPECT_TRUE(caller_of(token, "DELETE").actor.known);
    EXPECT_FALSE(caller_of(token, "POST").actor.known);  // A form could have sent it.
}

TEST_F(Coming, LeavesATraceInTheAudit) {
    reception.sign_ins.sign_out(reception.sign_ins.sign_in("somchai", right)->token);
    for (int i = 0; i < 5; ++i) signs_in(wrong);
    std::string actions;
    for (const AuditEntry& entry : store->read()->audit(1, 100)) actions += entry.event.action + " ";
    EXPECT_EQ(actions, "test sign_in sign_out lock ");
    EXPECT_TRUE(store->faults({}).empty());
}

class Applications : public Coming {
protected:
    Caller caller_with(const std::string& scopes, const std::string& office = huaikhwang) {
        OfficeKey wanted;
        wanted.office = office;
        wanted.scopes = scopes;
        wanted.created = now;
        const auto [key, token] = make_office_key(wanted);
        const auto writing = store->write();
        EXPECT_EQ(writing->add_key(key), Outcome::done);
        AuditEvent event;
        event.record = key.id;
        event.version = 1;
        writing->append(event);
        writing->commit();
        Request request;
        request.method = "POST";
        request.fields = {{"Authorization", "Bearer " + token}};
        return reception.callers.identify(request);
    }
};

TEST_F(Applications, ActAsTheirScopesSay) {
    const Caller writer = caller_with("read,report");
    EXPECT_TRUE(writer.actor.known);
    EXPECT_EQ(writer.actor.roles, Roles{Role::preparer});
    EXPECT_EQ(writer.sight.office, huaikhwang);
    EXPECT_TRUE(caller_with("read").actor.known);
    EXPECT_EQ(caller_with("read").actor.roles, Roles());
    EXPECT_FALSE(caller_with("render").actor.known);
    EXPECT_FALSE(caller_with("read", "").actor.known);
}

TEST_F(Applications, NeverConfirm) { EXPECT_FALSE(reception.callers.confirms(caller_with("report"), right)); }

}  // namespace
}  // namespace server

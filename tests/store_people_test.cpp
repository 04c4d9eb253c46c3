#include "store_suite.h"

namespace server {
namespace {

class StorePeople : public StoreSuite {
protected:
    static Person new_person(const std::string& office, const std::string& login) {
        Person person;
        person.id = new_identifier();
        person.office = office;
        person.login = login;
        person.name = "สมมุติ ตัวอย่าง";
        person.position = "เจ้าพนักงานธุรการ";
        person.roles = {Role::preparer, Role::records};
        person.password_hash = "$argon2id$…";
        person.created = noon;
        return person;
    }

    Person add_person(const std::string& office, const std::string& login) {
        const Person person = new_person(office, login);
        EXPECT_EQ(in_one([&](Transaction& tx) { return tx.add_person(person); }, person.id, 1), Outcome::done);
        return person;
    }

    // A change of one record with its audit event.
    template <class Change>
    Outcome in_one(Change change, const std::string& record, std::int64_t version) {
        const auto writing = store->write();
        const Outcome outcome = change(*writing);
        if (outcome != Outcome::done) return outcome;
        writing->append(event_of(record, version));
        writing->commit();
        return outcome;
    }
};

INSTANTIATE_TEST_SUITE_P(Every, StorePeople, testing::ValuesIn(store_makers), name_of_maker);

TEST_P(StorePeople, AreKnownByIdAndLoginInTheirOffice) {
    Person person = add_person(huaikhwang, "somchai");
    add_person(phayathai, "anong");
    EXPECT_EQ(store->read()->person(in_huaikhwang, person.id), person);
    EXPECT_FALSE(store->read()->person(in_phayathai, person.id));
    EXPECT_FALSE(store->read()->person({phayathai, Reach::and_sent}, person.id));
    EXPECT_EQ(store->read()->person_with_login("somchai"), person);
    EXPECT_FALSE(store->read()->person_with_login("SOMCHAI"));
    EXPECT_EQ(store->read()->people(in_huaikhwang), std::vector{person});
    EXPECT_EQ(store->read()->people(everything).size(), 2u);
    EXPECT_EQ(in_one([&](Transaction& tx) { return tx.add_person(new_person(phayathai, "somchai")); }, "", 1), Outcome::taken);

    person.version = 2;
    person.enabled = false;
    person.roles = {Role::approver};
    const auto update_from = [&](const Sight& sight) { return in_one([&](Transaction& tx) { return tx.update_person(sight, person); }, person.id, 2); };
    EXPECT_EQ(update_from(in_phayathai), Outcome::not_found);
    EXPECT_EQ(update_from(in_huaikhwang), Outcome::done);
    EXPECT_EQ(update_from(in_huaikhwang), Outcome::stale);
    reopen();
    EXPECT_EQ(store->read()->person(in_huaikhwang, person.id), person);
}

TEST_P(StorePeople, CountFailedLoginsWithoutANewVersion) {
    const Person person = add_person(huaikhwang, "somchai");
    {
        const auto writing = store->write();
        EXPECT_EQ(writing->note_login(person.id, 5, noon), Outcome::done);
        EXPECT_EQ(writing->note_login("nobody", 5, noon), Outcome::not_found);
        writing->commit();
    }
    const auto found = store->read()->person(everything, person.id);
    EXPECT_EQ(found->failed_logins, 5);
    EXPECT_EQ(found->locked_until, noon);
    EXPECT_EQ(found->version, 1);
}

TEST_P(StorePeople, SignForOthersByOrder) {
    const Person person = add_person(huaikhwang, "somchai");
    Delegation order{new_identifier(), 1, huaikhwang, person.id, Capacity::in_absence, "ผู้ช่วยผู้อำนวยการเขต", "ผู้อำนวยการเขตห้วยขวาง", "ที่ 432/2563", *read_day("2021-06-01"), *read_day("2021-06-30"), {}};
    Delegation second = order;
    second.id = new_identifier();
    for (const Delegation& delegation : {order, second}) {
        ASSERT_EQ(in_one([&](Transaction& tx) { return tx.add_delegation(delegation); }, delegation.id, 1), Outcome::done);
    }
    EXPECT_EQ(store->read()->delegations_of(person.id), (std::vector{order, second}));
    EXPECT_TRUE(store->read()->delegations(in_phayathai).empty());
    order.version = 2;
    order.revoked = noon;
    EXPECT_EQ(in_one([&](Transaction& tx) { return tx.update_delegation(in_phayathai, order); }, order.id, 2), Outcome::not_found);
    EXPECT_EQ(in_one([&](Transaction& tx) { return tx.update_delegation(in_huaikhwang, order); }, order.id, 2), Outcome::done);
    EXPECT_EQ(store->read()->delegations(in_huaikhwang), (std::vector{order, second}));
}

TEST_P(StorePeople, HaveSessionsThatEnd) {
    const Person person = add_person(huaikhwang, "somchai"), other = add_person(huaikhwang, "anong");
    Session session{"digest", "id", person.id, "form", noon, noon, noon + std::chrono::hours(8), {}};
    const Session later{"digest2", "id2", person.id, "form", noon, noon, noon + std::chrono::hours(9), noon};
    const Session others{"digest3", "id3", other.id, "form", noon, noon, noon + std::chrono::hours(7), {}};
    {
        const auto writing = store->write();
        for (const Session& s : {session, later, others}) ASSERT_EQ(writing->add_session(s), Outcome::done);
        EXPECT_EQ(writing->add_session(session), Outcome::taken);
        session.used = noon + std::chrono::minutes(5);
        session.reauthenticated = session.used;
        EXPECT_EQ(writing->update_session(session), Outcome::done);
        EXPECT_EQ(writing->update_session({"nothing"}), Outcome::not_found);
        writing->commit();
    }
    const auto is_there = [&](const char* digest) { return store->read()->session(digest).has_value(); };
    EXPECT_EQ(store->read()->session("digest"), session);
    EXPECT_EQ(store->read()->session("digest2"), later);
    const auto end = [&](auto how) {
        const auto writing = store->write();
        how(*writing);
        writing->commit();
    };
    end([&](Transaction& tx) { tx.drop_sessions_that_ended(noon + std::chrono::hours(8)); });
    EXPECT_TRUE(is_there("digest") && is_there("digest2") && !is_there("digest3"));
    end([&](Transaction& tx) { tx.end_session("digest"); });
    EXPECT_TRUE(!is_there("digest") && is_there("digest2"));
    end([&](Transaction& tx) { tx.end_sessions_of(person.id); });
    EXPECT_FALSE(is_there("digest2"));
}

TEST_P(StorePeople, AndApplicationsHaveKeysOfAnOffice) {
    OfficeKey key{"00112233aabb", 1, std::string(64, 'a'), huaikhwang, "render,read", "ระบบหนึ่ง", noon, read_day("2027-09-30"), {}};
    ASSERT_EQ(in_one([&](Transaction& tx) { return tx.add_key(key); }, key.id, 1), Outcome::done);
    EXPECT_EQ(in_one([&](Transaction& tx) { return tx.add_key(key); }, key.id, 1), Outcome::taken);
    EXPECT_EQ(store->read()->key(key.id), key);
    EXPECT_TRUE(store->read()->keys(in_phayathai).empty());
    key.version = 2;
    key.revoked = noon;
    EXPECT_EQ(in_one([&](Transaction& tx) { return tx.update_key(in_phayathai, key); }, key.id, 2), Outcome::not_found);
    EXPECT_EQ(in_one([&](Transaction& tx) { return tx.update_key(in_huaikhwang, key); }, key.id, 2), Outcome::done);
    EXPECT_EQ(store->read()->keys(in_huaikhwang), std::vector{key});
}

TEST_P(StorePeople, WorkInOfficesWithUnits) {
    Office office{huaikhwang, 1, "สำนักงานเขตห้วยขวาง", {{"01", "ฝ่ายปกครอง", "กท 4801"}, {"08", "ฝ่ายการคลัง", "กท 4808"}}};
    const auto put = [&] { return in_one([&](Transaction& tx) { return tx.put_office(office); }, office.code, office.version); };
    EXPECT_EQ(put(), Outcome::done);
    EXPECT_EQ(put(), Outcome::stale);
    EXPECT_EQ(store->read()->office(huaikhwang), office);
    office.version = 2;
    office.units.pop_back();
    EXPECT_EQ(put(), Outcome::done);
    EXPECT_EQ(store->read()->offices(), std::vector{office});
    EXPECT_FALSE(store->read()->office(phayathai));
}

TEST_P(StorePeople, ReportByAPlan) {
    Plan plan{2564, huaikhwang, 1, {{"5009-0001", "หนึ่ง", "งานประจำ", {read_day("2020-12-25"), {}, read_day("2021-06-25"), {}}}, {"5009-0002", "สอง", "", {}}}};
    const auto put = [&](const Sight& sight) { return in_one([&](Transaction& tx) { return tx.put_plan(sight, plan); }, record_of(plan), plan.version); };
    EXPECT_EQ(put(in_phayathai), Outcome::not_found);
    EXPECT_EQ(put(in_strategy), Outcome::not_found);
    EXPECT_EQ(put(in_huaikhwang), Outcome::done);
    EXPECT_EQ(put(in_huaikhwang), Outcome::stale);
    EXPECT_EQ(store->read()->plan(in_huaikhwang, 2564, huaikhwang), plan);
    EXPECT_EQ(store->read()->plan(in_strategy, 2564, huaikhwang), plan);
    EXPECT_FALSE(store->read()->plan(in_phayathai, 2564, huaikhwang));
    EXPECT_FALSE(store->read()->plan(in_huaikhwang, 2565, huaikhwang));
    plan.version = 3;
    EXPECT_EQ(put(in_huaikhwang), Outcome::stale);
    plan.version = 2;
    plan.indicators.pop_back();
    EXPECT_EQ(put(in_huaikhwang), Outcome::done);
    EXPECT_EQ(store->read()->plans(in_strategy, 2564), std::vector{plan});
    EXPECT_TRUE(store->read()->plans(in_phayathai, 2564).empty());
}

TEST_P(StorePeople, AreAnsweredTheSameAgain) {
    const KeptAnswer answer{"somchai", "key", std::string(64, 'f'), 200, "ETag: \"2\"", std::string("{\0\xFF}", 4), noon};
    {
        const auto writing = store->write();
        EXPECT_EQ(writing->keep_answer(answer), Outcome::done);
        EXPECT_EQ(writing->keep_answer(answer), Outcome::taken);
        writing->commit();
    }
    EXPECT_EQ(store->read()->answer("somchai", "key"), answer);
    EXPECT_FALSE(store->read()->answer("anong", "key"));
    const auto drop = [&](Instant before) {
        const auto writing = store->write();
        writing->drop_answers_made_before(before);
        writing->commit();
    };
    drop(noon);
    EXPECT_TRUE(store->read()->answer("somchai", "key"));
    drop(noon + std::chrono::milliseconds(1));
    EXPECT_FALSE(store->read()->answer("somchai", "key"));
}

}  // namespace
}  // namespace server

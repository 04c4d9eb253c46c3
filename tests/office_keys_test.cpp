#include "server/people/office_keys.h"

#include "store_suite.h"

namespace server {
namespace {

// A store that holds one key, and the token of that key.
struct KeptKey {
    explicit KeptKey(OfficeKey wanted) {
        std::tie(key, token) = make_office_key(std::move(wanted));
        const auto writing = store->write();
        EXPECT_EQ(writing->add_key(key), Outcome::done);
        AuditEvent event;
        event.record = key.id;
        event.version = 1;
        writing->append(event);
        writing->commit();
    }

    bool opens(const std::string& with, Instant now = noon) const { return find_key(*store->read(), with, now).has_value(); }

    ScratchFolder scratch;
    std::unique_ptr<Store> store = open_state_folder(scratch.path / "state", Opening::serve).store;
    OfficeKey key;
    std::string token;
};

OfficeKey wish(std::optional<Day> expires = {}) {
    OfficeKey key;
    key.office = huaikhwang;
    key.scopes = "render,read";
    key.label = "ระบบ\tหนึ่ง\n";
    key.created = noon;
    key.expires = expires;
    return key;
}

TEST(FindKey, KnowsItsOwnTokenAndNoOther) {
    const KeptKey kept(wish());
    EXPECT_EQ(find_key(*kept.store->read(), kept.token, noon), kept.key);
    EXPECT_EQ(kept.token.size(), 3u + 12 + 1 + 64);
    EXPECT_EQ(kept.key.label, "ระบบ หนึ่ง ");

    std::string wrong = kept.token;
    wrong.back() = wrong.back() == '0' ? '1' : '0';
    const std::string others = make_office_key(wish()).second;
    const std::string mixed = token_of(kept.key.id, others.substr(others.size() - 64));
    for (const std::string& bad : {std::string(), kept.token + "0", kept.token.substr(1), wrong, mixed, others}) EXPECT_FALSE(kept.opens(bad)) << bad;
}

TEST(FindKey, HoldsAKeyToItsLastDay) {
    const KeptKey kept(wish(read_day("2021-06-25")));  // Noon in Thailand is 05:00 UTC of that day.
    EXPECT_TRUE(kept.opens(kept.token, noon + std::chrono::hours(18)));
    EXPECT_FALSE(kept.opens(kept.token, noon + std::chrono::hours(19)));
}

TEST(FindKey, KnowsNoRevokedKey) {
    OfficeKey revoked = wish();
    revoked.revoked = noon;
    const KeptKey kept(revoked);
    EXPECT_FALSE(kept.opens(kept.token));
}

TEST(ReadScopes, TakesEachOnce) {
    EXPECT_EQ(read_scopes("render,read"), (std::vector{Scope::render, Scope::read}));
    EXPECT_EQ(read_scopes("report"), (std::vector{Scope::report}));
    for (const char* bad : {"", "open", "read,read", "read,", " read", "Read"}) EXPECT_FALSE(read_scopes(bad)) << bad;
    EXPECT_EQ(write_scopes(std::vector{Scope::report, Scope::read}), "report,read");
}

TEST(BearerToken, IsWhatFollowsTheScheme) {
    EXPECT_EQ(bearer_token("Bearer sg_1"), "sg_1");
    EXPECT_EQ(bearer_token("bEARER sg_1"), "sg_1");
    for (const char* other : {"", "Basic sg_1", "Bearer", "sg_1"}) EXPECT_EQ(bearer_token(other), "") << other;
}

TEST(Permits, WhatItsScopesName) {
    OfficeKey key = wish();
    EXPECT_TRUE(permits(key, Scope::read));
    EXPECT_TRUE(permits(key, Scope::render));
    EXPECT_FALSE(permits(key, Scope::report));
}

}  // namespace
}  // namespace server

#include "server/people/grants.h"
#include "server/people/logins.h"
#include "server/people/passwords.h"

#include <gtest/gtest.h>

namespace server {
namespace {

constexpr HashCost cheap{1, 8 << 10};  // The least that libsodium takes.

std::string code_of(std::string_view password) {
    const auto problem = refuse_password(password, "somchai.huaikhwang", "/new");
    return problem ? problem->code : "";
}

TEST(Passwords, FitTheirOwnHashAndNoOther) {
    const Passwords passwords(cheap);
    const std::string hash = passwords.hash("ก้าวไปข้างหน้า"), again = passwords.hash("ก้าวไปข้างหน้า");
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=8,t=1,p=1$")) << hash;
    EXPECT_NE(hash, again);  // Each has its salt.
    EXPECT_TRUE(passwords.fits("ก้าวไปข้างหน้า", hash));
    EXPECT_FALSE(passwords.fits("ก้าวไปข้างหลัง", hash));
    EXPECT_FALSE(passwords.fits("", hash));
    EXPECT_FALSE(passwords.fits("x", "not a hash"));
}

TEST(Passwords, NoneFitsWhoHasNone) {
    const Passwords passwords(cheap);
    EXPECT_FALSE(passwords.fits("", ""));
}

TEST(RefusePassword, AsksForLengthAndNothingElse) {
    EXPECT_EQ(code_of("aaaaaaaaaaaa"), "");
    EXPECT_EQ(code_of("aaaaaaaaaaa"), "min_length");
    EXPECT_EQ(code_of("กกกกกกกกกกก"), "min_length");  // 11 characters in 33 bytes.
    EXPECT_EQ(code_of("กกกกกกกกกกกก"), "");
    EXPECT_EQ(code_of(std::string(1024, 'a')), "");
    EXPECT_EQ(code_of(std::string(1025, 'a')), "max_length");
    EXPECT_EQ(code_of("Somchai.Huaikhwang"), "password");
}

TEST(NewPassword, IsTakenAndNeverTheSame) {
    EXPECT_EQ(code_of(new_password()), "");
    EXPECT_NE(new_password(), new_password());
    EXPECT_EQ(new_password().size(), 26u + 6);  // "abcd-efgh-…"
}

TEST(IsLogin, TakesWhatCanBeTyped) {
    for (const char* good : {"som", "somchai.h", "5009-records", "a_b"}) EXPECT_TRUE(is_login(good)) << good;
    for (const char* bad : {"", "ab", ".som", "Som", "som chai", "สมมุติ", "som@x"}) EXPECT_FALSE(is_login(bad)) << bad;
    EXPECT_EQ(lower_login("SomChai"), "somchai");
}

TEST(MayGrant, GivesNoFurtherReachThanOnesOwn) {
    const Roles district{Role::administrator}, strategy{Role::administrator, Role::strategy_reader};
    EXPECT_TRUE(may_grant(district, {Role::approver, Role::records, Role::administrator}));
    EXPECT_FALSE(may_grant(district, {Role::strategy_reader}));
    EXPECT_FALSE(may_grant(district, {Role::preparer, Role::strategy_reviewer}));
    EXPECT_TRUE(may_grant(strategy, {Role::strategy_reviewer}));
    EXPECT_FALSE(may_grant({Role::approver}, {Role::preparer}));
}

}  // namespace
}  // namespace server

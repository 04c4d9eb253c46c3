#include "server/http/access.h"
#include "server/http/api_keys.h"
#include "server/whole_file.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace server {
namespace {

const std::string today = "2026-11-22";

std::pair<ApiKey, std::string> key_until(const std::string& expires) { return make_api_key({Scope::read}, today, expires, "test"); }

TEST(FindKey, KnowsItsOwnTokenAndNoOther) {
    const auto [key, token] = key_until("");
    const auto [other, others_token] = key_until("");
    const std::vector<ApiKey> keys{other, key};
    ASSERT_EQ(find_key(keys, token, today), &keys[1]);
    EXPECT_EQ(token.size(), 3u + 12 + 1 + 64);

    std::string wrong = token;
    wrong.back() = wrong.back() == '0' ? '1' : '0';
    const std::string mixed = token_of(key.id, others_token.substr(others_token.size() - 64));
    for (const std::string& bad : {std::string(), token + "0", token.substr(1), wrong, mixed, token_of("000000000000", token.substr(16))}) {
        EXPECT_EQ(find_key(keys, bad, today), nullptr) << bad;
    }
}

TEST(FindKey, HoldsAKeyToItsLastDay) {
    const auto [key, token] = key_until("2026-11-23");
    const std::vector<ApiKey> keys{key};
    EXPECT_TRUE(find_key(keys, token, "2026-11-23"));
    EXPECT_FALSE(find_key(keys, token, "2026-11-24"));
}

TEST(FindKey, KnowsNoRevokedKey) {
    auto [key, token] = key_until("");
    key.revoked = today;
    EXPECT_FALSE(find_key(std::vector{key}, token, today));
}

TEST(ReadKeys, ReadsWhatWasWritten) {
    std::vector<ApiKey> keys{key_until("2027-09-30").first, make_api_key({Scope::render, Scope::read}, today, "", "ระบบ\tหนึ่ง\n").first};
    keys[0].revoked = today;
    EXPECT_EQ(keys[1].label, "ระบบ หนึ่ง ");
    EXPECT_EQ(read_keys(write_keys(keys), "keys"), keys);
    EXPECT_EQ(read_keys("", "keys"), std::vector<ApiKey>{});
}

TEST(ReadKeys, RefusesADamagedFile) {
    const std::string line = write_keys(std::vector{key_until("").first});
    const auto complaint = [](const std::string& text) -> std::string {
        try {
            read_keys(text, "keys");
            return "";
        } catch (const std::runtime_error& e) {
            return e.what();
        }
    };
    EXPECT_EQ(complaint(line), "");
    EXPECT_EQ(complaint(line + line.substr(0, line.size() - 1)), "keys:2: not a key, or cut short");
    EXPECT_EQ(complaint("x" + line), "keys:1: not a key, or cut short");
    EXPECT_EQ(complaint(line + "\n"), "keys:2: not a key, or cut short");
}

TEST(ReadScopes, TakesEachOnce) {
    EXPECT_EQ(read_scopes("render,read"), (std::vector{Scope::render, Scope::read}));
    EXPECT_EQ(read_scopes("read"), (std::vector{Scope::read}));
    for (const char* list : {"", "open", "read,read", "read,", "write"}) EXPECT_FALSE(read_scopes(list)) << list;
}

TEST(IsDay, KnowsTheCalendar) {
    EXPECT_TRUE(is_day("2028-02-29"));
    for (const char* day : {"", "2027-02-29", "2027-13-01", "27-01-01", "2027/01/01", "2027-1-011", "+027-01-01"}) EXPECT_FALSE(is_day(day)) << day;
}

// A key file of this test alone, gone after it.
class KeyRingFile : public testing::Test {
protected:
    KeyRingFile() { std::filesystem::create_directories(file.parent_path()); }
    ~KeyRingFile() override { std::filesystem::remove_all(file.parent_path()); }
    static int status(const std::optional<Refusal>& refusal) { return refusal ? refusal->kind.status : 200; }

    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("saraban-" + make_api_key({}, "", "", "").first.id) / "api-keys";
};

TEST_F(KeyRingFile, SeesTheFileAsItIsAtThisVeryMoment) {
    KeyRing ring(file);
    auto [key, token] = key_until("");
    EXPECT_EQ(status(ring.check("Bearer " + token, Scope::read)), 401);
    replace_file(file, write_keys(std::vector{key}));
    EXPECT_EQ(status(ring.check("bearer " + token, Scope::read)), 200);
    EXPECT_EQ(status(ring.check("Bearer " + token, Scope::render)), 403);
    EXPECT_EQ(status(ring.check("Basic " + token, Scope::read)), 401);
    key.revoked = today;
    replace_file(file, write_keys(std::vector{key}));
    EXPECT_EQ(status(ring.check("Bearer " + token, Scope::read)), 401);
    std::filesystem::remove(file);
    EXPECT_EQ(status(ring.check("Bearer " + token, Scope::read)), 401);
}

TEST_F(KeyRingFile, RefusesAFileThatOthersMayRead) {
    replace_file(file, "");
    EXPECT_NO_THROW(KeyRing{file});
    std::filesystem::permissions(file, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
    EXPECT_THROW(KeyRing{file}, std::runtime_error);
}

}  // namespace
}  // namespace server

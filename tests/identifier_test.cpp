#include "server/store/hex.h"
#include "server/store/identifier.h"
#include "server/store/listing.h"

#include <gtest/gtest.h>

#include <set>

namespace server {
namespace {

TEST(NewIdentifier, IsTwentySixLettersAndNeverTheSame) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const std::string id = new_identifier();
        EXPECT_TRUE(is_identifier(id)) << id;
        EXPECT_TRUE(seen.insert(id).second);
        EXPECT_NE(std::string("aeimquy4").find(id.back()), std::string::npos) << "the last letter carries three bits: " << id;
    }
    std::set<char> first, last;
    for (const std::string& id : seen) {
        first.insert(id.front());
        last.insert(id.back());
    }
    EXPECT_EQ(first.size(), 32u);
    EXPECT_EQ(last.size(), 8u);
}

TEST(IsIdentifier, RefusesWhatIsNone) {
    for (const char* bad : {"", "abc", "aaaaaaaaaaaaaaaaaaaaaaaaa1", "AAAAAAAAAAAAAAAAAAAAAAAAAA", "aaaaaaaaaaaaaaaaaaaaaaaaaaa"}) EXPECT_FALSE(is_identifier(bad)) << bad;
}

TEST(Hex, IsReadBack) {
    EXPECT_EQ(to_hex(std::string("\0\x7F\xFF", 3)), "007fff");
    EXPECT_EQ(from_hex("007fff"), std::string("\0\x7F\xFF", 3));
    EXPECT_EQ(from_hex("00f"), std::nullopt);
    EXPECT_EQ(from_hex("0G"), std::nullopt);
}

TEST(Cursor, IsReadBackAndNothingElseIs) {
    const ReportPlace place{2564, 3, "5009", "5009-0963", "id"};
    const LetterPlace letter{Instant(std::chrono::milliseconds(1624586400000)), "id"};
    EXPECT_EQ(read_report_cursor(write_cursor(place)), place);
    EXPECT_EQ(read_letter_cursor(write_cursor(letter)), letter);
    EXPECT_EQ(write_cursor(place).find_first_not_of("0123456789abcdef"), std::string::npos);
    for (const std::string& bad : {std::string(), std::string("x"), to_hex("2564\n3\n"), to_hex("a\n3\n5009\nc\nid\n"), write_cursor(letter)}) {
        EXPECT_EQ(read_report_cursor(bad), std::nullopt) << bad;
    }
    EXPECT_EQ(read_letter_cursor(write_cursor(place)), std::nullopt);
}

}  // namespace
}  // namespace server

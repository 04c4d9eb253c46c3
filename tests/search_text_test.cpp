#include "server/store/search_text.h"

#include <gtest/gtest.h>

namespace server {
namespace {

TEST(Searchable, TakesEveryWayToWriteSaraAmForOne) {
    EXPECT_EQ(searchable("ท\u0E4D\u0E32"), "ทำ");
    EXPECT_EQ(searchable("น\u0E4D\u0E49\u0E32"), "น้ำ");
    EXPECT_EQ(searchable("น\u0E49\u0E4D\u0E32"), "น้ำ");
    EXPECT_EQ(searchable("น้ำ"), "น้ำ");
    EXPECT_EQ(searchable("น้ำ" + std::string(400, 'a') + " "), "น้ำ" + std::string(400, 'a'));  // A long text does not outlive its buffer.
    EXPECT_EQ(searchable("\u0E4D"), "\u0E4D");
}

TEST(Searchable, KnowsNeitherThaiDigitsNorCapitals) { EXPECT_EQ(searchable("PM๒.๕ ปี ๒๕๖๔"), "pm2.5 ปี 2564"); }

TEST(Searchable, DropsWhatNobodySees) {
    EXPECT_EQ(searchable("จัด\u200Bเก็บ\u2060ข้อ\u00ADมูล\uFEFF"), "จัดเก็บข้อมูล");
    EXPECT_EQ(searchable(" ข้อ\n\u00A0 2.1\t"), "ข้อ 2.1");
    EXPECT_EQ(searchable(" \n"), "");
}

TEST(Searchable, ComposesLetters) { EXPECT_EQ(searchable("Cafe\u0301"), "café"); }

TEST(Searchable, TakesAnyBytes) { EXPECT_EQ(searchable("ก\xFFข"), "ก\uFFFDข"); }

}  // namespace
}  // namespace server

#include "layout/text/numbered_items.h"

#include "layout/text/characters.h"

#include <gtest/gtest.h>

#include <string>

namespace layout {
namespace {

// The parts, parted by " / ".
std::string parted(std::u16string_view text) {
    std::string out;
    for (const ListPart& part : numbered_items(text)) out += (out.empty() ? "" : " / ") + to_utf8(part.text);
    return out;
}

TEST(NumberedItems, PartsAListFromItsFirstNumberOn) {
    EXPECT_EQ(parted(u"ดำเนินการดังนี้ 1. ตรวจ 2. แก้ไข 3. ส่ง"), "ดำเนินการดังนี้ / 1. ตรวจ / 2. แก้ไข / 3. ส่ง");
    EXPECT_EQ(parted(u"1) ตรวจ 2) แก้ไข"), "1) ตรวจ / 2) แก้ไข");
    EXPECT_EQ(parted(u"(๑) ตรวจ (๒) แก้ไข"), "(๑) ตรวจ / (๒) แก้ไข");
    EXPECT_EQ(parted(u"ก. ตรวจ ข. แก้ไข"), "ก. ตรวจ / ข. แก้ไข");
}

TEST(NumberedItems, PartsASecondListOfTheSameText) {
    EXPECT_EQ(parted(u"เช้า 1. ตรวจ 2. แก้ บ่าย 1. ส่ง 2. เก็บ"), "เช้า / 1. ตรวจ / 2. แก้ บ่าย / 1. ส่ง / 2. เก็บ");
}

TEST(NumberedItems, LeavesTextWithoutAListAsItIs) {
    for (const std::u16string_view text : {u"", u"ไม่มีเลข", u"ข้อ 1. เท่านั้น", u"ตามข้อ 2. และ 3. แล้ว", u"ตัวชี้วัด 5.2 ร้อยละ 95",
                                           u"1. ตรวจ 3. ส่ง", u"1. ตรวจ ๒. ส่ง", u"1. ตรวจ 2) ส่ง", u"ที่ 1.ตรวจ 2.ส่ง", u" นำ "})
    {
        const auto parts = numbered_items(text);
        ASSERT_EQ(parts.size(), 1u);
        EXPECT_EQ(parts[0].text, text);
        EXPECT_FALSE(parts[0].item);
    }
}

TEST(NumberedItems, KnowsItemsFromWhatStandsBeforeThem) {
    const auto parts = numbered_items(u"ดังนี้ 1. ตรวจ 2. แก้ไข");
    ASSERT_EQ(parts.size(), 3u);
    EXPECT_FALSE(parts[0].item);
    EXPECT_TRUE(parts[1].item && parts[2].item);
}

TEST(NumberedItems, TakesNoMarkAtTheVeryEnd) { EXPECT_EQ(parted(u"1. ตรวจ 2."), "1. ตรวจ 2."); }

}  // namespace
}  // namespace layout

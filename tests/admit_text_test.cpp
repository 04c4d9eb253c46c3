#include "layout/text/admit_text.h"

#include "tests/hand_shaped.h"

#include <gtest/gtest.h>

namespace layout {
namespace {

struct Admitted {
    std::u16string text;
    Problems problems;
};

Admitted admit(std::string_view utf8) {
    Admitted made;
    made.text = admit_text(utf8, *laksaman(), "/a", made.problems);
    return made;
}

// "code place" of each problem, the place being the number in its English sentence.
std::string told(std::string_view utf8) {
    std::string out;
    for (const Problem& problem : admit(utf8).problems) {
        EXPECT_EQ(problem.pointer, "/a");
        const std::size_t at = problem.english.find("place ") + 6;
        EXPECT_NE(problem.thai.find("ตำแหน่งที่ " + problem.english.substr(at, problem.english.find(' ', at) - at)), std::string::npos);
        out += (out.empty() ? "" : ", ") + problem.code + " " + problem.english.substr(at, problem.english.find(' ', at) - at);
    }
    return out;
}

TEST(AdmitText, KeepsWhatItsFaceCanDraw) {
    EXPECT_EQ(told("กรุงเทพมหานคร ๒๕๖๔ “data” 100% – ฯลฯ ๆ"), "");
    EXPECT_EQ(admit("น้ำ").text, u"น้ำ");
    EXPECT_EQ(told(""), "");
}

TEST(AdmitText, KeepsDamagedThaiAsItIs) {
    for (const char16_t* text : {u"นํ้า", u"ท าได้", u"เเต่", u"ก่่", u"่ก", u"กําหนด"}) {
        const Admitted made = admit(to_utf8(text));
        EXPECT_EQ(made.text, text);
        EXPECT_TRUE(made.problems.empty()) << to_utf8(text);
    }
}

TEST(AdmitText, KeepsBreakControlsAndNewLines) {
    EXPECT_EQ(admit("ก\u200Bข\u2060ค\nง").text, u"ก\u200Bข\u2060ค\nง");
    EXPECT_EQ(told("ก\u200Bข\u2060ค\nง"), "");
}

TEST(AdmitText, RefusesControls) {
    EXPECT_EQ(told("กก\tก"), "control 3");
    EXPECT_EQ(told(std::string_view("\0", 1)), "control 1");
    EXPECT_EQ(told("\r\n\x7f\u0085\u2028\u2029"), "control 1, control 3, control 4, control 5, control 6");
}

TEST(AdmitText, RefusesInvisibleAndDirectionalCharacters) {
    EXPECT_EQ(told("ก\u202Eข"), "invisible 2");
    EXPECT_EQ(told("\u00AD\u200D\uFEFF\U000E0041\uFE0F\u2066\u061C"),
              "invisible 1, invisible 2, invisible 3, invisible 4, invisible 5, invisible 6, invisible 7");
}

TEST(AdmitText, RefusesPrivateUseAndNoncharacters) {
    EXPECT_EQ(told("\uF70A\U000F0000\uFDD0\uFFFE\U0001FFFF"), "private_use 1, private_use 2, private_use 3, private_use 4, private_use 5");
}

TEST(AdmitText, RefusesWhatTheFaceLacks) {
    const Admitted made = admit("ก漢");
    ASSERT_EQ(made.problems.size(), 1u);
    EXPECT_EQ(made.problems[0], (Problem{"/a", "glyph", "อักขระ U+6F22 “漢” ตำแหน่งที่ 2 ไม่มีในแบบอักษรที่ใช้พิมพ์",
                                         "Character U+6F22 “漢” at place 2 is not in the typeface"}));
    EXPECT_EQ(told("\uFFFD😀"), "glyph 1, glyph 2");
}

TEST(AdmitText, TellsOfEachCharacterOnceInOneText) { EXPECT_EQ(told("漢\u200D漢字\u200D"), "glyph 1, invisible 2, glyph 4"); }

std::string marks(int count) {
    std::string text = "ก";
    for (int i = 0; i < count; ++i) text += "่";
    return text;
}

TEST(AdmitText, LetsEightMarksStandOnALetterAndNotNine) {
    EXPECT_EQ(told(marks(8)), "");
    EXPECT_EQ(told(marks(9)), "marks 10");
    EXPECT_EQ(told(marks(200)), "marks 10");
    EXPECT_EQ(told(marks(8) + marks(8)), "");
    EXPECT_EQ(told(marks(8) + "\n" + marks(8).substr(3)), "");
}

TEST(AdmitText, CountsMarksAcrossBreakControlsBecauseTheseAreNotDrawn) {
    EXPECT_EQ(told(marks(8) + "\u200B่"), "marks 11");
    EXPECT_EQ(told(marks(8) + "\u2060\u200B่"), "marks 12");
}

TEST(ToUtf8, UndoesToUtf16) {
    for (const char* text : {"", "a", "é", "กำ", "\U0001F600", "\U0010FFFF"}) EXPECT_EQ(to_utf8(to_utf16(text)), text);
    EXPECT_EQ(to_utf16("\U0001F600").size(), 2u);
    EXPECT_EQ(to_utf8(std::u16string{u'ก', char16_t{0xD800}}), "ก\uFFFD");
}

}  // namespace
}  // namespace layout

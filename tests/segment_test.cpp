#include "layout/text/segment.h"

#include "layout/text/characters.h"

#include <algorithm>
#include <gtest/gtest.h>

#include <cstdio>
#include <stdexcept>
#include <string>

namespace layout {
namespace {

// "สำนักงาน 8.8, ได้ 6.5": each word with its cost; "?" for what no table knows.
std::string words_of(std::u16string_view text, const Lexicon& lexicon) {
    std::string out;
    for (const Segment& one : segment(text, lexicon)) {
        char cost[16] = "?";
        if (one.word != Lexicon::unknown) std::snprintf(cost, sizeof cost, "%.1f", static_cast<double>(lexicon.word(one.word).cost));
        out += (out.empty() ? "" : ", ") + to_utf8(text.substr(one.begin, one.end - one.begin)) + " " + cost;
    }
    return out;
}

// "ก|ข" good, "ก¦ข" weak, "ก:ข" ICU alone; ICU's own proposals are left out.
std::string judged(std::u16string_view text, const Lexicon& lexicon) {
    const auto breaks = break_opportunities(text, {}, &lexicon);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char kind = i > 0 ? class_of(breaks[i]) : '-';
        if (kind == 'A' || kind == 'B') out += "|";
        if (kind == 'W') out += "¦";
        if (kind == 'C') out += ":";
        out += to_utf8(text.substr(i, 1));
    }
    return out;
}

// The costs that the inventory was tuned with (its own check values).
TEST(Segment, ReadsThaiTheLeastCostlyWay) {
    const auto words = Lexicon::built_in();
    EXPECT_EQ(words_of(u"สำนักงานเขตห้วยขวางได้ดำเนินการ", *words), "สำนักงาน 8.8, เขตห้วยขวาง 11.7, ได้ 6.5, ดำเนินการ 8.3");
    EXPECT_EQ(words_of(u"รายงานผลการดำเนินงานตามตัวชี้วัด", *words), "รายงาน 9.5, ผลการดำเนินงาน 10.7, ตาม 7.9, ตัวชี้วัด 11.7");
    EXPECT_EQ(words_of(u"หน่วยงานที่เกี่ยวข้อง", *words), "หน่วยงาน 8.3, ที่ 5.9, เกี่ยวข้อง 8.9");
}

TEST(Segment, MakesOneSegmentOfWhatItDoesNotKnow) {
    const Lexicon words({"กา\t100\nมา\t100\n", "", "", ""});
    EXPECT_EQ(words_of(u"กาฟูซูมา", words), "กา 2.7, ฟูซู ?, มา 2.7");
    EXPECT_EQ(words_of(u"ฟู", words), "ฟู ?");
    EXPECT_TRUE(segment(u"", words).empty());
}

TEST(Segment, BeginsNoWordInsideASyllable) {
    const Lexicon words({"เก\t9\nา\t9\nาร\t9\nกา\t9\nรณ\t9\n", "", "", ""});
    EXPECT_EQ(words_of(u"การณ์", words), "กา 3.4, รณ์ ?");  // ณ์ is killed: รณ is no word here.
}

TEST(JudgeThaiBreaks, LetsLinesEndBetweenTrustedWordsOnly) {
    const Lexicon words({"รายงาน\t5000\nผล\t900\nกก\t900\nวว\t20\n", "", "", ""});
    EXPECT_EQ(judged(u"รายงานผล", words), "รายงาน|ผล");
    EXPECT_EQ(judged(u"รายงานวว", words), "รายงานวว");  // Two letters, seen 20 times: not to be trusted.
}

TEST(JudgeThaiBreaks, KeepsGluedPairsTogether) {
    const Lexicon words({"กนก\t900\nวรรณ\t900\n", "กนก\tวรรณ\n", "", ""});
    EXPECT_EQ(judged(u"กนกวรรณ", words), "กนกวรรณ");
}

// “ประเมินผล การดำเนินงาน” is as good a reading, so no line ends after ประเมิน; but with a
// word across the place that is 1,000 times as rare the first reading stands.
TEST(JudgeThaiBreaks, EndsNoLineWhereAWordOfAnotherReadingLies) {
    const std::string one = "ประเมิน\t9000\nผลการ\t9000\nการ\t9000\n";
    EXPECT_EQ(judged(u"ประเมินผลการ", Lexicon({one, "", "", ""})), "ประเมิน|ผลการ");
    EXPECT_EQ(judged(u"ประเมินผลการ", Lexicon({one + "ประเมินผล\t9000\n", "", "", ""})), "ประเมินผลการ");
    EXPECT_EQ(judged(u"ประเมินผลการ", Lexicon({one + "ประเมินผล\t9\n", "", "", ""})), "ประเมิน|ผลการ");
}

TEST(JudgeThaiBreaks, CutsLongWordsAtTheirSeams) {
    const Lexicon words({"ผลการดำเนินงาน\t900\n", "", "ผล|การ¦ดำเนินงาน\t900\n", ""});
    EXPECT_EQ(judged(u"ผลการดำเนินงาน", words), "ผล|การ¦ดำเนินงาน");
}

TEST(JudgeThaiBreaks, CutsTheNameOfAnOfficeOnlyIfNeedBe) {
    const Lexicon words({"สำนัก\t900\nยุทธศาสตร์\t900\nและ\t900\nประเมินผล\t900\n", "", "", "สำนักยุทธศาสตร์และประเมินผล\n"});
    EXPECT_EQ(judged(u"สำนักยุทธศาสตร์และประเมินผล", words), "สำนัก¦ยุทธศาสตร์¦และ¦ประเมินผล");
}

TEST(JudgeThaiBreaks, CutsACompoundAfterItsFirstWordOnlyIfNeedBe) {
    const Lexicon words({"มี\t900\nการ\t900\nความ\t900\nผู้\t900\nประชุม\t900\nซับซ้อน\t900\nบริหาร\t900\n", "", "", ""});
    EXPECT_EQ(judged(u"มีการประชุม", words), "มี|การ¦ประชุม");
    EXPECT_EQ(judged(u"มีความซับซ้อน", words), "มี|ความ¦ซับซ้อน");
    EXPECT_EQ(judged(u"มีผู้บริหาร", words), "มี|ผู้¦บริหาร");
}

TEST(JudgeThaiBreaks, KeepsAWordOfRespectWhole) {
    const Lexicon words({"ทรง\t900\nพระ\t900\nกรุณา\t900\n", "", "", ""});
    EXPECT_EQ(judged(u"ทรงพระกรุณา", words), "ทรง|พระกรุณา");
}

TEST(JudgeThaiBreaks, CutsAnAmountInWordsOnlyIfNeedBe) {
    const Lexicon words({"เป็น\t900\nหนึ่ง\t900\nล้าน\t900\nบาท\t900\n", "", "", ""});
    EXPECT_EQ(judged(u"เป็นหนึ่งล้านบาท", words), "เป็น|หนึ่ง¦ล้าน¦บาท");
}

TEST(JudgeThaiBreaks, CutsAnOrdinalBeforeItsNumberOnlyIfNeedBe) {
    const Lexicon words({"ไตรมาส\t900\nที่\t900\nผ่าน\t900\n", "", "", ""});
    EXPECT_EQ(judged(u"ไตรมาสที่ 3", words), "ไตรมาส¦ที่ 3");
    EXPECT_EQ(judged(u"ไตรมาสที่๓", words), "ไตรมาส¦ที่๓");
    EXPECT_EQ(judged(u"ไตรมาสที่ผ่าน", words), "ไตรมาส|ที่|ผ่าน");
}

TEST(JudgeThaiBreaks, LearnsASitesOwnWords) {
    const LexiconTables tables{"รายงาน\t5000\n", "", "", ""};
    EXPECT_EQ(judged(u"รายงานบางรักษ์", Lexicon(tables, "บางรักษ์\n")), "รายงาน|บางรักษ์");
}

TEST(JudgeThaiBreaks, KeepsWordsThatIcuCuts) {
    const auto words = Lexicon::built_in();
    EXPECT_EQ(judged(u"หน่วยงาน", *words), "หน่วยงาน");
    EXPECT_EQ(judged(u"ร้อยละ", *words), "ร้อยละ");
    EXPECT_EQ(judged(u"งบประมาณ", *words), "งบประมาณ");
}

// Every other program breaks at the stray space of a damaged word.
TEST(JudgeThaiBreaks, EndsNoLineInADamagedWord) {
    const auto words = Lexicon::built_in();
    for (const std::u16string_view damaged : {u"ด าเนินการ", u"ส านักงาน", u"ท าได้", u"สม่ าเสมอ"}) {
        const auto breaks = break_opportunities(damaged, {}, words.get());
        EXPECT_EQ(breaks[damaged.find(u' ') + 1], forbidden_break) << to_utf8(damaged);
    }
}

TEST(JudgeThaiBreaks, ReadsAHundredThousandLetters) {
    std::u16string text;
    while (text.size() < 100'000) text += u"สำนักงานเขตได้ดำเนินการ";
    EXPECT_EQ(segment(text, *Lexicon::built_in()).size(), 3 * (text.size() / 23));  // สำนักงานเขต, ได้, ดำเนินการ
}

// The build reads the tables for built_in(), built_in_with() reads them here.
TEST(Lexicon, IsAsBuiltInWhatItsTablesMakeIt) {
    const auto carried = Lexicon::built_in(), read = Lexicon::built_in_with({});
    const Lexicon::Arrays& one = carried->arrays();
    const Lexicon::Arrays& other = read->arrays();
    EXPECT_GT(one.words.size(), 20'000u);
    EXPECT_TRUE(std::ranges::equal(one.words, other.words));
    EXPECT_TRUE(std::ranges::equal(one.tallies, other.tallies));
    EXPECT_TRUE(std::ranges::equal(one.pairs, other.pairs));
    EXPECT_TRUE(std::ranges::equal(one.words_trie.cells, other.words_trie.cells));
    EXPECT_TRUE(std::ranges::equal(one.words_trie.values, other.words_trie.values));
    EXPECT_TRUE(std::ranges::equal(one.phrases_trie.cells, other.phrases_trie.cells));
    EXPECT_TRUE(std::ranges::equal(one.phrases_trie.values, other.phrases_trie.values));
}

TEST(Lexicon, NamesTheLineOfATableThatItCannotRead) {
    const auto message = [](const LexiconTables& tables) -> std::string {
        try {
            Lexicon made(tables);
            return "";
        } catch (const std::runtime_error& error) {
            return error.what();
        }
    };
    EXPECT_EQ(message({"# a comment\nกา\tmany\n", "", "", ""}), "Thai words, table of words, line 2: a word, a tab and a count were expected");
    EXPECT_EQ(message({"abc\t5\n", "", "", ""}), "Thai words, table of words, line 1: a word has Thai letters only");
    EXPECT_EQ(message({"กา\t5\n", "กา\n", "", ""}), "Thai words, table of pairs, line 1: two words were expected");
}

}  // namespace
}  // namespace layout

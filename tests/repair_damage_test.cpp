// Every kind of damage, done to clean sentences at every place where it can happen.

#include "layout/text/characters.h"
#include "layout/value/read_json.h"
#include "server/intake/thai/repair_text.h"
#include "server/intake/thai/thai_cluster.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <optional>

namespace server {
namespace {

using Text = std::u16string_view;
using layout::is_thai_consonant;
using layout::is_thai_mark;

const std::u16string_view sentences[] = {
    u"สำนักงานเขตได้จัดทำแผนปฏิบัติราชการประจำปีและนำเสนอผู้บริหารแล้ว",
    u"เจ้าหน้าที่สำรวจจำนวนประชาชนที่ได้รับน้ำประปาไม่เพียงพอในพื้นที่",
    u"คณะทำงานกำหนดแนวทางการดำเนินงานให้สอดคล้องกับนโยบายของกรุงเทพมหานคร",
    u"ฝ่ายสิ่งแวดล้อมและสุขาภิบาลตรวจสอบคุณภาพน้ำอย่างสม่ำเสมอทุกเดือน",
    u"มีการอบรมให้ความรู้เกี่ยวกับการป้องกันและระงับอัคคีภัยแก่ชุมชน จำนวน 12 ครั้ง",
    u"ผู้อำนวยการเขตให้ความสำคัญกับการบริการประชาชนด้วยความสะดวกและรวดเร็ว",
    u"ทั้งนี้ ได้ส่งหนังสือขอความร่วมมือหน่วยงานที่เกี่ยวข้องให้ดำเนินการต่อไป",
    u"จัดเก็บข้อมูลผู้สูงอายุและผู้ป่วยติดเตียงในฐานข้อมูลให้เป็นปัจจุบัน",
    u"ปรับปรุงสวนสาธารณะและปลูกต้นไม้เพิ่มขึ้นตามเป้าหมายที่ตั้งไว้",
    u"รายงานผลการใช้จ่ายงบประมาณเป็นไปตามระเบียบและได้รับความเห็นชอบแล้ว",
    u"ตรวจแนะนำสถานประกอบการอาหารให้ถูกหลักเกณฑ์และเงื่อนไขตามกฎหมาย",
    u"ขุดลอกท่อระบายน้ำและคูคลองเพื่อเตรียมรับสถานการณ์น้ำท่วมในฤดูฝน",
    u"โรงเรียนในสังกัดจัดการเรียนการสอนตามหลักสูตรครบทุกระดับชั้น",
    u"พนักงานทำความสะอาดถนนและทางเท้าในความรับผิดชอบเป็นประจำทุกวัน",
    u"ประชาชนมีส่วนร่วมในการติดตามและประเมินผลโครงการของสำนักงานเขต",
    u"ร้อยละของผู้รับบริการที่มีความพึงพอใจต่อการให้บริการอยู่ในระดับมากที่สุด",
    u"จำหน่ายสินค้าในพื้นที่ผ่อนผันตามที่กำหนดไว้ในประกาศอย่างเคร่งครัด",
    u"เร่งรัดการจัดเก็บรายได้ค่าธรรมเนียมและค่าปรับให้ครบถ้วนภายในกำหนดเวลา",
};

// What becomes of the letter at `i`; nothing where the damage cannot happen.
using Damage = std::function<std::optional<std::u16string>(Text text, std::size_t i)>;

std::u16string with(Text text, std::size_t begin, std::size_t end, Text instead) {
    return std::u16string(text.substr(0, begin)) + std::u16string(instead) + std::u16string(text.substr(end));
}

Damage letter_becomes(char16_t letter, Text instead) {
    return [=](Text text, std::size_t i) -> std::optional<std::u16string> {
        if (text[i] != letter) return {};
        return with(text, i, i + 1, instead);
    };
}

Damage space_before(const std::function<bool(char16_t)>& wanted) {
    return [=](Text text, std::size_t i) -> std::optional<std::u16string> {
        if (i == 0 || !wanted(text[i]) || !is_thai_consonant(text[i - 1])) return {};
        return with(text, i, i, u" ");
    };
}

Damage lost(const std::function<bool(char16_t)>& wanted) {
    return [=](Text text, std::size_t i) -> std::optional<std::u16string> {
        if (!wanted(text[i])) return {};
        return with(text, i, i + 1, u"");
    };
}

bool is_am(char16_t c) { return c == u'ำ'; }
bool is_mark_not_thanthakhat(char16_t c) { return is_thai_mark(c) && c != u'์'; }

std::optional<std::u16string> tho_for_nikhahit(Text text, std::size_t i) {
    if (!is_am(text[i]) || !is_thai_consonant(text[i - 1])) return {};
    return with(text, i, i + 1, u"้า");
}

std::optional<std::u16string> tone_before_vowel(Text text, std::size_t i) {
    if (i == 0 || !is_tone(text[i]) || !is_vowel_mark(text[i - 1])) return {};
    return with(text, i - 1, i + 1, std::u16string{text[i], text[i - 1]});
}

std::optional<std::u16string> tone_after_am(Text text, std::size_t i) {
    if (!is_am(text[i]) || !is_tone(text[i - 1])) return {};
    return with(text, i - 1, i + 1, std::u16string{u'ำ', text[i - 1]});
}

std::optional<std::u16string> mark_twice(Text text, std::size_t i) {
    if (!is_mark_not_thanthakhat(text[i])) return {};
    return with(text, i, i, text.substr(i, 1));
}

// กับบ → กบั บ
std::optional<std::u16string> moved_mark(Text text, std::size_t i) {
    if (i == 0 || i + 2 >= text.size() || !is_thai_mark(text[i]) || text[i] == u'์') return {};
    const bool next_is_bare = layout::is_thai_letter(text[i + 2]) && !is_thai_mark(text[i + 2]) && !layout::is_following_vowel(text[i + 2]);
    if (!is_thai_consonant(text[i - 1]) || !is_thai_consonant(text[i + 1]) || !next_is_bare) return {};
    return with(text, i, i + 2, std::u16string{text[i + 1], text[i], u' '});
}

struct Score {
    std::size_t done = 0, repaired = 0, suspected = 0;
    std::vector<std::string> wrong;  // Changed into something else.

    double repaired_share() const { return static_cast<double>(repaired) / static_cast<double>(done); }
    double found_share() const { return static_cast<double>(repaired + suspected) / static_cast<double>(done); }
};

std::u16string with_suggestions(const RepairedText& repaired) {
    std::u16string text = repaired.text.text();
    for (auto one = repaired.suspects.rbegin(); one != repaired.suspects.rend(); ++one) text.replace(one->begin, one->end - one->begin, one->suggestion);
    return text;
}

Score score(const Damage& damage) {
    Score score;
    for (const Text sentence : sentences) {
        for (std::size_t i = 0; i < sentence.size(); ++i) {
            const auto damaged = damage(sentence, i);
            if (!damaged || *damaged == sentence) continue;
            ++score.done;
            const RepairedText repaired = repair_text(*damaged, *RepairWords::built_in());
            if (repaired.text.text() == sentence) ++score.repaired;
            else if (!repaired.text.edits().empty()) score.wrong.push_back(layout::to_utf8(*damaged));
            else if (with_suggestions(repaired) == sentence) ++score.suspected;
        }
    }
    return score;
}

TEST(RepairDamage, LeavesCleanSentencesAsTheyAre) {
    for (const Text sentence : sentences) {
        const RepairedText repaired = repair_text(std::u16string(sentence), *RepairWords::built_in());
        EXPECT_TRUE(repaired.text.edits().empty() && repaired.suspects.empty()) << layout::to_utf8(sentence);
    }
}

TEST(RepairDamage, RepairsWhatTheCharactersShow) {
    const std::map<std::string, Damage> kinds{
        {"doubled sara am", letter_becomes(u'ำ', u"ำา")}, {"split sara am", letter_becomes(u'ำ', u"\u0E4Dา")},
        {"U+FFFD before sara am", letter_becomes(u'ำ', u"\uFFFDำ")}, {"two sara e", letter_becomes(u'แ', u"เเ")},
        {"tone before vowel", tone_before_vowel}, {"tone after sara am", tone_after_am}, {"mark twice", mark_twice},
        {"space before a mark", space_before(is_mark_not_thanthakhat)}, {"space before sara am", space_before(is_am)},
        {"no-break space", letter_becomes(u' ', u"\u00A0")}, {"private use", letter_becomes(u'่', u"\uF70A")},
        {"zero width", letter_becomes(u'ั', u"\u200Cั")},
    };
    for (const auto& [name, damage] : kinds) {
        const Score one = score(damage);
        EXPECT_GT(one.done, 0u) << name;
        EXPECT_GE(one.repaired_share(), 0.99) << name;
        EXPECT_EQ(one.wrong, std::vector<std::string>()) << name;
    }
}

TEST(RepairDamage, RepairsWhatOneReadingOfTheWordsExplains) {
    const std::map<std::string, std::pair<Damage, double>> kinds{
        {"space for nikhahit", {letter_becomes(u'ำ', u" า"), 0.9}}, {"mai tho for nikhahit", {tho_for_nikhahit, 0.8}},
        {"space before sara aa", {space_before([](char16_t c) { return c == u'า'; }), 0.9}},
        {"space before sara a", {space_before([](char16_t c) { return c == u'ะ'; }), 0.9}},
    };
    for (const auto& [name, kind] : kinds) {
        const Score one = score(kind.first);
        EXPECT_GE(one.repaired_share(), kind.second) << name;
        EXPECT_GE(one.found_share(), 0.95) << name;
        EXPECT_EQ(one.wrong, std::vector<std::string>()) << name;
    }
}

TEST(RepairDamage, SuspectsTheRestAndTouchesNothing) {
    const std::map<std::string, std::pair<Damage, double>> kinds{
        {"nikhahit lost", {letter_becomes(u'ำ', u"า"), 0.8}},
        {"tone lost", {lost(is_tone), 0.6}},
        {"vowel lost", {lost(is_vowel_mark), 0.7}},
        {"thanthakhat lost", {lost([](char16_t c) { return c == u'์'; }), 0.7}},
        {"mark moved", {moved_mark, 0.7}},
    };
    for (const auto& [name, kind] : kinds) {
        const Score one = score(kind.first);
        EXPECT_GE(one.found_share(), kind.second) << name;
        EXPECT_EQ(one.wrong, std::vector<std::string>()) << name;
    }
}

// Where SARABAN_SHARED names a folder: cases that others wrote.
TEST(RepairDamage, AgreesWithTheCaseFile) {
    const char* shared = std::getenv("SARABAN_SHARED");
    std::ifstream file(std::filesystem::path(shared ? shared : "") / "thai/repair-cases.jsonl");
    if (shared == nullptr || !file) GTEST_SKIP() << "SARABAN_SHARED names no folder with thai/repair-cases.jsonl";
    std::size_t suspects = 0, right = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty()) continue;
        const auto one = layout::read_json(line);
        ASSERT_TRUE(one);
        const auto text = [&](const char* name) { return layout::to_utf16(one->find(name)->text()); };
        const RepairedText repaired = repair_text(text("input"), *RepairWords::built_in());
        EXPECT_EQ(layout::to_utf8(repaired.text.text()), one->find("auto")->text()) << one->find("id")->text();
        if (text("auto") == text("final")) continue;
        ++suspects;
        right += with_suggestions(repaired) == text("final");
    }
    EXPECT_GE(right * 10, suspects * 8);
}

}  // namespace
}  // namespace server

// What was shaped and read lately makes renderings faster, and no different.

#include "layout/text/known_words.h"

#include "layout/text/characters.h"
#include "layout/text/lexicon.h"
#include "layout/text/recent.h"
#include "layout/text/shape.h"
#include "tests/hand_shaped.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <thread>

namespace layout {
namespace {

// The words of the program's own table, the commonest first.
const std::vector<std::u16string>& counted_words() {
    static const auto words = [] {
        std::ifstream table(SOURCE_DIR "/layout/text/lexicon/unigrams.tsv");
        std::vector<std::u16string> read;
        for (std::string line; std::getline(table, line) && read.size() < 3000;)
            if (!line.empty() && line[0] != '#') read.push_back(to_utf16(line.substr(0, line.find('\t'))));
        return read;
    }();
    return words;
}

// Words of a report run together as Thai is, with what else stands between them.
std::u16string any_text(std::mt19937& dice) {
    const auto one_of = [&](const auto& things) { return std::u16string(things[dice() % std::size(things)]); };
    static const std::u16string_view between[] = {u" ", u" ", u" 25 มิ.ย. 2564 ", u"ๆ ", u"ฯ", u" (outcome) ", u" Data Plans ", u" of offices if fit AVATAR Te ", u"5.2", u" ๓ ", u"/", u" ่", u"ก่่", u"  "};
    std::u16string text;
    for (int i = 0; i < 40; ++i) text += dice() % 5 == 0 ? one_of(between) : one_of(counted_words());
    return text;
}

std::string drawn(const Shaped& shaped) {
    std::string out;
    for (const Cluster& c : shaped.clusters) {
        out += std::to_string(c.text_begin) + '-' + std::to_string(c.text_end) + (c.space ? "s" : "") + std::to_string(c.span) + ':';
        for (std::uint32_t i = c.glyph_begin; i < c.glyph_end; ++i) {
            const Glyph& g = shaped.glyphs[i];
            out += std::to_string(g.id) + ',' + std::to_string(g.dx) + ',' + std::to_string(g.dy) + ',' + std::to_string(g.advance) + ' ';
        }
        out += std::to_string(c.advance) + '\n';
    }
    return out;
}

// In two styles, so that both faces have words of their own.
std::vector<StyledText> styled(const std::u16string& text) {
    const std::size_t half = text.find(u' ') == std::u16string::npos ? 0 : text.find(u' ');
    return {{text.substr(0, half), {laksaman(true), Pt{10}, black}}, {text.substr(half), {laksaman(), Pt{10}, black}}};
}

std::string drawn_by_words(const std::u16string& text) {
    return drawn(*shape(styled(text), break_opportunities(text, {}, Lexicon::built_in().get())));
}

TEST(KnownWords, AreDrawnAsTheWholeRunWouldBe) {
    forget_words();
    std::mt19937 dice(1);
    for (int i = 0; i < 300; ++i) {
        const std::u16string text = any_text(dice);
        const std::string whole = drawn(*shape(styled(text)));
        EXPECT_EQ(drawn_by_words(text), whole) << to_utf8(text);  // Some of its words are known by now,
        EXPECT_EQ(drawn_by_words(text), whole) << to_utf8(text);  // now all.
    }
}

TEST(KnownWords, AreNotCutWhereLettersSeeEachOther) {
    forget_words();
    std::mt19937 dice(5);
    for (int i = 0; i < 100; ++i) {
        const std::u16string text = any_text(dice);
        const std::vector<Penalty> anywhere(text.size() + 1, space_penalty);
        const std::string whole = drawn(*shape(styled(text)));
        EXPECT_EQ(drawn(*shape(styled(text), anywhere)), whole) << to_utf8(text);
        EXPECT_EQ(drawn(*shape(styled(text), anywhere)), whole) << to_utf8(text);
    }
}

TEST(KnownWords, AreTheSameOnEveryThread) {
    std::mt19937 dice(2);
    std::vector<std::u16string> texts;
    for (int i = 0; i < 30; ++i) texts.push_back(any_text(dice));
    const auto all = [&] {
        std::string out;
        for (const auto& text : texts) out += drawn_by_words(text);
        return out;
    };
    const std::string want = all();
    std::vector<std::string> have(4);
    std::vector<std::thread> threads;
    for (std::string& one : have) threads.emplace_back([&] { one = all(); });
    for (std::thread& thread : threads) thread.join();
    for (const std::string& one : have) EXPECT_TRUE(one == want);
}

TEST(KnownStretches, BreakAsTheyDidTheFirstTime) {
    std::mt19937 dice(3);
    for (int i = 0; i < 300; ++i) {
        const std::u16string text = any_text(dice);
        forget_stretches();
        const auto cold = break_opportunities(text, {}, Lexicon::built_in().get());
        EXPECT_EQ(break_opportunities(text, {}, Lexicon::built_in().get()), cold) << to_utf8(text);
    }
}

// Where a lexicon is asked, ICU reads stretches of Thai one by one, and what is between them without its dictionary.
TEST(KnownStretches, AreReadByICUAsItReadsTheWholeText) {
    std::mt19937 dice(4);
    for (int i = 0; i < 300; ++i) {
        const std::u16string text = any_text(dice);
        if (text.find(u"นาง") != text.npos || text.find(u"นาย") != text.npos) continue;  // Names depend on who reads the title.
        const auto icu = break_opportunities(text), ours = break_opportunities(text, {}, Lexicon::built_in().get());
        for (std::size_t at = 1; at < text.size(); ++at) {
            const bool letters = is_thai_letter(text[at - 1]) && is_thai_letter(text[at]);
            const char kind = class_of(ours[at]);
            const Penalty wanted = letters ? word_penalty : ours[at];
            if (!letters || kind == 'A' || kind == 'C') { EXPECT_EQ(icu[at], wanted) << at << " of " << to_utf8(text); }
        }
    }
}

TEST(KnownStretches, KnowWhoseWordsTheyAre) {
    const Lexicon with(LexiconTables{"กข\t900\nคง\t900\n", "", "", ""}), without(LexiconTables{"กขคง\t900\n", "", "", ""});
    EXPECT_NE(break_opportunities(u"กขคง", {}, &with), break_opportunities(u"กขคง", {}, &without));
}

TEST(Recent, ForgetsWhatIsNotAskedFor) {
    Recent<int> recent(4);
    recent.keep({u"ก"}, 1);
    for (const char16_t* other : {u"ข", u"ค", u"ง", u"จ"}) {
        EXPECT_NE(recent.find({u"ก"}), nullptr);
        recent.keep({other}, 2);
    }
    EXPECT_EQ(*recent.find({u"ก"}), 1);
    EXPECT_EQ(recent.find({u"ข"}), nullptr);
    recent.keep({u"ก"}, 3);
    EXPECT_EQ(*recent.find({u"ก"}), 3);
    recent.forget();
    EXPECT_EQ(recent.find({u"ก"}), nullptr);
}

TEST(Recent, KnowsEveryTextByItself) {
    Recent<std::u16string> recent(8192);
    const std::u16string letters = u"กขคงจฉชซฌ";
    for (std::size_t begin = 0; begin <= letters.size(); ++begin)
        for (std::size_t end = begin; end <= letters.size(); ++end)
            for (std::uint64_t about : {0u, 1u}) recent.keep({letters.substr(begin, end - begin), about}, letters.substr(begin, end - begin) + u"01"[about]);
    for (std::size_t begin = 0; begin <= letters.size(); ++begin)
        for (std::size_t end = begin; end <= letters.size(); ++end)
            for (std::uint64_t about : {0u, 1u}) EXPECT_EQ(*recent.find({letters.substr(begin, end - begin), about}), letters.substr(begin, end - begin) + u"01"[about]);
    EXPECT_EQ(recent.find({letters, 2}), nullptr);
    EXPECT_EQ(recent.find({letters + u"ญ"}), nullptr);
}

TEST(Recent, HasAtMostAsManyAsItMay) {
    Recent<int> recent(100);
    const auto text = [](int i) { return to_utf16(std::to_string(i)); };
    for (int i = 0; i < 1000; ++i) recent.keep({text(i)}, i);
    int known = 0;
    for (int i = 0; i < 950; ++i) known += recent.find({text(i)}) != nullptr;
    EXPECT_LE(known, 50);
    for (int i = 950; i < 1000; ++i) EXPECT_EQ(*recent.find({text(i)}), i);
}

}  // namespace
}  // namespace layout

#include "layout/value/pattern.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace layout {
namespace {

bool finds(std::string_view pattern, std::string_view text) {
    return Pattern::parse(pattern).is_found_in(text);
}

std::string refusal(std::string_view pattern) try {
    Pattern::parse(pattern);
    return "parsed";
} catch (const std::invalid_argument& e) {
    return e.what();
}

TEST(Pattern, FindsAnywhereUnlessAnchored) {
    EXPECT_TRUE(finds("b", "abc"));
    EXPECT_FALSE(finds("^b", "abc"));
    EXPECT_FALSE(finds("b$", "abc"));
    EXPECT_TRUE(finds("c$", "abc"));
    EXPECT_TRUE(finds("^abc$", "abc"));
    EXPECT_FALSE(finds("^abc$", "abc\n"));
    EXPECT_TRUE(finds("", ""));
    EXPECT_TRUE(finds("^$", ""));
    EXPECT_FALSE(finds("^$", "a"));
}

TEST(Pattern, RepeatsWhatStandsBefore) {
    for (const char* text : {"ac", "abc", "abbc"}) EXPECT_TRUE(finds("^ab*c$", text)) << text;
    EXPECT_FALSE(finds("^ab+c$", "ac"));
    EXPECT_TRUE(finds("^ab+c$", "abbbc"));
    EXPECT_FALSE(finds("^ab?c$", "abbc"));
    EXPECT_TRUE(finds("^a{2}$", "aa"));
    EXPECT_FALSE(finds("^a{2}$", "aaa"));
    EXPECT_TRUE(finds("^a{2,}$", "aaaa"));
    EXPECT_FALSE(finds("^a{2,}$", "a"));
    EXPECT_TRUE(finds("^a{1,3}$", "aaa"));
    EXPECT_FALSE(finds("^a{1,3}$", "aaaa"));
    EXPECT_TRUE(finds("^a{0}b$", "b"));
}

TEST(Pattern, KnowsSetsOfCodePoints) {
    EXPECT_TRUE(finds("^[ก-ฮ]+$", "กขฮ"));
    EXPECT_FALSE(finds("^[ก-ฮ]+$", "กา"));
    EXPECT_TRUE(finds("^[\\u0e01-\\u0E2e]$", "ข"));
    EXPECT_TRUE(finds("^[^0-9]$", "๑"));
    EXPECT_FALSE(finds("^[^0-9]$", "1"));
    EXPECT_TRUE(finds("^[a\\-\\]_-]+$", "a-]_"));
    EXPECT_TRUE(finds("^[\\d.]+$", "10.5"));
    EXPECT_TRUE(finds("^\\d{4}/\\w+\\.$", "2564/a_1."));
    EXPECT_FALSE(finds("^\\d$", "๑"));
    EXPECT_TRUE(finds("^.$", "😀"));
    EXPECT_FALSE(finds("^.$", "\n"));
}

TEST(Pattern, KnowsGroupsAndAlternatives) {
    EXPECT_TRUE(finds("^(ก|ข)-(?:a|bc)?$", "ข-bc"));
    EXPECT_TRUE(finds("^(ก|ข)-(?:a|bc)?$", "ก-"));
    EXPECT_FALSE(finds("^(ก|ข)-(?:a|bc)?$", "ค-a"));
    EXPECT_TRUE(finds("^(ab){2,3}$", "ababab"));
    EXPECT_FALSE(finds("^(ab){2,3}$",
                       "abab"
                       "a"));
    EXPECT_TRUE(finds("^(a*)*$", "aaa"));
    EXPECT_TRUE(finds("^(|a)+$", ""));
    EXPECT_TRUE(finds("a|b", "xxb"));
}

TEST(Pattern, SaysWhatItRefusesAndWhere) {
    EXPECT_EQ(refusal("a**"), "the pattern has a quantifier after a quantifier at byte 3");
    EXPECT_EQ(refusal("a+?"), "the pattern has a quantifier after a quantifier at byte 3");
    EXPECT_EQ(refusal("*a"), "the pattern has a misplaced * at byte 1");
    EXPECT_EQ(refusal("a^b"), "the pattern has a misplaced ^ at byte 2");
    EXPECT_EQ(refusal("a$b"), "the pattern has a $ before its end at byte 2");
    EXPECT_EQ(refusal("(a$)"), "the pattern has a $ before its end at byte 3");
    EXPECT_EQ(refusal("(a"), "the pattern has a ( without its ) at byte 3");
    EXPECT_EQ(refusal("a)"), "the pattern has a ) without its ( at byte 2");
    EXPECT_EQ(refusal("[]"), "the pattern has an empty set at byte 2");
    EXPECT_EQ(refusal("[z-a]"), "the pattern has a range that runs backwards at byte 5");
    EXPECT_EQ(refusal("a{3,2}"), "the pattern has a greatest count below the least at byte 7");
    EXPECT_EQ(refusal("a{1001}"), "the pattern has a count above 1000 at byte 7");
    EXPECT_EQ(refusal("^a|b$"), "the pattern has ^ or $ beside a | outside every group at byte 6");
    for (const char* pattern : {"\\b", "\\s", "\\S", "\\D", "\\1", "\\p{L}", "\\u12", "\\ud800", "\\", "[a", "[\\",
                                "(?<n>a)", "(?!a)", "a{", "a{,2}", "a{2", "[a-\\d]", "\\cA"})
        EXPECT_NE(refusal(pattern), "parsed") << pattern;
    EXPECT_EQ(refusal("((a{1000}){1000}){1000}"), "the pattern has counts that multiply too far");
    EXPECT_EQ(refusal(std::string(100'000, '(')), "the pattern has groups nested too deeply at byte 34");
}

}  // namespace
}  // namespace layout

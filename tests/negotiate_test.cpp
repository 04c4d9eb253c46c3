#include "server/http/negotiate.h"

#include <gtest/gtest.h>

#include <array>

namespace server {
namespace {

const std::array<std::string, 2> pdf_or_json{"application/pdf", "application/json"};

std::string chosen(std::string_view accept) { return choose_media_type(accept, pdf_or_json).value_or("nothing"); }

TEST(ChooseMediaType, TakesTheFirstOfferWhenTheClientDoesNotSay) {
    EXPECT_EQ(chosen(""), "application/pdf");
    EXPECT_EQ(chosen("*/*"), "application/pdf");
    EXPECT_EQ(chosen("application/*"), "application/pdf");
}

TEST(ChooseMediaType, TakesWhatTheClientPrefers) {
    EXPECT_EQ(chosen("application/json"), "application/json");
    EXPECT_EQ(chosen("Application/JSON"), "application/json");
    EXPECT_EQ(chosen("application/pdf;q=0.5, application/json;q=0.8"), "application/json");
    EXPECT_EQ(chosen("text/html, application/json;q=0.1"), "application/json");
}

TEST(ChooseMediaType, LetsTheExactRangeOverruleTheWide) {
    EXPECT_EQ(chosen("application/pdf;q=0, */*"), "application/json");
    EXPECT_EQ(chosen("*/*;q=0.9, application/pdf;q=0.1"), "application/json");
}

TEST(ChooseMediaType, FindsNothingWhenEveryOfferIsRefused) {
    EXPECT_EQ(chosen("text/html"), "nothing");
    EXPECT_EQ(chosen("application/pdf;q=0"), "nothing");
    EXPECT_EQ(chosen("application/pdfx"), "nothing");
}

TEST(ReadPreferences, LeavesOutWeightsThatAreNone) {
    const std::vector<Preference> wanted{{"a/b", 1000}, {"e/f", 250}};
    EXPECT_EQ(read_preferences("a/b, c/d;q=2, e/f;level=1;q=0.25, g/h;q=0.1234, i/j;q=1.001, ,"), wanted);
}

TEST(ChooseLanguage, SpeaksThaiUnlessEnglishIsPreferred) {
    EXPECT_EQ(choose_language(""), Language::thai);
    EXPECT_EQ(choose_language("*"), Language::thai);
    EXPECT_EQ(choose_language("fr"), Language::thai);
    EXPECT_EQ(choose_language("th-TH,th;q=0.9,en-US;q=0.8,en;q=0.7"), Language::thai);
    EXPECT_EQ(choose_language("en;q=0.5, th;q=0.5"), Language::thai);
    EXPECT_EQ(choose_language("en"), Language::english);
    EXPECT_EQ(choose_language("en-GB,th;q=0.3"), Language::english);
    EXPECT_EQ(choose_language("en, *;q=0.5"), Language::english);
    EXPECT_EQ(choose_language("th;q=0, *"), Language::english);
}

}  // namespace
}  // namespace server

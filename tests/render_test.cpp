#include "layout/render.h"

#include "layout/text/known_words.h"
#include "tests/own_templates.h"

#include <gtest/gtest.h>

#include <clocale>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <thread>

namespace layout {
namespace {

std::string pdf(const char* name) {
    const Form& form = own_template(name);
    const auto rendered = render(form, form.sample_json, {});
    return rendered ? rendered->pdf : "refused";
}

// The codes of the problems that this body meets.
std::string codes(const char* name, const std::string& body, const JsonLimits& limits = {}) {
    const auto rendered = render(own_template(name), body, {}, {limits, {}, {}});
    if (rendered) return "accepted";
    std::string out;
    for (const Problem& problem : rendered.problems()) out += (out.empty() ? "" : " ") + problem.code;
    return out;
}

TEST(Render, GivesTheSameBytesWhateverWasRenderedBefore) {
    for (const char* name : {"indicator-summary", "memo", "external-letter"}) {
        forget_words();
        forget_stretches();
        const std::string cold = pdf(name);
        EXPECT_TRUE(pdf(name) == cold) << name;
        pdf("memo");
        EXPECT_TRUE(pdf(name) == cold) << name;
    }
}

TEST(Render, GivesTheSameBytesOnEveryThread) {
    const std::string want = pdf("indicator-summary");
    std::vector<std::string> have(4);
    std::vector<std::thread> threads;
    for (std::string& one : have) threads.emplace_back([&one] { one = pdf("indicator-summary"); });
    for (std::thread& thread : threads) thread.join();
    for (const std::string& one : have) EXPECT_TRUE(one == want);
}

TEST(Render, GivesTheSameBytesInAnotherTimeZoneAndDirectory) {
    const std::string want = pdf("memo");
    const auto here = std::filesystem::current_path();
    const char* before = std::getenv("TZ");
    const std::string zone = before ? before : "";
    setenv("TZ", "America/Caracas", 1);
    tzset();
    std::filesystem::current_path("/");
    EXPECT_TRUE(pdf("memo") == want);
    std::filesystem::current_path(here);
    before ? setenv("TZ", zone.c_str(), 1) : unsetenv("TZ");
    tzset();
}

TEST(Render, GivesTheSameBytesWhereACommaIsTheDecimalPoint) {
    const std::string want = pdf("indicator-summary");
    const std::string before = std::setlocale(LC_ALL, nullptr);
    const char* comma = nullptr;
    for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE.utf8", "fr_FR.utf8"})
        if (comma == nullptr) comma = std::setlocale(LC_ALL, name);
    ASSERT_NE(comma, nullptr) << "tests/CMakeLists.txt makes a German locale; LOCPATH must name its folder";
    EXPECT_TRUE(pdf("indicator-summary") == want);
    std::setlocale(LC_ALL, before.c_str());
}

TEST(Render, NamesTheStageThatRefused) {
    const std::string sample = own_template("memo").sample_json, subject = "\"subject\": \"ส่ง";
    EXPECT_EQ(codes("memo", sample), "accepted");
    EXPECT_EQ(codes("memo", "{"), "json");
    EXPECT_EQ(codes("memo", sample, {100}), "too_large");
    EXPECT_NE(codes("memo", "{}"), "accepted");
    EXPECT_EQ(codes("memo", replaced(sample, subject, "\"subject\": \"\u202Eส่ง")), "invisible");
    EXPECT_EQ(codes("memo", replaced(sample, subject, "\"subject\": \"漢ส่ง")), "glyph");
    EXPECT_EQ(codes("memo", replaced(sample, subject, subject + std::string(300, 'A'))), "fit");
    EXPECT_NE(codes("memo", replaced(sample, "\"date\": \"2021-06-25\"", "\"date\": \"2021-02-30\"")), "accepted");
}

// A clock on which a second passes each time that it is asked.
CpuBudget seconds(int most, int& asked) {
    return CpuBudget(std::chrono::seconds(most), [&asked] { return std::chrono::seconds(asked++); });
}

TEST(Render, StopsWhereverItsProcessorTimeEnds) {
    const Form& form = own_template("memo");
    int asked = 0;
    const auto whole = render(form, form.sample_json, {}, {{}, seconds(1'000'000, asked), {}});
    ASSERT_TRUE(whole);
    EXPECT_TRUE(whole->pdf == pdf("memo"));
    const int needed = asked - 1;  // The first asking is the start.
    EXPECT_GE(needed, 20);         // A memo of two pages has some twenty paragraphs.
    for (int most = 0; most <= needed; ++most) {
        int counted = 0;
        const auto rendered = render(form, form.sample_json, {}, {{}, seconds(most, counted), {}});
        ASSERT_EQ(static_cast<bool>(rendered), most == needed) << most;
        if (rendered) continue;
        EXPECT_EQ(counted, most + 2) << "asked again after the end";
        ASSERT_EQ(rendered.problems().size(), 1u);
        EXPECT_EQ(rendered.problems()[0].code, "too_large");
        EXPECT_EQ(rendered.problems()[0].pointer, "");
    }
}

TEST(CpuBudget, IsSpentWhenMoreThanItsTimeHasPassed) {
    std::chrono::nanoseconds now{100};
    const CpuBudget budget(std::chrono::nanoseconds(5), [&now] { return now; });
    now += std::chrono::nanoseconds(5);
    EXPECT_NO_THROW(budget.check());
    now += std::chrono::nanoseconds(1);
    EXPECT_THROW(budget.check(), CpuBudgetSpent);
    EXPECT_NO_THROW(CpuBudget().check());
}

TEST(Render, RefusesAFinalMemoWithoutTheEmblem) {
    const std::string final_memo = replaced(own_template("memo").sample_json, "\"state\": \"draft\"", "\"state\": \"final\"");
    EXPECT_EQ(codes("memo", final_memo), "emblem");
    const auto path = std::make_shared<const Path>(Path{{{Path::Segment::Verb::move}, {Path::Segment::Verb::line, 0, 0, 0, 0, 500, 500}}, 900, 1000});
    EXPECT_TRUE(render(own_template("memo"), final_memo, {path}));
}

TEST(Render, NamesItsFiles) {
    const Form& form = own_template("memo");
    const auto rendered = render(form, form.sample_json, {});
    ASSERT_TRUE(rendered);
    EXPECT_EQ(rendered->ascii_file_name, "memo-5009-2564-q3");
    EXPECT_EQ(rendered->file_name.substr(0, std::string("บันทึกข้อความ ").size()), "บันทึกข้อความ ");
    EXPECT_EQ(rendered->pdf.substr(0, 5), "%PDF-");
}

}  // namespace
}  // namespace layout

// The data that a PDF carries: what its form printed, nothing else, and enough to print it again.

#include "layout/render.h"
#include "layout/trace.h"
#include "layout/value/read_json.h"
#include "layout/value/write_json.h"
#include "tests/own_templates.h"
#include "tests/pdf_reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>

namespace layout {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr auto any = std::numeric_limits<std::size_t>::max();

Value parsed(const std::string& json) { return *read_json(json, {any, any, any, any, 64}); }

std::string attached(const PdfReading& pdf, const std::string& name) {
    std::string hex;
    for (const char c : name) hex += "0123456789ABCDEF"[c >> 4 & 15], hex += "0123456789ABCDEF"[c & 15];
    for (const PdfObject* file : pdf.of_kind("/F <" + hex + ">")) return pdf.at(file->text, "EF <<\n/F").stream;
    ADD_FAILURE() << "no " << name;
    return {};
}

// The document with the value at each pointer of a text replaced, one at a time.
struct Canary {
    std::string pointer;
    Value document;
};

void plant(const Value& value, const std::string& pointer, const std::string& text, const std::function<Value(Value)>& around, std::vector<Canary>& made) {
    if (value.is_string()) made.push_back({pointer, around(Value(value.text() + text))});
    if (value.is_array())
        for (std::size_t i = 0; i < value.items().size(); ++i)
            plant(value.items()[i], child_pointer(pointer, i), text, [&, i](Value inner) {
                Value::Array items = value.items();
                items[i] = std::move(inner);
                return around(Value(std::move(items)));
            }, made);
    if (value.is_object())
        for (std::size_t i = 0; i < value.members().size(); ++i)
            plant(value.members()[i].value, child_pointer(pointer, value.members()[i].name), text, [&, i](Value inner) {
                Value::Object members = value.members();
                members[i].value = std::move(inner);
                return around(Value(std::move(members)));
            }, made);
}

std::string everything_in(const std::string& file) {
    const PdfReading pdf(file);
    std::string all = pdf.trailer;
    for (const auto& [number, object] : pdf.objects) all += object.text + object.stream;
    return all;
}

std::string golden(const std::string& name) {
    std::ifstream in(std::filesystem::path(SOURCE_DIR) / "tests/golden" / name);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return std::move(bytes).str();
}

TEST(DataInPdf, ACanaryInAMemberThatIsNotPrintedIsNowhereInTheFile) {
    const std::string canary = "ฬฒศซฎ", hex = "0E2C0E120E280E0B0E0E";
    for (const Form& form : own_templates()) {
        std::vector<Canary> canaries;
        // One document serves all forms: the summary prints nothing of its letter.
        const std::string& body = form.name == "indicator-summary" ? own_template("memo").sample_json : form.sample_json;
        plant(parsed(body), "", canary, [](Value value) { return value; }, canaries);
        int printed = 0, kept_out = 0;
        for (const Canary& one : canaries) {
            const auto made = render_value(form, one.document, {});
            if (!made) continue;  // A code or a date, which a word of letters damages.
            const std::string file = everything_in(made->pdf);
            const bool on_paper = trace(made->pages).find(canary) != std::string::npos || file.find(hex) != std::string::npos;
            (on_paper ? printed : kept_out) += 1;
            if (on_paper) EXPECT_THAT(attached(PdfReading(made->pdf), "data.json"), HasSubstr(canary)) << form.name << one.pointer;
            else EXPECT_THAT(file, Not(HasSubstr(canary))) << form.name << one.pointer;
        }
        EXPECT_GT(printed, 8) << form.name;
        EXPECT_GT(kept_out, 2) << form.name;
    }
}

TEST(DataInPdf, ThePrintedDataMakesTheSameFileAgain) {
    for (const Form& form : own_templates())
        for (const std::string& body : {form.sample_json, golden(form.name + ".json"), golden(form.name + ".to-auditor.json"), golden(form.name + ".forty-indicators.json")}) {
            if (body.empty()) continue;
            const auto made = render(form, body, {}, {{any, any, any, any, 64}});
            ASSERT_TRUE(made) << form.name;
            const auto again = render_again(form, parsed(attached(PdfReading(made->pdf), "data.json")), {}, {});
            ASSERT_TRUE(again) << form.name << again.problems().front().english;
            EXPECT_EQ(again->pdf, made->pdf) << form.name;
        }
}

TEST(DataInPdf, MembersStandInTheOrderOfTheirNamesAndNumbersAsWritten) {
    const Form& form = own_template("indicator-summary");
    std::string body = form.sample_json;
    const std::size_t at = body.find("\"value\": 100");
    ASSERT_NE(at, std::string::npos);
    body.insert(at + 12, ".00");
    const auto made = render(form, body, {});
    ASSERT_TRUE(made);
    const std::string data = attached(PdfReading(made->pdf), "data.json");
    EXPECT_THAT(data, HasSubstr(":100.00}"));
    EXPECT_LT(data.find("\"approver\""), data.find("\"fiscal_year\""));
    EXPECT_TRUE(data.ends_with("}\n"));
}

TEST(DataInPdf, TheRecordSaysWhatWasRepairedAndNotWhatStoodThere) {
    const Form& form = own_template("memo");
    RenderOptions options;
    options.repairs = {{"/letter/subject", 3, 7, "split_sara_am"}, {"/indicators/0/summary", 1, 2, "lost_mark"}};  // The memo prints one.
    const auto made = render(form, form.sample_json, {}, options);
    ASSERT_TRUE(made);
    const std::string record = attached(PdfReading(made->pdf), "render.json");
    EXPECT_THAT(record, HasSubstr(R"("repairs":[{"end":7,"pointer":"/letter/subject","rule":"split_sara_am","start":3}])"));
    EXPECT_THAT(record, testing::ContainsRegex(R"("engine":"saraban [0-9.]+ [0-9a-f]{16} harfbuzz [0-9.]+ icu [0-9.]+ libqrencode [0-9.]+ libharu)"));
}

}  // namespace
}  // namespace layout

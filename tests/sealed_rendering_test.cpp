// Documents that are rendered to be sealed, and sealed: what layout/pdf leaves room for is what
// server/signoff/seal fills.

#include "layout/number_letter.h"
#include "layout/value/read_json.h"
#include "server/signoff/seal/unsealed.h"
#include "tests/own_templates.h"
#include "tests/seal_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace server {
namespace {

using testing::HasSubstr;

std::string unsealed(std::string_view name, bool numbered_later, std::string body = {}) {
    const layout::Form& form = layout::own_template(name);
    layout::RenderOptions options;
    options.seal = layout::SealPlace{"2026-06-25T09:00:00+07:00", "นายสมมุติ ตัวอย่าง", "ลงนาม", numbered_later};
    const auto made = layout::render(form, body.empty() ? form.sample_json : body, {}, options);
    if (!made) throw std::runtime_error(made.problems().front().english);
    return made->pdf;
}

std::string letter_without_number(std::string_view name) {
    std::string body = layout::own_template(name).sample_json;
    for (const char* member : {"\"number\": \"", "\"date\": \""}) {
        const std::size_t letter = body.find("\"letter\""), at = body.find(member, letter), end = body.find("\",", at);
        body.replace(at, end + 1 - at, std::string(member).substr(0, std::string(member).size() - 1) + "null");
    }
    return body;
}

TEST(SealedRendering, AReportIsSealedInItsOnlyRevision) {
    const SealHouse house("rendering");
    const std::string pdf = seal(unsealed("indicator-summary", false), house.seal(), house.wishes(SealLevel::b_t)).bytes;
    const SealReport report = verify_seal(pdf, house.anchors());
    EXPECT_TRUE(report.valid) << (report.reasons.empty() ? "" : report.reasons.front().english);
    EXPECT_FALSE(report.letter);
    EXPECT_THAT(house.pdfsig(pdf), HasSubstr("Signature is Valid"));
    EXPECT_THAT(house.pdfsig(pdf), HasSubstr("Total document signed"));
}

TEST(SealedRendering, ALetterIsSealedWithRoomForItsNumberAndItsDate) {
    const SealHouse house("rendering-letter");
    for (const char* name : {"memo", "external-letter"}) {
        const std::string pdf = seal(unsealed(name, true, letter_without_number(name)), house.seal(), house.wishes(SealLevel::b_b)).bytes;
        const SealReport report = verify_seal(pdf, house.anchors());
        EXPECT_TRUE(report.valid) << name << (report.reasons.empty() ? "" : report.reasons.front().english);
        EXPECT_TRUE(report.letter);
    }
}

TEST(SealedRendering, ANumberedLetterShowsBothInTheFormsOwnLettersAndDigits) {
    const SealHouse house("rendering-number");
    for (const char* name : {"memo", "external-letter"}) {
        const std::string body = letter_without_number(name);
        const std::string letter = seal(unsealed(name, true, body), house.seal(), house.wishes(SealLevel::b_b)).bytes;
        const auto numbers = layout::number_letter(layout::own_template(name), *layout::read_json(body), {}, "3336", "2021-06-25");
        ASSERT_TRUE(numbers);
        EXPECT_EQ(numbers->number, "๓๓๓๖");
        EXPECT_EQ(numbers->date, "๒๕ มิถุนายน ๒๕๖๔");
        const std::string numbered = register_letter(letter, {numbers->number, numbers->date, numbers->appearances, seal_day, "งานสารบรรณ", ""},
                                                     house.open("records"), house.wishes(SealLevel::b_b)).bytes;
        const SealReport report = verify_seal(numbered, house.anchors());
        EXPECT_TRUE(report.valid) << name << (report.reasons.empty() ? "" : report.reasons.front().english);
        EXPECT_EQ(report.number, "๓๓๓๖");
        EXPECT_EQ(numbered.substr(0, letter.size()), letter);
        write_file(std::filesystem::temp_directory_path() / (std::string("numbered-") + name + ".pdf"), numbered);
    }
}

TEST(SealedRendering, ANumberThatHasNoRoomOrNoLettersIsRefusedByName) {
    const layout::Form& form = layout::own_template("memo");
    const layout::Value data = *layout::read_json(letter_without_number("memo"));
    EXPECT_EQ(layout::number_letter(form, data, {}, std::string(60, '3'), "2021-06-25").problems().front().pointer, "/number");
    EXPECT_EQ(layout::number_letter(form, data, {}, "☃", "2021-06-25").problems().front().code, "glyph");
    EXPECT_EQ(layout::number_letter(form, data, {}, "3336", "2021-13-25").problems().front().pointer, "/date");
}

TEST(SealedRendering, ANumberIsOneLineThatCanBeSeenAndADateHasItsDay) {
    const layout::Form& form = layout::own_template("memo");
    const layout::Value data = *layout::read_json(letter_without_number("memo"));
    const auto code = [&](const char* number, const char* date = "2021-06-25") {
        const auto made = layout::number_letter(form, data, {}, number, date);
        return made ? "" : made.problems().front().pointer + " " + made.problems().front().code;
    };
    EXPECT_EQ(code("33\n36"), "/number control");
    EXPECT_EQ(code("33\u200B36"), "/number control");
    EXPECT_EQ(code("33\u206036"), "/number control");
    EXPECT_EQ(code(" "), "/number format");
    EXPECT_EQ(code("3336 "), "/number format");
    EXPECT_EQ(code("3336", "2021-06"), "/date format");
    EXPECT_EQ(code("ว 3336/2"), "");
}

TEST(SealedRendering, ASealedFileCanBeTakenBackToWhatItWas) {
    const SealHouse house("rendering-back");
    const std::string before = unsealed("memo", true, letter_without_number("memo"));
    const auto back = server::unsealed(seal(before, house.seal(), house.wishes(SealLevel::b_t)).bytes);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->bytes, before);
    EXPECT_EQ(back->name, "นายสมมุติ ตัวอย่าง");
    EXPECT_TRUE(back->letter);
    EXPECT_FALSE(server::unsealed(layout::render(layout::own_template("memo"), layout::own_template("memo").sample_json, {})->pdf));
}

TEST(SealedRendering, TheSamePlaceMakesTheSameBytes) {
    EXPECT_EQ(unsealed("memo", true), unsealed("memo", true));
}

}  // namespace
}  // namespace server

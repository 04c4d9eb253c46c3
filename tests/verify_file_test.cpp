// A sealed document's whole proof: its seal, and its rendering.

#include "server/verify_file.h"

#include "layout/number_letter.h"
#include "layout/value/read_json.h"
#include "layout/value/write_json.h"
#include "tests/own_templates.h"
#include "tests/seal_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <utility>

namespace server {
namespace {

using testing::HasSubstr;
using Verdict = Proof::Verdict;

std::string sealed_summary(const SealHouse& house) {
    const layout::Form& form = layout::own_template("indicator-summary");
    layout::RenderOptions options;
    options.seal = layout::SealPlace{"2026-06-25T09:00:00+07:00", "นายสมมุติ ตัวอย่าง", "ลงนามรับรอง", false};
    return seal(layout::render(form, form.sample_json, {}, options)->pdf, house.seal(), house.wishes(SealLevel::b_t)).bytes;
}

FileVerdict verified(const std::string& pdf, const SealHouse& house) { return verify_file(pdf, layout::own_templates(), {}, {}, house.anchors()); }

TEST(VerifyFile, ASealedReportIsWhatItsDataGivesAndItsSealHolds) {
    const SealHouse house("verify-file");
    const FileVerdict verdict = verified(sealed_summary(house), house);
    EXPECT_TRUE(verdict.good());
    EXPECT_EQ(verdict.proof.verdict, Verdict::same);
    EXPECT_TRUE(verdict.seal && verdict.seal->valid);
    const std::string json = layout::write_json(verdict_value(verdict));
    EXPECT_THAT(json, HasSubstr(R"("seal":{"valid":true,"trust_checked":true)"));
    EXPECT_THAT(json, HasSubstr(R"("time":"2026-06-25T09:01:00+07:00","level":"B-T")"));  // The stamp's.
}

TEST(VerifyFile, OneChangedByteOfASealedReportIsFoundByBoth) {
    const SealHouse house("verify-file-changed");
    std::string pdf = sealed_summary(house);
    pdf[pdf.find("/Title") + 20] ^= 1;  // A digit of the title.
    const FileVerdict verdict = verified(pdf, house);
    EXPECT_FALSE(verdict.good());
    EXPECT_TRUE(verdict.seal && !verdict.seal->valid);
}

TEST(VerifyFile, ASealThatIsNotAsWeWriteItIsNoGoodFile) {
    const SealHouse house("verify-file-odd");
    std::string pdf = sealed_summary(house);
    pdf.replace(pdf.find("/DocMDP"), 7, "/DocXDP");
    const FileVerdict verdict = verified(pdf, house);
    ASSERT_TRUE(verdict.seal);
    EXPECT_FALSE(verdict.seal->valid);
    EXPECT_FALSE(verdict.good());
}

TEST(VerifyFile, AFileWithoutASealSaysSo) {
    const SealHouse house("verify-file-none");
    const layout::Form& form = layout::own_template("memo");
    const FileVerdict verdict = verified(layout::render(form, form.sample_json, {})->pdf, house);
    EXPECT_TRUE(verdict.good());
    EXPECT_FALSE(verdict.seal);
}

// A memo that waits for its number, sealed; and what it was made from.
class NumberedMemo : public testing::Test {
protected:
    NumberedMemo() {
        layout::RenderOptions options;
        options.seal = layout::SealPlace{"2026-06-25T09:00:00+07:00", "นายสมมุติ ตัวอย่าง", "ลงนามหนังสือ", true};
        letter = seal(layout::render_value(form, data, {}, options)->pdf, house.seal(), house.wishes(SealLevel::b_b)).bytes;
    }

    // Without number and date, and with no emblem: this site has none.
    static layout::Value waiting() {
        const auto sample = layout::read_json(layout::own_template("memo").sample_json);
        layout::Value::Object letter, whole;
        for (const auto& member : sample->find("letter")->members())
            letter.push_back({member.name, member.name == "number" || member.name == "date" ? layout::Value() : member.value});
        for (const auto& member : sample->members()) whole.push_back({member.name, member.name == "letter" ? layout::Value(letter) : member.value});
        return layout::Value(std::move(whole));
    }

    layout::LetterNumbers numbers(const char* number, const char* date) const { return *layout::number_letter(form, data, {}, number, date); }

    // What verify says of the letter with these values and, signed by the records unit's own key, these looks.
    std::string verdict_on(const layout::LetterNumbers& values, std::vector<std::string> looks) const {
        const Numbering numbering{values.number, values.date, std::move(looks), seal_day, "นายสมมุติ ตัวอย่าง", "ลงเลขที่และวันที่"};
        const std::string pdf = register_letter(letter, numbering, house.open("records"), house.wishes(SealLevel::b_b)).bytes;
        const FileVerdict verdict = verified(pdf, house);
        EXPECT_TRUE(verify_seal(pdf, house.anchors()).valid);
        return verdict.good() ? "good" : verdict.seal->reasons.empty() ? "bad" : verdict.seal->reasons.front().code;
    }

    SealHouse house{"numbered-memo"};
    const layout::Form& form = layout::own_template("memo");
    const layout::Value data = waiting();
    std::string letter;
};

TEST_F(NumberedMemo, ShowsTheNumberAndDateThatItHolds) {
    const layout::LetterNumbers own = numbers("3336", "2021-06-25");
    EXPECT_EQ(verdict_on(own, own.appearances), "good");
}

TEST_F(NumberedMemo, ShowsNoOthersHoweverTheyAreSigned) {
    const layout::LetterNumbers own = numbers("3336", "2021-06-25");
    const auto swapped = [](std::vector<std::string> looks) { return std::swap(looks[0], looks[1]), looks; };
    const auto with = [&](std::size_t at, std::string_view from, std::string_view to) {
        std::vector<std::string> looks = own.appearances;
        const std::size_t found = looks[at].find(from);
        if (found == std::string::npos) throw std::logic_error("not in the appearance: " + std::string(from));
        looks[at].replace(found, from.size(), to);
        return looks;
    };
    EXPECT_EQ(verdict_on(own, numbers("9999", "2021-06-25").appearances), "numbering-look");
    EXPECT_EQ(verdict_on(own, numbers("3336", "2021-06-26").appearances), "numbering-look");
    EXPECT_EQ(verdict_on(own, swapped(own.appearances)), "numbering-look");
    EXPECT_EQ(verdict_on(own, with(0, "/BBox [ 0 0", "/BBox [ 0 9")), "numbering-look");
    EXPECT_EQ(verdict_on(own, with(1, "/Subtype /Form", "/Subtype /Form\n/Matrix [ 1 0 0 1 0 900 ]")), "numbering-look");
    layout::LetterNumbers other = own;
    other.number = "๓๓๓๗";
    EXPECT_EQ(verdict_on(other, own.appearances), "numbering-look");
}

}  // namespace
}  // namespace server

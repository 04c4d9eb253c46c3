// A sealed document's whole proof: its seal, and its rendering.

#include "server/verify_file.h"

#include "layout/value/write_json.h"
#include "tests/own_templates.h"
#include "tests/seal_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace server

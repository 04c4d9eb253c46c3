#include "layout/pdf/write_pdf.h"
#include "layout/text/lexicon.h"
#include "layout/value/read_json.h"
#include "layout/value/write_json.h"
#include "server/proof/own_files.h"
#include "server/proof/verify.h"
#include "tests/own_templates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <random>

namespace server {
namespace {

using layout::replaced;
using testing::Contains;
using testing::Field;
using Verdict = Proof::Verdict;

const std::string& sample() { return layout::own_template("memo").sample_json; }

std::string rendered(const std::string& form, const std::string& body, const layout::Site& site = {}, const layout::RenderOptions& options = {}) {
    return layout::render(layout::own_template(form), body, site, options)->pdf;
}

Proof verified(std::string_view pdf, const layout::Site& site = {}) { return verify(pdf, layout::own_templates(), site, {}); }

layout::Site site_with_emblem() {
    using enum layout::Path::Segment::Verb;
    layout::Site site;
    site.emblem = std::make_shared<const layout::Path>(layout::Path{{{move, 0, 0, 0, 0, 0, 0}, {line, 0, 0, 0, 0, 916, 1000}, {close}}, 916, 1000});
    site.emblem_sha256 = "ab";
    return site;
}

std::vector<std::string> others(const Proof& proof) {
    std::vector<std::string> names;
    for (const MadeOtherwise& one : proof.made_otherwise) names.push_back(one.what);
    return names;
}

// What a forger makes who has our program: the pages of one document, the data of another, and a
// record that says whatever he likes.
std::string forged(const std::string& shown, const std::string& carried, const std::string& from = "saraban-render", const std::string& to = "saraban-render") {
    const auto pages = layout::render(layout::own_template("memo"), shown, {});
    const auto files = extract(rendered("memo", carried));
    layout::Facts facts;
    facts.title = "บันทึกข้อความ";
    facts.attachments = {{"data.json", "application/json", "Source", "", files->data}, {"render.json", "application/json", "Supplement", "", replaced(files->record, from, to)}};
    return layout::write_pdf(pages->pages, facts);
}

std::string other_number() { return replaced(sample(), "\"3336\"", "\"3337\""); }

TEST(Verify, KnowsTheFilesOfEveryForm) {
    for (const layout::Form& form : layout::own_templates()) {
        EXPECT_EQ(verified(rendered(form.name, form.sample_json)).verdict, Verdict::same) << form.name;
        EXPECT_EQ(verified(rendered(form.name, form.sample_json, site_with_emblem()), site_with_emblem()).verdict, Verdict::same) << form.name;
    }
}

TEST(Verify, KnowsWhatWasWishedAndRepaired) {
    layout::RenderOptions options;
    options.wishes.lists = true;
    options.repairs = {{"/letter/subject", 3, 7, "split_sara_am"}};
    EXPECT_EQ(verified(rendered("indicator-summary", layout::own_template("indicator-summary").sample_json, {}, options)).verdict, Verdict::same);
}

TEST(Verify, RendersWithoutWhatTheFileWasMadeWithout) {
    layout::Site site = site_with_emblem();
    site.words = layout::Lexicon::built_in_with("ห้วยขวางพัฒนา\n");
    EXPECT_EQ(verified(rendered("memo", sample()), site).verdict, Verdict::same);
}

TEST(Verify, CallsNoFileTheSameAfterAFlippedBit) {
    const std::string pdf = rendered("memo", sample());
    std::mt19937 random(7);
    for (int i = 0; i < 200; ++i) {
        std::string flipped = pdf;
        const std::size_t at = random() % pdf.size();
        flipped[at] = static_cast<char>(flipped[at] ^ 1 << random() % 8);
        const Proof proof = verified(flipped);
        EXPECT_NE(proof.verdict, Verdict::same) << at;
        EXPECT_NE(proof.verdict, Verdict::cannot_compare) << at;
        EXPECT_FALSE(proof.thai.empty() || proof.english.empty());
    }
    EXPECT_NE(verified(pdf + '\n').verdict, Verdict::same);
}

TEST(Verify, TellsWhichTextIsNotWhatTheDataGives) {
    const Proof proof = verified(forged(other_number(), sample()));
    EXPECT_EQ(proof.verdict, Verdict::altered);
    EXPECT_EQ(proof.comparison.text, Sameness::differs);
    EXPECT_THAT(proof.comparison.differences, Contains(Difference{"metadata", 0, "", ""}));
    EXPECT_THAT(proof.comparison.differences, Contains(testing::AllOf(Field(&Difference::part, "text"), Field(&Difference::page, 1u), Field(&Difference::file, testing::HasSubstr("๓๓๓๗")),
                                                                     Field(&Difference::expected, testing::HasSubstr("๓๓๓๖")))));
}

TEST(Verify, ComparesTheTextOfAnotherEnginesFile) {
    const Proof proof = verified(forged(sample(), sample(), "harfbuzz 6.0.0", "harfbuzz 5.9.9"));
    EXPECT_EQ(proof.verdict, Verdict::cannot_compare);
    EXPECT_THAT(others(proof), testing::ElementsAre("engine"));
    EXPECT_EQ(proof.comparison.text, Sameness::same);
    EXPECT_EQ(proof.comparison.positions, Sameness::same);
}

TEST(Verify, IsNotDeceivedByTheNameOfAnotherEngine) {
    EXPECT_EQ(verified(forged(other_number(), sample(), "harfbuzz 6.0.0", "harfbuzz 5.9.9")).verdict, Verdict::text_differs);
    const Proof other_form = verified(forged(other_number(), sample(), "\"version\":\"1\"", "\"version\":\"0\""));
    EXPECT_EQ(other_form.verdict, Verdict::cannot_compare);
    EXPECT_EQ(other_form.comparison.text, Sameness::differs);
}

TEST(Verify, SetsTheTextAroundAnEmblemThatThisSiteLacks) {
    for (const std::string& body : {sample(), replaced(sample(), "\"draft\"", "\"final\"")}) {
        const Proof proof = verified(rendered("memo", body, site_with_emblem()));
        EXPECT_EQ(proof.verdict, Verdict::cannot_compare);
        EXPECT_THAT(others(proof), testing::ElementsAre("emblem"));
        EXPECT_EQ(proof.comparison.text, Sameness::same);
        EXPECT_EQ(proof.comparison.positions, Sameness::same);
        EXPECT_EQ(proof.comparison.drawing, Sameness::differs);
    }
}

TEST(Verify, NeverCallsGoodWhatItCannotRender) {
    const auto text_of = [](const Proof& proof) { return std::pair(proof.verdict, proof.comparison.text); };
    EXPECT_EQ(text_of(verified(forged(sample(), sample(), "\"name\":\"memo\"", "\"name\":\"menu\""))), std::pair(Verdict::cannot_compare, Sameness::not_compared));
    EXPECT_EQ(text_of(verified(forged(sample(), sample(), "saraban-render/1", "saraban-render/2"))), std::pair(Verdict::cannot_compare, Sameness::not_compared));
    EXPECT_EQ(verified(forged(sample(), sample(), "\"form\"", "\"from\"")).verdict, Verdict::altered);
    EXPECT_EQ(verified(forged(sample(), sample(), "{", "[")).verdict, Verdict::altered);
}

// Every document that has `put` in the place of one of its values.
void with_each_replaced(const layout::Value& value, const layout::Value& put, const std::function<void(layout::Value)>& tell) {
    tell(put);
    if (value.is_object())
        for (std::size_t i = 0; i < value.members().size(); ++i)
            with_each_replaced(value.members()[i].value, put, [&, i](layout::Value inner) {
                layout::Value::Object members = value.members();
                members[i].value = std::move(inner);
                tell(layout::Value(std::move(members)));
            });
    if (value.is_array() && !value.items().empty())
        with_each_replaced(value.items()[0], put, [&](layout::Value inner) {
            layout::Value::Array items = value.items();
            items[0] = std::move(inner);
            tell(layout::Value(std::move(items)));
        });
}

TEST(Verify, BearsDataThatNoSchemaHasChecked) {
    const std::string record = extract(rendered("memo", sample()))->record;
    const layout::Pages pages = layout::render(layout::own_template("memo"), sample(), {})->pages;
    const layout::Value data = *layout::read_json(extract(rendered("memo", sample()))->data);
    for (const char* put : {"null", "true", "-1e300", "\"\\u0000\"", "[]", "[[{}]]", "{}"})
        with_each_replaced(data, *layout::read_json(put), [&](const layout::Value& changed) {
            layout::Facts facts;
            facts.title = "บันทึกข้อความ";
            facts.attachments = {{"data.json", "application/json", "Source", "", layout::write_json(changed)}, {"render.json", "application/json", "Supplement", "", record}};
            EXPECT_EQ(verified(layout::write_pdf(pages, facts)).verdict, Verdict::altered) << layout::write_json(changed);
        });
}

TEST(Verify, SaysOfEveryOtherFileThatItIsNotOurs) {
    for (const std::string& bytes : {std::string(), std::string("สรุปผล"), std::string(1000, '\0')}) {
        const Proof proof = verified(bytes);
        EXPECT_EQ(proof.verdict, Verdict::not_ours);
        EXPECT_EQ(proof.comparison.text, Sameness::not_compared);
    }
    EXPECT_EQ(verified(rendered("memo", sample()).substr(0, 5000)).verdict, Verdict::unreadable);
}

TEST(Verify, IsPrintedWithBothSentences) {
    EXPECT_EQ(layout::write_json(proof_value(verified(""))),
              R"({"verdict":"not_ours","detail":"ไฟล์นี้ไม่ใช่ไฟล์ PDF","detail_en":"The file is not a PDF","text":"not_compared","positions":"not_compared","drawing":"not_compared","made_otherwise":[],"differences":[]})");
}

}  // namespace
}  // namespace server

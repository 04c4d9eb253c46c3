// What every shipped template keeps, and the measures that a records clerk checks with a ruler.

#include "layout/render.h"
#include "tests/own_templates.h"

#include <gtest/gtest.h>

#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <memory>

namespace layout {
namespace {

TEST(Templates, RenderTheirOwnSamples) {
    ASSERT_GE(own_templates().size(), 2u);
    for (const Form& form : own_templates()) {
        const auto rendered = render(form, form.sample_json, {});
        EXPECT_TRUE(rendered) << form.name << ": " << rendered.problems()[0].english;
    }
}

TEST(Templates, ShareTheirDefinitions) {
    const Value* shared = nullptr;
    static std::vector<Value> schemas;
    schemas.reserve(own_templates().size());
    for (const Form& form : own_templates()) {
        schemas.push_back(json(form.schema_json));
        const Value* definitions = schemas.back().find("definitions");
        ASSERT_NE(definitions, nullptr) << form.name;
        if (shared != nullptr) { EXPECT_TRUE(*definitions == *shared) << form.name; }
        shared = definitions;
    }
}

std::string without_letter() {
    Value sample = json(own_template("memo").sample_json);
    std::string text = own_template("memo").sample_json;
    const std::size_t at = text.find("\"letter\": {");
    return text.substr(0, at) + "\"letter\": null\n}\n";
}

TEST(Templates, WantALetterOnlyWhereOneIsPrinted) {
    EXPECT_TRUE(render(own_template("indicator-summary"), without_letter(), {}));
    EXPECT_FALSE(render(own_template("memo"), without_letter(), {}));
}

// The first line of `template`'s sample that begins with this text.
const TextLine* line_of(const Rendered& rendered, std::u16string_view text) {
    for (const Page& page : rendered.pages.pages)
        for (const Item& item : page.items)
            if (const auto* line = std::get_if<TextLine>(&item); line && line->begin < line->end)
                if (std::u16string_view(line->shaped->text).substr(line->shaped->clusters[line->begin].text_begin).starts_with(text))
                    return line;
    return nullptr;
}

// How high ก stands in millimetres, from the outline that FreeType reads.
double ko_height_mm(const Span& span) {
    FT_Library opened = nullptr;
    FT_Face face = nullptr;
    if (FT_Init_FreeType(&opened) != 0) return 0;
    const std::unique_ptr<std::remove_pointer_t<FT_Library>, decltype(&FT_Done_FreeType)> library(opened, &FT_Done_FreeType);
    if (FT_New_Face(library.get(), span.face->entry().file.c_str(), 0, &face) != 0) return 0;
    if (FT_Load_Char(face, U'ก', FT_LOAD_NO_SCALE) != 0) return 0;
    const double ems = static_cast<double>(face->glyph->metrics.horiBearingY) / face->units_per_EM;
    return span.size * ems / points_per_mm;
}

TEST(Templates, SetBodyTextAsHighAsARecordsClerkMeasures) {
    const auto memo = render(own_template("memo"), own_template("memo").sample_json, {});
    ASSERT_TRUE(memo);
    const TextLine* body = line_of(*memo, u"ตามที่");
    ASSERT_NE(body, nullptr);
    EXPECT_NEAR(ko_height_mm(body->shaped->spans[0]), 2.26, 0.05);
    EXPECT_NEAR(body->x / points_per_mm, 30 + 25, 0.01);  // Margin and indent.
}

TEST(Templates, SetBodyLinesTwentyPointNinetySixApart) {
    const Form& form = own_template("indicator-summary");
    const auto made = render(form, form.sample_json, {});
    ASSERT_TRUE(made);
    int pairs = 0;
    for (const Page& page : made->pages.pages)
        for (std::size_t i = 0; i + 1 < page.items.size(); ++i) {
            const auto *a = std::get_if<TextLine>(&page.items[i]), *b = std::get_if<TextLine>(&page.items[i + 1]);
            if (a == nullptr || b == nullptr || a->node != b->node || a->node == artifact_node) continue;
            if (std::abs(a->shaped->spans[0].size.value - 16 * 0.6644) > 0.01) continue;
            EXPECT_NEAR((b->baseline - a->baseline).value, 20.96, 1e-6);
            ++pairs;
        }
    EXPECT_GT(pairs, 10);
}

TEST(Templates, KeepTheMarginsOfALetter) {
    for (const Form& form : own_templates()) {
        const auto made = render(form, form.sample_json, {});
        ASSERT_TRUE(made);
        for (const Page& page : made->pages.pages) {
            EXPECT_NEAR(page.width / points_per_mm, 210, 0.01);
            EXPECT_NEAR(page.height / points_per_mm, 297, 0.01);
            for (const Item& item : page.items) {
                const auto* line = std::get_if<TextLine>(&item);
                if (line == nullptr || line->node == artifact_node) continue;
                Pt right = line->x;
                for (std::size_t i = line->begin; i < line->end; ++i) {
                    if (line->shaped->clusters[i].space && i + 1 == line->end) break;  // Hangs.
                    right += line->shaped->width(line->shaped->clusters[i]);
                    if (!line->extra.empty()) right += line->extra[i - line->begin];
                }
                EXPECT_GE(line->x / points_per_mm, 30 - 0.01);
                EXPECT_LE(right / points_per_mm, 210 - 20 + 0.01);
            }
        }
    }
}

// Which of the pages the text begins a line of; 0: none.
std::size_t page_of(const Rendered& rendered, std::u16string_view text) {
    const TextLine* line = line_of(rendered, text);
    for (std::size_t i = 0; line != nullptr && i < rendered.pages.pages.size(); ++i)
        for (const Item& item : rendered.pages.pages[i].items)
            if (std::get_if<TextLine>(&item) == line) return i + 1;
    return 0;
}

TEST(Templates, LetTheOfficeBlockFollowOverleafRatherThanTurnAPageHalfEmpty) {
    std::string sample = own_template("external-letter").sample_json;
    const std::string_view none = R"("copies": [])";
    const std::size_t at = sample.find(none);
    ASSERT_NE(at, std::string::npos);
    const auto made = render(own_template("external-letter"), sample.replace(at, none.size(), R"("copies": ["ก", "ข", "ค"])"), {});
    ASSERT_TRUE(made);
    EXPECT_EQ(made->pages.pages.size(), 2u);
    for (const char16_t* text : {u"จึงเรียนมา", u"ขอแสดงความนับถือ", u"ผู้อำนวยการเขตห้วยขวาง"}) EXPECT_EQ(page_of(*made, text), 1u);
    for (const char16_t* text : {u"ฝ่ายปกครอง", u"โทร", u"สำเนาส่ง"}) EXPECT_EQ(page_of(*made, text), 2u);
}

// The memo's sample with this in place of its list of references or enclosures.
std::string memo_with(std::string_view list, std::string_view items) {
    std::string sample = own_template("memo").sample_json;
    const std::size_t name = sample.find("\"" + std::string(list) + "\""), open = sample.find('[', name);
    return sample.replace(open, sample.find(']', open) + 1 - open, items);
}

// Its paragraphs between the purpose and the close, which is what the form adds to the body.
std::string added_to_the_body(const std::string& document) {
    const auto made = render(own_template("memo"), document, {});
    if (!made) return made.problems()[0].english;
    std::string out;
    bool after_purpose = false;
    for (const Node& node : made->pages.nodes) {
        const std::string text = to_utf8(node.text);
        if (text.starts_with("จึงเรียนมา")) break;
        if (after_purpose && !text.empty()) out += (out.empty() ? "" : " / ") + text;
        after_purpose = after_purpose || text.starts_with("สำนักงานเขตห้วยขวางได้");
    }
    return out;
}

TEST(Templates, LetAMemosBodySayWhatItRefersTo) {
    const auto with = [](std::string_view items) { return added_to_the_body(memo_with("references", items)); };
    EXPECT_EQ(with(R"([{"office": "กองบัญชี", "number": "กท 1/2", "date": "2021-06-10"}])"),
              "ทั้งนี้ ตามหนังสือกองบัญชี ที่ กท ๑/๒ ลงวันที่ ๑๐ มิถุนายน ๒๕๖๔");
    EXPECT_EQ(with(R"([{"office": "ก", "number": "1", "date": "2021-06-10"}, {"office": "ข", "number": "กท 8/9", "date": "2021-06-11"}])"),
              "ทั้งนี้ ตามหนังสือก ที่ ๑ ลงวันที่ ๑๐ มิถุนายน ๒๕๖๔ และหนังสือข ที่ กท ๘/๙ ลงวันที่ ๑๑ มิถุนายน ๒๕๖๔");
    EXPECT_EQ(with(R"([{"office": "ก", "number": "5.2", "date": "2021-06-10"}])"), "");  // The body names it.
}

TEST(Templates, LetAMemosBodySayWhatItSends) {
    const auto with = [](std::string_view items) { return added_to_the_body(memo_with("enclosures", items)); };
    EXPECT_EQ(with(R"([{"name": "แผ่นซีดี", "amount": "1", "unit": "แผ่น"}])"), "พร้อมนี้ได้ส่งแผ่นซีดี จำนวน ๑ แผ่น มาด้วยแล้ว");
    EXPECT_EQ(with(R"([{"name": "แผ่นซีดี", "amount": 2}, {"name": "เอกสารหลักฐาน"}])"),
              "พร้อมนี้ได้ส่งเอกสารมาด้วยแล้ว ดังนี้ / ๑. แผ่นซีดี จำนวน ๒ / ๒. เอกสารหลักฐาน");
    EXPECT_EQ(with(R"([{"name": "เอกสารหลักฐาน", "amount": "1", "unit": "ชุด"}])"), "");  // The body names it.
}

std::size_t drawings(const std::string& letter_emblem) {
    const std::string document = replaced(own_template("external-letter").sample_json, R"("emblem": "site")", letter_emblem);
    const auto made = render(own_template("external-letter"), document, {});
    if (!made) return 99;
    const auto& items = made->pages.pages[0].items;
    return static_cast<std::size_t>(std::count_if(items.begin(), items.end(), [](const Item& item) { return std::holds_alternative<Drawing>(item); }));
}

TEST(Templates, LeaveTheEmblemsPlaceFreeOnPreprintedPaper) {
    EXPECT_EQ(drawings(R"("emblem": "site")"), 1u);  // A draft's placeholder.
    EXPECT_EQ(drawings(R"("emblem": "preprinted")"), 0u);
}

TEST(Templates, RefuseAFinalLetterWithoutTheEmblemAndPointToWhoAskedForIt) {
    for (const char* name : {"memo", "external-letter"}) {
        const auto made = render(own_template(name), replaced(own_template(name).sample_json, R"("state": "draft")", R"("state": "final")"), {});
        ASSERT_FALSE(made);
        ASSERT_EQ(made.problems().size(), 1u);
        EXPECT_EQ(made.problems()[0].pointer, "/letter/emblem");
        EXPECT_EQ(made.problems()[0].code, "emblem");
    }
}

}  // namespace
}  // namespace layout

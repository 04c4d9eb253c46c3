#include "layout/number_letter.h"

#include "layout/block/typeset.h"
#include "layout/pdf/field_looks.h"
#include "layout/pdf/write_pdf.h"
#include "layout/template/format.h"
#include "layout/text/admit_text.h"
#include "layout/text/lexicon.h"
#include "layout/text/shape.h"

#include <array>
#include <optional>

namespace layout {
namespace {

const FieldPlace& place_of(const Pages& pages, const std::string& field) {
    for (const Page& page : pages.pages)
        for (const Item& item : page.items)
            if (const auto* place = std::get_if<FieldPlace>(&item); place != nullptr && place->field == field) return *place;
    throw PdfError("a form of letters has no place for the " + field);
}

// What cannot be set on one line, or cannot be seen in it.
Problems refused(const std::string& number) {
    for (const char* control : {"\n", "\u200B", "\u2060"})
        if (number.find(control) != std::string::npos)
            return {{"/number", "control", "เลขที่หนังสือมีการขึ้นบรรทัดใหม่ หรืออักขระที่มองไม่เห็น", "The number holds a line break or an invisible character"}};
    if (number.starts_with(' ') || number.ends_with(' '))
        return {{"/number", "format", "เลขที่หนังสือขึ้นต้นหรือลงท้ายด้วยช่องว่าง", "The number begins or ends with a space"}};
    return {};
}

// Nothing for a month alone, which is no date to register a letter with.
std::optional<std::string> written_day(const std::string& date) {
    constexpr std::size_t day = 10;  // "2021-06-25"
    return date.size() == day ? apply(*parse_format("date"), date, {}, {}) : std::nullopt;
}

std::shared_ptr<const Shaped> shaped(const std::string& text, const FieldPlace& place, Problems& problems) {
    const std::string pointer = "/" + place.field;
    const std::array content{StyledText{admit_text(text, *place.style.face, pointer, problems), place.style}};
    if (!problems.empty()) return nullptr;
    auto made = shape(content);
    Pt width;
    for (const Cluster& cluster : made->clusters) width += made->width(cluster);
    if (width > place.width || made->clusters.empty())
        problems.push_back({pointer, "fit", "ข้อความ “" + text + "” ว่างเปล่าหรือยาวเกินที่ว่างในหนังสือ", "“" + text + "” is empty, or wider than its place in the letter"});
    return made;
}

struct SetLetter {
    Digits digits = Digits::as_given;
    Pages pages;
};

Result<SetLetter> set_letter(const Form& form, const Value& data, const Site& site) {
    const auto filled = fill(*form.tree, data, site.emblem, {});
    if (!filled) return filled.problems();
    auto pages = typeset(filled->document, site.words ? site.words.get() : Lexicon::built_in().get());
    if (!pages) return pages.problems();
    return SetLetter{filled->digits, *std::move(pages)};
}

Result<std::vector<std::string>> looks_of(const Pages& pages, const std::string& number, const std::string& date) {
    Problems problems;
    std::array<FieldLook, 2> looks{FieldLook{&place_of(pages, "number"), nullptr}, FieldLook{&place_of(pages, "date"), nullptr}};
    looks[0].text = shaped(number, *looks[0].place, problems);
    looks[1].text = shaped(date, *looks[1].place, problems);
    if (!problems.empty()) return problems;
    return field_looks(looks);
}

}  // namespace

Result<LetterNumbers> number_letter(const Form& form, const Value& data, const Site& site, const std::string& number, const std::string& date) {
    if (Problems problems = refused(number); !problems.empty()) return problems;
    const auto written = written_day(date);
    if (!written) return Problem{"/date", "format", "วันที่ “" + date + "” ไม่ถูกต้อง", "“" + date + "” is no date"};
    const auto letter = set_letter(form, data, site);
    if (!letter) return letter.problems();

    const Digits made = letter->digits == Digits::as_given ? form.tree->digits : letter->digits;
    LetterNumbers numbers{with_digits(number, letter->digits), with_digits(*written, made), {}};
    auto looks = looks_of(letter->pages, numbers.number, numbers.date);
    if (!looks) return looks.problems();
    numbers.appearances = *std::move(looks);
    return numbers;
}

Result<std::vector<std::string>> letter_looks(const Form& form, const Value& data, const Site& site, const std::string& number, const std::string& date) {
    const auto letter = set_letter(form, data, site);
    if (!letter) return letter.problems();
    return looks_of(letter->pages, number, date);
}

}  // namespace layout

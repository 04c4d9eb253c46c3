#include "server/report/consistency.h"

#include "layout/text/characters.h"
#include "server/report/thai_dates.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <optional>

namespace server {
namespace {

using layout::Value;
using layout::child_pointer;
using Text = std::u16string_view;

// What the rules look at, found once.
struct Quarter {
    const Value* value = nullptr;
    std::string pointer;
    int number = 0;  // 1 to 4
    std::u16string report;
};

struct Indicator {
    const Value* value = nullptr;
    std::string pointer;
    std::vector<Quarter> quarters;
};

struct ReportView {
    const Value& document;
    std::optional<int> fiscal_year, quarter;
    std::vector<Indicator> indicators;
};

std::optional<int> small_number(const Value& object, std::string_view name) {
    const Value* member = object.find(name);
    if (member == nullptr || member->kind() != Value::Kind::number || std::abs(member->number().value) > 1e6) return {};
    return static_cast<int>(member->number().value);
}

std::u16string text_of(const Value& object, std::string_view name) {
    const Value* member = object.find(name);
    return member != nullptr && member->is_string() ? layout::to_utf16(member->text()) : std::u16string();
}

Indicator view_indicator(const Value& value, std::string pointer) {
    Indicator view{&value, std::move(pointer), {}};
    const Value* quarters = value.find("quarters");
    if (quarters == nullptr || !quarters->is_array()) return view;
    for (std::size_t i = 0; i < quarters->items().size(); ++i) {
        const Value& one = quarters->items()[i];
        const auto number = small_number(one, "quarter").value_or(static_cast<int>(i) + 1);
        view.quarters.push_back({&one, child_pointer(child_pointer(view.pointer, "quarters"), i), number, text_of(one, "report")});
    }
    return view;
}

ReportView view_report(const Value& document) {
    ReportView view{document, small_number(document, "fiscal_year"), small_number(document, "quarter"), {}};
    const Value* indicators = document.find("indicators");
    if (document.find("quarters") != nullptr) view.indicators.push_back(view_indicator(document, ""));
    if (indicators != nullptr && indicators->is_array())
        for (std::size_t i = 0; i < indicators->items().size(); ++i)
            view.indicators.push_back(view_indicator(indicators->items()[i], child_pointer(child_pointer("", "indicators"), i)));
    return view;
}

TextPlace place_of(Text text, std::size_t begin, std::size_t end) {
    layout::CodePointCount count(text);
    return {count.before(begin), count.before(end), layout::to_utf8(text.substr(begin, end - begin))};
}

// Calls each(pointer, text) for every text of the document.
void for_each_text(const Value& value, const std::string& pointer, const std::function<void(const std::string&, Text)>& each) {
    if (value.is_string()) each(pointer, layout::to_utf16(value.text()));
    if (value.is_array())
        for (std::size_t i = 0; i < value.items().size(); ++i) for_each_text(value.items()[i], child_pointer(pointer, i), each);
    if (value.is_object())
        for (const auto& [name, member] : value.members()) for_each_text(member, child_pointer(pointer, name), each);
}

// Without blanks: copies differ in them.
std::u16string squeezed(Text text) {
    std::u16string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char16_t c) { return !layout::is_space(c) && c != u'\n'; });
    return out;
}

void wrong_year(const ReportView& report, Findings& out) {
    if (!report.fiscal_year) return;
    for (const Indicator& indicator : report.indicators) {
        for (const Quarter& quarter : indicator.quarters) {
            for (const DatedMonth& date : dated_months(quarter.report)) {
                const int expected = year_in(*report.fiscal_year, date.month);
                // Other months, and years further off, are of other plans.
                if (quarter_of(date.month) != quarter.number || std::abs(date.year - expected) != 1) continue;
                const Text written = Text(quarter.report).substr(date.year_begin, date.year_end - date.year_begin);
                const std::string year = std::to_string(expected), fiscal = std::to_string(*report.fiscal_year), number = std::to_string(quarter.number);
                out.push_back({{child_pointer(quarter.pointer, "report"), "wrong_year",
                                "ปีของเดือนในไตรมาสที่ " + number + " ปีงบประมาณ พ.ศ. " + fiscal + " น่าจะเป็น พ.ศ. " + year,
                                "This month of quarter " + number + " of fiscal year " + fiscal + " falls in " + year},
                               place_of(quarter.report, date.year_begin, date.year_end), false, layout::to_utf8(year_like(expected, written))});
            }
        }
    }
}

void mixed_digits(const ReportView& report, Findings& out) {
    for_each_text(report.document, "", [&](const std::string& pointer, Text text) {
        const bool thai = std::any_of(text.begin(), text.end(), layout::is_thai_digit);
        const bool arabic = std::any_of(text.begin(), text.end(), [](char16_t c) { return c >= u'0' && c <= u'9'; });
        if (thai && arabic)
            out.push_back({{pointer, "mixed_digits", "ข้อความเดียวกันใช้ทั้งเลขไทยและเลขอารบิก", "One text has both Thai and Arabic digits"}, {}, false, {}});
    });
}

void definition_copied(const ReportView& report, Findings& out) {
    constexpr std::size_t least = 40;  // Characters that no two texts share by chance.
    for (const Indicator& indicator : report.indicators) {
        for (const char* section : {"definition", "calculation", "data_source"}) {
            const std::u16string meant = squeezed(text_of(*indicator.value, section));
            for (const Quarter& quarter : indicator.quarters) {
                const std::u16string said = squeezed(quarter.report);
                const bool copied = said.size() >= least && meant.size() >= least &&
                                    (meant.find(said) != std::u16string::npos || said.find(meant) != std::u16string::npos);
                if (copied)
                    out.push_back({{child_pointer(quarter.pointer, "report"), "definition_copied",
                                    "รายงานผลเป็นข้อความเดียวกับคำอธิบายของตัวชี้วัด ไม่ใช่ผลการดำเนินงาน",
                                    "The report repeats the indicator's own description (" + std::string(section) + ")"}, {}, false, {}});
            }
        }
    }
}

void same_text(const ReportView& report, Findings& out) {
    constexpr std::size_t least = 20;  // Shorter ones (“-”, “อยู่ระหว่างดำเนินการ”) may well repeat.
    for (const Indicator& indicator : report.indicators) {
        for (std::size_t i = 1; i < indicator.quarters.size(); ++i) {
            const Quarter& later = indicator.quarters[i];
            const std::u16string text = squeezed(later.report);
            const auto earlier = std::find_if(indicator.quarters.begin(), indicator.quarters.begin() + static_cast<std::ptrdiff_t>(i),
                                              [&](const Quarter& one) { return squeezed(one.report) == text; });
            if (text.size() < least || earlier == indicator.quarters.begin() + static_cast<std::ptrdiff_t>(i)) continue;
            const std::string number = std::to_string(earlier->number);
            out.push_back({{child_pointer(later.pointer, "report"), "same_text", "ข้อความรายงานผลซ้ำกับไตรมาสที่ " + number + " ทั้งหมด",
                            "The report is the same as that of quarter " + number}, {}, false, {}});
        }
    }
}

void other_quarter(const ReportView& report, Findings& out) {
    for (const Indicator& indicator : report.indicators) {
        for (const Quarter& quarter : indicator.quarters) {
            const Text text = quarter.report;
            std::size_t at = 0;
            for (const Text opening : {Text(u"รายงานผล"), Text(u"ใน"), Text(u"ไตรมาส"), Text(u"ที่")}) {
                while (at < text.size() && (layout::is_space(text[at]) || text[at] == u'-')) ++at;
                if (text.substr(at).starts_with(opening)) at += opening.size();
                else if (opening == u"ไตรมาส") at = text.size();
            }
            while (at < text.size() && layout::is_space(text[at])) ++at;
            if (at >= text.size() || !layout::is_digit(text[at]) || (at + 1 < text.size() && layout::is_digit(text[at + 1]))) continue;
            const char16_t zero = layout::is_thai_digit(text[at]) ? u'๐' : u'0';
            const int named = text[at] - zero;
            if (named == quarter.number || named < 1 || named > 4) continue;
            out.push_back({{child_pointer(quarter.pointer, "report"), "other_quarter", "รายงานของไตรมาสที่ " + std::to_string(quarter.number) + " ขึ้นต้นด้วยไตรมาสที่ " + std::to_string(named),
                            "The report of quarter " + std::to_string(quarter.number) + " begins with quarter " + std::to_string(named)},
                           place_of(text, at, at + 1), false, layout::to_utf8(std::u16string(1, static_cast<char16_t>(zero + quarter.number)))});
        }
    }
}

// “1)”, “ก)”, “2.1)”: a closing bracket that ends the mark of a list.
bool ends_list_mark(Text text, std::size_t i) {
    std::size_t begin = i;
    while (begin > 0 && i - begin < 6 && (layout::is_digit(text[begin - 1]) || text[begin - 1] == u'.')) --begin;
    if (begin == i && i > 0 && (layout::is_thai_consonant(text[i - 1]) || layout::is_latin_letter(text[i - 1]))) --begin;
    return begin < i && (begin == 0 || !layout::is_thai_letter(text[begin - 1]) || layout::is_digit(text[begin]));
}

void unbalanced_brackets(const ReportView& report, Findings& out) {
    constexpr Text opening = u"([{“", closing = u")]}”";
    constexpr std::size_t most_told = 3;  // Of one text.
    for_each_text(report.document, "", [&](const std::string& pointer, Text text) {
        std::vector<std::size_t> open, alone;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (opening.find(text[i]) != Text::npos) open.push_back(i);
            const std::size_t kind = closing.find(text[i]);
            if (kind == Text::npos) continue;
            if (!open.empty() && text[open.back()] == opening[kind]) open.pop_back();
            else if (!ends_list_mark(text, i)) alone.push_back(i);
        }
        alone.insert(alone.end(), open.begin(), open.end());
        std::sort(alone.begin(), alone.end());
        if (alone.size() > most_told) alone.resize(most_told);
        for (const std::size_t i : alone)
            out.push_back({{pointer, "unbalanced_brackets", "วงเล็บหรือเครื่องหมายคำพูดไม่ครบคู่", "A bracket or quotation mark has no partner"}, place_of(text, i, i + 1), false, {}});
    });
}

std::u16string score_of(const Value& object) {
    const Value* score = object.find("score");
    return score != nullptr ? text_of(*score, "text") : std::u16string();
}

void other_review(const ReportView& report, Findings& out) {
    for (const Indicator& indicator : report.indicators) {
        const Value* review = indicator.value->find("review");
        const auto number = review != nullptr ? small_number(*review, "quarter") : std::nullopt;
        if (!number) continue;
        const std::string pointer = child_pointer(indicator.pointer, "review");
        if (report.quarter && *number != *report.quarter)
            out.push_back({{child_pointer(pointer, "quarter"), "other_review",
                            "ผลตรวจประเมินเป็นของไตรมาสที่ " + std::to_string(*number) + " แต่เอกสารนี้เป็นของไตรมาสที่ " + std::to_string(*report.quarter),
                            "The review is of quarter " + std::to_string(*number) + ", the document of quarter " + std::to_string(*report.quarter)}, {}, false, {}});
        for (const Quarter& quarter : indicator.quarters) {
            const std::u16string scored = score_of(*quarter.value), reviewed = score_of(*review);
            if (quarter.number == *number && !scored.empty() && !reviewed.empty() && scored != reviewed)
                out.push_back({{child_pointer(pointer, "score"), "other_review", "คะแนนในบรรทัดผลตรวจประเมินไม่ตรงกับคะแนนของไตรมาสที่ " + std::to_string(*number),
                                "The review's score is not that of quarter " + std::to_string(*number)}, {}, false, layout::to_utf8(scored)});
        }
    }
}

constexpr void (*rules[])(const ReportView&, Findings&) = {wrong_year, mixed_digits, definition_copied, same_text, other_quarter, unbalanced_brackets, other_review};

}  // namespace

Findings check_consistency(const Value& document) {
    const ReportView report = view_report(document);
    Findings findings;
    for (const auto& rule : rules) rule(report, findings);
    return findings;
}

}  // namespace server

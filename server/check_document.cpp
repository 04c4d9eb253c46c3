#include "server/check_document.h"

#include "server/intake/thai/repair_document.h"
#include "server/report/consistency.h"

#include <array>
#include <charconv>
#include <utility>

namespace server {

using layout::Value;

namespace {

void append(Findings& findings, Findings more) {
    findings.insert(findings.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// A text that is damaged all over needs no list of every place.
constexpr std::size_t most_findings = 2'000;

void shorten(Findings& findings) {
    if (findings.size() <= most_findings) return;
    findings.resize(most_findings);
    findings.push_back({{"", "too_many", "พบข้อสังเกตมากกว่า 2,000 รายการ แสดงเพียงส่วนแรก", "More than 2,000 findings; only the first are listed"}, {}, false, {}});
}

// Likewise of what was repaired: all of it is printed, the first is listed, a finding tells the rest.
void shorten_changes(Findings& changes, Findings& findings) {
    if (changes.size() <= most_findings) return;
    const std::string untold = std::to_string(changes.size() - most_findings);
    changes.resize(most_findings);
    findings.push_back({{"", "more_changes", "แก้ไขข้อความมากกว่า 2,000 แห่ง แสดงเพียงส่วนแรก อีก " + untold + " แห่งแก้ไขแล้วแต่ไม่ได้แสดง",
                         "More than 2,000 places were repaired and only the first are listed; " + untold + " more were repaired too"}, {}, false, {}});
}

Value number(double value, int places) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, places).ptr;
    return Value(layout::Number{std::string(text.data(), end), value});
}

Value count(std::size_t value) { return number(static_cast<double>(value), 0); }

}  // namespace

Findings check_document(const Value& document, const RepairWords& words) {
    RepairedDocument repaired = repair_document(document, words);
    Findings findings = std::move(repaired.changes);
    append(findings, std::move(repaired.suspects));
    append(findings, check_consistency(document));
    shorten(findings);
    return findings;
}

std::optional<RepairMode> read_repair_mode(std::string_view word) {
    if (word.empty() || word == "off") return RepairMode::off;
    if (word == "report") return RepairMode::report;
    if (word == "certain") return RepairMode::certain;
    return {};
}

layout::Result<CheckedRendering> render_checked(const layout::Form& form, std::string_view body, const layout::Site& site,
                                                const RepairWords& words, RepairMode mode, const layout::RenderOptions& options) {
    const auto document = layout::read_json(body, options.limits);
    if (!document) return document.problems();
    Findings changes, findings;
    std::optional<Value> repaired_value;
    layout::RenderOptions told = options;
    if (mode == RepairMode::report) findings = check_document(*document, words);
    if (mode == RepairMode::certain) {
        RepairedDocument repaired = repair_document(*document, words);
        changes = std::move(repaired.changes);
        findings = std::move(repaired.suspects);
        append(findings, check_consistency(repaired.value));
        shorten(findings);
        for (const Finding& change : changes)  // All of them: the file tells whoever reads it later.
            told.repairs.push_back({change.problem.pointer, change.place->start, change.place->end, change.problem.code});
        shorten_changes(changes, findings);
        repaired_value = std::move(repaired.value);
    }
    auto rendered = layout::render_value(form, repaired_value ? *repaired_value : *document, site, told);
    if (!rendered) return rendered.problems();
    return CheckedRendering{*std::move(rendered), std::move(changes), std::move(findings)};
}

Value findings_value(const Findings& findings) {
    Value::Array list;
    for (const Finding& one : findings)
        list.emplace_back(Value::Object{{"pointer", Value(one.problem.pointer)},
                                        {"start", one.place ? count(one.place->start) : Value()},
                                        {"end", one.place ? count(one.place->end) : Value()},
                                        {"text", one.place ? Value(one.place->text) : Value()},
                                        {"kind", Value(one.problem.code)},
                                        {"certainty", Value(one.certain ? "certain" : "suspect")},
                                        {"suggestion", one.suggestion ? Value(*one.suggestion) : Value()},
                                        {"margin", number(one.margin, 1)},
                                        {"detail", Value(one.problem.thai)},
                                        {"detail_en", Value(one.problem.english)}});
    return Value(std::move(list));
}

Value changes_value(const Findings& changes) {
    Value::Array list;
    for (const Finding& one : changes)
        list.emplace_back(Value::Object{{"pointer", Value(one.problem.pointer)},
                                        {"start", count(one.place->start)},
                                        {"end", count(one.place->end)},
                                        {"old", Value(one.place->text)},
                                        {"new", Value(*one.suggestion)},
                                        {"rule", Value(one.problem.code)},
                                        {"margin", number(one.margin, 1)}});
    return Value(std::move(list));
}

}  // namespace server

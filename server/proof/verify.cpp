#include "server/proof/verify.h"

#include "layout/pdf/write_pdf.h"
#include "layout/render_record.h"
#include "layout/value/read_json.h"
#include "server/proof/own_files.h"

#include <array>

namespace server {
namespace {

using layout::Problem;
using layout::Value;
using Verdict = Proof::Verdict;

constexpr Comparison nothing_compared() {
    return {Sameness::not_compared, Sameness::not_compared, Sameness::not_compared, {}};
}

Proof same() {
    return {Verdict::same, "ไฟล์นี้ตรงกันทุกไบต์กับเอกสารที่ระบบนี้จัดทำจากข้อมูลที่แนบอยู่ในไฟล์",
            "The file is, byte for byte, what this system makes of the data that it carries", {}, {}};
}

Proof altered(Comparison comparison) {
    return {Verdict::altered, "ไฟล์นี้ไม่ตรงกับเอกสารที่ระบบนี้จัดทำจากข้อมูลที่แนบอยู่ แสดงว่าไฟล์ถูกแก้ไขหรือชำรุดภายหลัง โปรดงดใช้อ้างอิง และขอไฟล์จากหน่วยงานต้นเรื่องอีกครั้ง",
            "The file is not what this system makes of the data that it carries: it was altered or damaged afterwards", std::move(comparison), {}};
}

Proof text_differs(Comparison comparison, std::vector<MadeOtherwise> otherwise) {
    return {Verdict::text_differs, "ข้อความในเอกสารไม่ตรงกับที่แบบฟอร์มเดียวกันนี้พิมพ์จากข้อมูลที่แนบอยู่ โปรดงดใช้อ้างอิง และสอบถามหน่วยงานต้นเรื่อง",
            "The text of the pages is not what this very form prints of the data that the file carries", std::move(comparison), std::move(otherwise)};
}

// Why not is told by `otherwise`.
Proof cannot_compare(Comparison comparison, std::vector<MadeOtherwise> otherwise) {
    const std::string thai = "ไฟล์นี้จัดทำด้วยระบบ แบบฟอร์ม แบบอักษร ตราครุฑ หรือรายการคำที่ต่างจากของระบบนี้ จึงเปรียบเทียบทุกไบต์ที่นี่ไม่ได้ ";
    const std::string english = "The file was made with another engine, form, typeface, emblem or list of words than this program has, so its bytes cannot be compared here; ";
    Proof proof{Verdict::cannot_compare, {}, {}, std::move(comparison), std::move(otherwise)};
    switch (proof.comparison.text) {
        case Sameness::same:
            proof.thai = thai + "แต่ข้อความทุกหน้าตรงกับข้อมูลที่แนบอยู่ในไฟล์";
            proof.english = english + "its text is what the data gives";
            break;
        case Sameness::differs:
            proof.thai = thai + "และข้อความไม่ตรงกับที่แบบฟอร์มของระบบนี้พิมพ์จากข้อมูลเดียวกัน โปรดตรวจสอบกับหน่วยงานต้นเรื่อง";
            proof.english = english + "its text is not what the form of this program prints of the same data";
            break;
        case Sameness::not_compared:
            proof.thai = thai + "และเปรียบเทียบข้อความไม่ได้ จึงยังสรุปไม่ได้ว่าตรงกับต้นฉบับหรือไม่";
            proof.english = english + "nor could its text be";
            break;
    }
    return proof;
}

Proof refused(const Problem& problem) {
    return {is_foreign(problem) ? Verdict::not_ours : Verdict::unreadable, problem.thai, problem.english, nothing_compared(), {}};
}

// A part of the file that this system never writes so.
Proof altered(const char* part, const Problem& problem) {
    Comparison comparison = nothing_compared();
    comparison.differences.push_back({part, 0, problem.pointer.empty() ? problem.english : problem.pointer + ": " + problem.english, ""});
    return altered(std::move(comparison));
}

bool names(const std::vector<MadeOtherwise>& otherwise, std::string_view what) {
    for (const MadeOtherwise& one : otherwise)
        if (one.what == what) return true;
    return false;
}

// Both files have been made, and are not the same.
Proof compared(std::string_view pdf, std::string_view expected, std::vector<MadeOtherwise> otherwise, const PdfLimits& limits) {
    const auto theirs = read_pdf(pdf, limits), ours = read_pdf(expected, limits);
    if (!ours) return refused(ours.problems().front());
    if (!theirs) return otherwise.empty() ? altered("unreadable", theirs.problems().front()) : refused(theirs.problems().front());
    Comparison comparison = compare(*theirs, *ours);
    if (otherwise.empty()) return altered(std::move(comparison));
    if (comparison.text == Sameness::differs && !names(otherwise, "form")) return text_differs(std::move(comparison), std::move(otherwise));
    return cannot_compare(std::move(comparison), std::move(otherwise));
}

// No schema has checked this data: what it would have refused may be met by the writer, which throws.
layout::Result<layout::Rendered> rendered_again(const layout::Form& form, const Value& data, const layout::Site& site, const layout::RenderOptions& options) try {
    return layout::render_again(form, data, site, options);
} catch (const layout::PdfError& error) {
    return Problem{"", "data", "ข้อมูลที่แนบอยู่ในไฟล์ไม่ใช่ข้อมูลที่แบบฟอร์มนี้พิมพ์ได้", error.what()};
}

Proof verify_with(const layout::Form& form, const Record& record, const Value& data, std::string_view pdf, const layout::Site& site,
                  const layout::RenderOptions& bounds, const PdfLimits& limits) {
    layout::RenderOptions options = record.options;
    options.limits = bounds.limits;
    options.budget = bounds.budget;
    options.seal = bounds.seal;
    const layout::Site named = site_of(record, site);
    const auto again = rendered_again(form, data, named, options);
    if (again && again->pdf == pdf) return same();

    const std::string here = layout::render_record(form, again ? again->pages : layout::Pages(), named, options);
    std::vector<MadeOtherwise> otherwise = made_otherwise(record, here, static_cast<bool>(again));
    if (again) return compared(pdf, again->pdf, std::move(otherwise), limits);
    const Problem& problem = again.problems().front();
    if (problem.code == "too_large") return refused(problem);
    return otherwise.empty() ? altered("data", problem) : cannot_compare(nothing_compared(), std::move(otherwise));
}

std::string_view name_of(Verdict verdict) {
    static constexpr std::array<std::string_view, 6> names{"same", "altered", "cannot_compare", "text_differs", "not_ours", "unreadable"};
    return names[static_cast<std::size_t>(verdict)];
}

Value word(Sameness sameness) {
    static constexpr std::array<const char*, 3> words{"same", "differs", "not_compared"};
    return Value(words[static_cast<std::size_t>(sameness)]);
}

Value difference_value(const Difference& difference) {
    const auto number = static_cast<double>(difference.page);
    return Value(Value::Object{{"part", Value(difference.part)},
                               {"page", difference.page == 0 ? Value() : Value(layout::Number{std::to_string(difference.page), number})},
                               {"file", Value(difference.file)},
                               {"expected", Value(difference.expected)}});
}

}  // namespace

Proof verify(std::string_view pdf, const std::vector<layout::Form>& forms, const layout::Site& site, const layout::RenderOptions& bounds,
             const PdfLimits& limits) {
    const auto files = extract(pdf, limits);
    if (!files) return refused(files.problems().front());
    const auto record = read_record(files->record);
    if (!record && record.problems().front().code == "record_schema") return cannot_compare(nothing_compared(), {{"schema", Value(files->record), Value()}});
    if (!record) return altered("record", record.problems().front());
    const layout::Form* form = layout::find_form(forms, record->form);
    if (form == nullptr) return cannot_compare(nothing_compared(), {{"form", *record->whole.find("form"), Value()}});
    const auto data = layout::read_json(files->data, bounds.limits);
    if (data) return verify_with(*form, *record, *data, pdf, site, bounds, limits);
    const Problem& problem = data.problems().front();
    return problem.code == "too_large" ? refused(problem) : altered("data", problem);
}

Value proof_value(const Proof& proof) {
    Value::Array otherwise, differences;
    for (const MadeOtherwise& one : proof.made_otherwise)
        otherwise.emplace_back(Value::Object{{"what", Value(one.what)}, {"file", one.file}, {"here", one.here}});
    for (const Difference& difference : proof.comparison.differences) differences.push_back(difference_value(difference));
    return Value(Value::Object{{"verdict", Value(std::string(name_of(proof.verdict)))},
                               {"detail", Value(proof.thai)},
                               {"detail_en", Value(proof.english)},
                               {"text", word(proof.comparison.text)},
                               {"positions", word(proof.comparison.positions)},
                               {"drawing", word(proof.comparison.drawing)},
                               {"made_otherwise", Value(std::move(otherwise))},
                               {"differences", Value(std::move(differences))}});
}

}  // namespace server

#include "server/office/letter_document.h"

#include "layout/value/read_json.h"
#include "layout/value/schema.h"
#include "layout/value/write_json.h"
#include "server/office/report_document.h"

#include "fonts/sha256.h"

#include <set>
#include <stdexcept>

namespace server {

using layout::Problem;
using layout::Problems;
using layout::Value;

namespace {

// The shape around the letter; the letter itself is checked by the form's own schema.
constexpr const char* schema_of_letters = R"({"type": "object", "required": ["template", "reports", "letter"], "additionalProperties": false, "properties": {
    "template": {"type": "string", "maxLength": 100}, "letter": {"type": "object"},
    "reports": {"type": "array", "minItems": 1, "maxItems": 200, "items": {"type": "string", "maxLength": 100}}}})";

const layout::Schema& letter_schema() {
    static const layout::Schema schema = layout::Schema::compile(read_kept(schema_of_letters), "letter");
    return schema;
}

LetterDocument take_apart(Value value) {
    LetterDocument document;
    document.form = text_at(value, "/template");
    for (const Value& one : value.find("reports")->items()) document.reports.push_back(one.text());
    document.json = layout::write_json(value);
    document.value = std::move(value);
    return document;
}

Problems refuse_as_letter(const Registry& registry, const LetterDocument& document) {
    Problems problems;
    const layout::Form* form = layout::find_form(registry.house.forms, document.form);
    if (!form || form->rules.empty())  // Forms of letters are those that ask for rules of letters.
        problems.push_back({"/template", "rule", "ไม่มีแบบหนังสือชื่อนี้", "No template of letters has this name"});
    std::set<std::string> seen;
    for (std::size_t i = 0; i < document.reports.size(); ++i)
        if (!seen.insert(document.reports[i]).second)
            problems.push_back({layout::child_pointer("/reports", i), "rule", "รายงานฉบับนี้ซ้ำกับรายการก่อนหน้า", "This report stands in the list already"});
    for (const char* member : {"number", "date"}) {
        const Value* found = document.value.find("letter")->find(member);
        if (found && !found->is_null())
            problems.push_back({layout::child_pointer("/letter", member), "rule", "เลขที่และวันที่ออกโดยทะเบียนหนังสือส่งหลังลงนามแล้ว",
                                "The register gives number and date, after the letter is signed"});
    }
    return problems;
}

std::string printed_name(const Value& signer) {
    return text_at(signer, "/title") + text_at(signer, "/given") + " " + text_at(signer, "/family");
}

Value lines_of(const std::vector<std::string>& lines) {
    Value::Array items;
    for (const std::string& line : lines) items.emplace_back(line);
    return Value(std::move(items));
}

Refusal without_family_name() {
    return {kind::validation, {"ชื่อของผู้ลงนามในระบบต้องมีทั้งชื่อและนามสกุล โปรดแจ้งผู้ดูแลระบบ", "The signer's name in this service lacks a family name; tell its operator."}, {}, {}};
}

}  // namespace

layout::Result<LetterDocument> read_letter_document(const Registry& registry, std::string_view body) {
    auto value = layout::read_json(body);
    if (!value) return value.problems();
    if (auto problems = letter_schema().check(*value); !problems.empty()) return problems;
    LetterDocument document = take_apart(*std::move(value));
    if (auto problems = refuse_as_letter(registry, document); !problems.empty()) return problems;
    return document;
}

LetterDocument read_kept_letter(const std::string& json) { return take_apart(read_kept(json)); }

void take_facts(Letter& letter, const LetterDocument& document) {
    letter.code = text_at(document.value, "/letter/code");
    letter.unit = text_at(document.value, "/letter/sender/unit");
    letter.subject = text_at(document.value, "/letter/subject");
    letter.to = text_at(document.value, "/letter/to");
    const Value* circular = layout::at_pointer(document.value, "/letter/circular");
    letter.circular = circular && circular->kind() == Value::Kind::boolean && circular->boolean();
    letter.reports = document.reports;
    letter.data_sha256 = fonts::sha256_hex(document.json);
}

layout::Result<Value> put_together(const Transaction& reading, const Caller& caller, const LetterDocument& document) {
    Value::Array indicators;
    Value whole;
    Problems problems;
    for (std::size_t i = 0; i < document.reports.size(); ++i) {
        const auto report = reading.report(caller.sight, document.reports[i]);
        if (!report || report->office != caller.actor.office) {
            problems.push_back({layout::child_pointer("/reports", i), "rule", "ไม่พบรายงานฉบับนี้", "There is no such report"});
            continue;
        }
        Value data = read_kept(reading.report_json(caller.sight, report->id, report->version).value());
        indicators.push_back(data.find("indicators")->items().front());
        if (i == 0) whole = std::move(data);
    }
    if (!problems.empty()) return problems;
    whole = with_member(whole, "indicators", Value(std::move(indicators)));
    return with_member(whole, "letter", with_member(*document.value.find("letter"), "state", Value("draft")));
}

OrRefusal<Value> with_signer(const Value& document, const Caller& caller, const std::string& delegation) {
    const Value& letter = *document.find("letter");
    const Value* expected = letter.find("signer");
    Value signer(Value::Object{});
    if (expected && expected->is_object() && printed_name(*expected) == caller.name) {
        signer = *expected;
    } else {
        const std::size_t space = caller.name.rfind(' ');
        if (space == std::string::npos || space == 0) return without_family_name();
        signer = Value(Value::Object{{"given", Value(caller.name.substr(0, space))}, {"family", Value(caller.name.substr(space + 1))},
                                     {"position", lines_of({caller.position})}});
    }
    for (const Delegation& one : caller.actor.delegations)
        if (one.id == delegation) signer = with_member(signer, "position", lines_of(acting_lines(one)));
    return with_member(document, "letter", with_member(with_member(letter, "signer", std::move(signer)), "state", Value("final")));
}

std::string signed_json(const LetterDocument& letter, const Value& document) {
    return layout::write_json(Value(Value::Object{{"template", Value(letter.form)}, {"reports", lines_of(letter.reports)}, {"document", document}}));
}

}  // namespace server

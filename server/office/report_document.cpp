#include "server/office/report_document.h"

#include "layout/value/write_json.h"
#include "server/office/issue_document.h"

#include "fonts/sha256.h"

#include <limits>
#include <stdexcept>

namespace server {

using layout::Problem;
using layout::Problems;
using layout::Value;

namespace {

int number_at(const Value& document, std::string_view pointer) {
    const Value* found = layout::at_pointer(document, pointer);
    return found && found->kind() == Value::Kind::number ? static_cast<int>(found->number().value) : 0;
}

void collect(const Value& value, std::string& words) {
    if (value.is_string()) (words += value.text()) += ' ';
    if (value.is_array())
        for (const Value& item : value.items()) collect(item, words);
    if (value.is_object())
        for (const auto& member : value.members()) collect(member.value, words);
}

// What the schema of the summary allows and a report is not.
Problems refuse_as_report(const Value& document) {
    Problems problems;
    const Value* indicators = document.find("indicators");
    if (indicators && indicators->is_array() && indicators->items().size() > 1) {
        problems.push_back({"/indicators", "rule", "รายงานหนึ่งฉบับมีตัวชี้วัดได้เพียงตัวเดียว", "A report has exactly one indicator"});
    }
    const Value* address = document.find("verification");
    if (address && !address->is_null()) {
        problems.push_back({"/verification", "rule", "ที่อยู่สำหรับตรวจสอบเอกสารออกโดยระบบเมื่อลงนาม โปรดเว้นว่าง", "The service gives this address when the report is signed; leave it out"});
    }
    const Value* letter = document.find("letter");
    if (letter && !letter->is_null()) {
        problems.push_back({"/letter", "rule", "หนังสือส่งจัดทำแยกต่างหากที่ /v1/letters", "Letters are records of their own, /v1/letters"});
    }
    return problems;
}

}  // namespace

layout::Result<ReportDocument> read_report_document(const Registry& registry, std::string_view body) {
    auto value = layout::read_json(body);
    if (!value) return value.problems();
    Problems problems = refuse_as_report(*value);
    const auto rendered = render_document(registry, report_template, *value);
    if (!rendered) problems.insert(problems.end(), rendered.problems().begin(), rendered.problems().end());
    if (!problems.empty()) return problems;
    std::string json = layout::write_json(*value);
    return ReportDocument{*std::move(value), std::move(json)};
}

Value read_kept(const std::string& json) {
    constexpr std::size_t any = std::numeric_limits<std::size_t>::max();
    auto value = layout::read_json(json, {any, any, any, any});  // A letter's holds what many reports say.
    if (!value) throw std::runtime_error("a kept document is not JSON: " + value.problems().front().english);
    return *std::move(value);
}

void take_facts(Report& report, const ReportDocument& document) {
    report.office = text_at(document.value, "/organisation/code");
    report.unit = text_at(document.value, "/organisation/section");
    report.fiscal_year = number_at(document.value, "/fiscal_year");
    report.quarter = number_at(document.value, "/quarter");
    report.code = text_at(document.value, "/indicators/0/code");
    report.name = text_at(document.value, "/indicators/0/name");
    report.type = text_at(document.value, "/indicators/0/type");
    report.data_sha256 = fonts::sha256_hex(document.json);
}

Problems differences(const Report& report, const ReportDocument& document) {
    Report other;
    take_facts(other, document);
    Problems problems;
    const auto compare = [&](bool same, const char* pointer) {
        if (!same) problems.push_back({pointer, "rule", "แก้ไขไม่ได้ ค่านี้ระบุว่าเป็นรายงานฉบับใด โปรดจัดทำเป็นรายงานใหม่",
                                       "This tells which report it is and cannot change; make another report"});
    };
    compare(other.office == report.office, "/organisation/code");
    compare(other.fiscal_year == report.fiscal_year, "/fiscal_year");
    compare(other.quarter == report.quarter, "/quarter");
    compare(other.code == report.code, "/indicators/0/code");
    return problems;
}

std::string words_of(const Value& document) {
    std::string words;
    collect(document, words);
    return words;
}

Value with_member(const Value& object, const std::string& name, Value member) {
    Value::Object members = object.members();
    for (auto& old : members) {
        if (old.name != name) continue;
        old.value = std::move(member);
        return Value(std::move(members));
    }
    members.push_back({name, std::move(member)});
    return Value(std::move(members));
}

std::string text_at(const Value& value, std::string_view pointer) {
    const Value* found = layout::at_pointer(value, pointer);
    return found && found->is_string() ? found->text() : "";
}

}  // namespace server

#include "server/desk/letter_form.h"

#include "server/desk/choices.h"
#include "server/desk/thai_day_text.h"
#include "server/office/report_document.h"

#include <algorithm>

namespace server {

using layout::Value;

namespace {

constexpr const char* memo = "memo";
constexpr const char* external = "external-letter";
constexpr const char* strategy_office_head = "ผู้อำนวยการสำนักยุทธศาสตร์และประเมินผล";

std::string trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return std::string(text);
}

// Parts between `mark`, without outer spaces; none that are empty.
std::vector<std::string> parts_of(std::string_view text, char mark) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(mark), text.size());
        if (std::string part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(std::move(part));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

Value texts(const std::vector<std::string>& parts) {
    Value::Array items;
    for (const std::string& part : parts) items.emplace_back(part);
    return Value(std::move(items));
}

std::string joined(const Value* list, const char* mark) {
    std::string text;
    if (!list || !list->is_array()) return text;
    for (const Value& item : list->items()) text += (text.empty() ? "" : mark) + item.text();
    return text;
}

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

// "name | amount | unit" on a line of its own each.
Value enclosures_in(const std::string& text) {
    Value::Array items;
    for (const std::string& line : parts_of(text, '\n')) {
        const std::vector<std::string> parts = parts_of(line, '|');
        if (parts.empty()) continue;
        const auto part = [&](std::size_t i) { return i < parts.size() ? Value(parts[i]) : Value(); };
        items.push_back(Value(Value::Object{{"name", part(0)}, {"amount", part(1)}, {"unit", part(2)}}));
    }
    return Value(std::move(items));
}

std::string amount_text(const Value& enclosure) {
    const Value* amount = enclosure.find("amount");
    if (!amount || amount->is_null()) return "";
    return amount->is_string() ? amount->text() : amount->number().text;
}

std::string written_enclosures(const Value* list) {
    std::string text;
    if (!list || !list->is_array()) return text;
    for (const Value& one : list->items()) {
        text += (text.empty() ? "" : "\n") + text_at(one, "/name");
        if (const std::string amount = amount_text(one); !amount.empty()) text += " | " + amount + " | " + text_at(one, "/unit");
    }
    return text;
}

// The first reference is the form's; others stay.
Value references_in(const FormFields& typed, const Value* before) {
    Value::Array items;
    if (const std::string office = form_value(typed, "ref_office"); !office.empty()) {
        const auto day = read_thai_day(form_value(typed, "ref_date"));
        items.push_back(Value(Value::Object{{"office", Value(office)}, {"number", Value(form_value(typed, "ref_number"))},
                                            {"date", Value(day ? write_day(*day) : form_value(typed, "ref_date"))}}));
    }
    if (before && before->is_array())
        for (std::size_t i = 1; i < before->items().size(); ++i) items.push_back(before->items()[i]);
    return Value(std::move(items));
}

Value sender_of(const FormFields& typed) {
    const auto text = [&](const char* name) { return form_value(typed, name); };
    return Value(Value::Object{{"office", Value(text("sender_office"))}, {"unit", text_or_null(text("sender_unit"))}, {"address", texts(parts_of(text("address"), '\n'))},
                               {"phones", texts(parts_of(text("phones"), ','))}, {"fax", text_or_null(text("fax"))}, {"email", text_or_null(text("email"))}});
}

Asked choose(const char* id, const char* label, const Choices& choices, const FormFields& typed) {
    Asked asked{id, label};
    asked.choices = options(choices, form_value(typed, id));
    return asked;
}

Unit unit_of(const Transaction& reading, const Visit& visit, const Office& office) {
    const auto person = reading.person(Sight::everything(), visit.caller.actor.id);
    for (const Unit& unit : office.units)
        if (person && unit.code == person->unit) return unit;
    return office.units.empty() ? Unit() : office.units.front();
}

}  // namespace

std::vector<Asked> letter_fields(const FormFields& typed) {
    const auto text = [&](const char* name) { return form_value(typed, name); };
    using Kind = Asked::Kind;
    return {
        choose("template", "แบบหนังสือ", {{memo, "บันทึกข้อความ (ภายในกรุงเทพมหานคร)"}, {external, "หนังสือภายนอก"}}, typed),
        {"code", "รหัสหนังสือ", text("code"), "ตามที่หน่วยงานใช้ เช่น กท 4810 เลขที่ออกหลังลงนามแล้ว"},
        {"sender_office", "ส่วนราชการ", text("sender_office")},
        {"sender_unit", "ส่วนงาน", text("sender_unit"), "", Kind::line, true},
        {"phones", "โทรศัพท์", text("phones"), "หลายหมายเลขให้คั่นด้วยจุลภาค", Kind::line, true},
        {"address", "ที่อยู่", text("address"), "ใช้กับหนังสือภายนอก บรรทัดละหนึ่งส่วน", Kind::area, true},
        {"fax", "โทรสาร", text("fax"), "", Kind::line, true},
        {"email", "ไปรษณีย์อิเล็กทรอนิกส์", text("email"), "", Kind::line, true},
        {"subject", "เรื่อง", text("subject")},
        choose("salutation", "คำขึ้นต้น", {{"เรียน", "เรียน"}, {"กราบเรียน", "กราบเรียน"}}, typed),
        {"to", "ถึง", text("to"), "ตำแหน่งของผู้รับ"},
        {"ref_office", "อ้างถึงหนังสือของ", text("ref_office"), "ถ้าไม่มีให้เว้นว่าง", Kind::line, true},
        {"ref_number", "อ้างถึงหนังสือ ที่", text("ref_number"), "", Kind::line, true},
        {"ref_date", "อ้างถึงหนังสือ ลงวันที่", text("ref_date"), thai_day_hint, Kind::line, true},
        {"reason", "ภาคเหตุ", text("reason"), "แต่ละย่อหน้าขึ้นบรรทัดใหม่", Kind::area},
        {"purpose", "ภาคความประสงค์", text("purpose"), "แต่ละย่อหน้าขึ้นบรรทัดใหม่", Kind::area, true},
        {"close", "ภาคสรุป", text("close")},
        {"enclosures", "สิ่งที่ส่งมาด้วย", text("enclosures"), "บรรทัดละหนึ่งรายการ: ชื่อ | จำนวน | หน่วยนับ", Kind::area, true},
        choose("urgency", "ชั้นความเร็ว", {{"", "ปกติ"}, {"ด่วน", "ด่วน"}, {"ด่วนมาก", "ด่วนมาก"}, {"ด่วนที่สุด", "ด่วนที่สุด"}}, typed),
        choose("emblem", "ตราครุฑ", {{"site", "พิมพ์ตราครุฑ"}, {"preprinted", "ใช้กระดาษที่มีตราครุฑแล้ว"}}, typed),
    };
}

FormFields typed_of(const Value& document) {
    const Value& letter = *document.find("letter");
    const auto at = [&](const char* pointer) { return text_at(letter, pointer); };
    const auto list = [&](const char* pointer, const char* mark) { return joined(layout::at_pointer(letter, pointer), mark); };
    const auto ref_day = read_day(at("/references/0/date"));
    return {{"template", text_at(document, "/template")}, {"code", at("/code")}, {"sender_office", at("/sender/office")}, {"sender_unit", at("/sender/unit")},
            {"phones", list("/sender/phones", ", ")}, {"address", list("/sender/address", "\n")}, {"fax", at("/sender/fax")}, {"email", at("/sender/email")},
            {"subject", at("/subject")}, {"salutation", at("/salutation")}, {"to", at("/to")}, {"ref_office", at("/references/0/office")},
            {"ref_number", at("/references/0/number")}, {"ref_date", ref_day ? write_thai_day(*ref_day) : ""}, {"reason", list("/body/reason", "\n")},
            {"purpose", list("/body/purpose", "\n")}, {"close", at("/body/close")}, {"enclosures", written_enclosures(letter.find("enclosures"))},
            {"urgency", at("/urgency")}, {"emblem", at("/emblem")}};
}

FormFields usual_letter(const Transaction& reading, const Visit& visit, const std::vector<Report>& reports) {
    const Office office = reading.office(visit.caller.actor.office).value_or(Office());
    const Unit unit = unit_of(reading, visit, office);
    const std::string count = std::to_string(reports.size());
    const std::string period = reports.empty() ? "" : "ไตรมาสที่ " + std::to_string(reports.front().quarter) + " ปีงบประมาณ พ.ศ. " + std::to_string(reports.front().fiscal_year);
    return {{"template", memo}, {"code", unit.letter_code}, {"sender_office", office.name}, {"sender_unit", unit.name}, {"salutation", "เรียน"},
            {"subject", "ขอส่งรายงานผลการดำเนินงานตามตัวชี้วัด " + period}, {"to", strategy_office_head},
            {"reason", "ตามที่สำนักยุทธศาสตร์และประเมินผลกำหนดให้หน่วยงานรายงานผลการดำเนินงานตามตัวชี้วัดเป็นรายไตรมาส นั้น"},
            {"purpose", office.name + "ขอส่งรายงานผลการดำเนินงานตามตัวชี้วัด " + period + " จำนวน " + count + " ตัวชี้วัด มาพร้อมหนังสือนี้"},
            {"close", "จึงเรียนมาเพื่อโปรดพิจารณา"}, {"enclosures", "รายงานผลการดำเนินงานตามตัวชี้วัด | " + count + " | ฉบับ"}, {"emblem", "site"}};
}

Value document_of(const FormFields& typed, const Value* before) {
    const auto text = [&](const char* name) { return form_value(typed, name); };
    const Value* old = before ? before->find("letter") : nullptr;
    Value letter = old ? *old : Value(Value::Object{{"digits", Value("thai")}});
    const auto put = [&](const char* name, Value value) { letter = with_member(letter, name, std::move(value)); };
    put("state", Value("draft"));
    put("code", Value(text("code")));
    put("sender", sender_of(typed));
    put("urgency", text_or_null(text("urgency")));
    put("subject", Value(text("subject")));
    put("salutation", Value(text("salutation")));
    put("to", Value(text("to")));
    put("references", references_in(typed, old ? old->find("references") : nullptr));
    put("enclosures", enclosures_in(text("enclosures")));
    put("body", Value(Value::Object{{"reason", texts(parts_of(text("reason"), '\n'))}, {"purpose", texts(parts_of(text("purpose"), '\n'))}, {"close", Value(text("close"))}}));
    const bool highest = text("salutation") == "กราบเรียน";
    put("closing", text("template") == external ? Value(highest ? "ขอแสดงความนับถืออย่างยิ่ง" : "ขอแสดงความนับถือ") : Value());
    put("emblem", Value(text("emblem") == "preprinted" ? "preprinted" : "site"));
    return Value(Value::Object{{"template", Value(text("template"))}, {"reports", texts(form_values(typed, "report"))}, {"letter", std::move(letter)}});
}

std::vector<FormError> letter_errors(const Refusal& refusal) {
    struct Place {
        std::string_view begin, field;
    };
    // The first that a pointer begins with.
    static constexpr Place places[] = {
        {"/letter/sender/office", "sender_office"}, {"/letter/sender/unit", "sender_unit"}, {"/letter/sender/address", "address"},
        {"/letter/sender/phones", "phones"}, {"/letter/sender/fax", "fax"}, {"/letter/sender/email", "email"}, {"/letter/references/0/office", "ref_office"},
        {"/letter/references/0/number", "ref_number"}, {"/letter/references/0/date", "ref_date"}, {"/letter/body/reason", "reason"},
        {"/letter/body/purpose", "purpose"}, {"/letter/body/close", "close"}, {"/letter/closing", "salutation"}, {"/letter/enclosures", "enclosures"},
        {"/letter/subject", "subject"}, {"/letter/salutation", "salutation"}, {"/letter/to", "to"}, {"/letter/code", "code"}, {"/letter/emblem", "emblem"},
        {"/letter/urgency", "urgency"}, {"/template", "template"}, {"/reports", "reports"},
    };
    std::vector<FormError> errors;
    for (const layout::Problem& problem : refusal.errors) {
        const auto found = std::find_if(std::begin(places), std::end(places), [&](const Place& one) { return problem.pointer.starts_with(one.begin); });
        errors.push_back({found == std::end(places) ? "" : std::string(found->field), problem.thai});
    }
    if (errors.empty()) errors.push_back({"", refusal.detail.thai});
    return errors;
}

}  // namespace server

// Which fields a report's form has, and the document that lies under them.

#include "server/desk/report_form.h"
#include "server/office/report_document.h"

#include <algorithm>

namespace server {

using layout::Value;

namespace {

const std::string indicator = "/indicators/0";

FieldGroup people_fields() {
    FieldGroup group{"ผู้รับผิดชอบ", false, {}};
    group.fields = {{"/organisation/section", "ฝ่ายหรือส่วนที่รับผิดชอบ"},
                    {"/reporter/name", "ผู้รายงาน"},
                    {"/reporter/position", "ตำแหน่งผู้รายงาน"},
                    {"/approver/name", "ผู้ที่คาดว่าจะลงนาม"},
                    {"/approver/position", "ตำแหน่งผู้ที่คาดว่าจะลงนาม"}};
    return group;
}

FieldGroup main_fields(bool is_new) {
    FieldGroup group{"ตัวชี้วัด", true, {}};
    if (is_new) group.fields.push_back({indicator + "/code", "รหัสตัวชี้วัด", FieldKind::line, {}, "เช่น 5009-0963"});
    const Choices types{{"", "ไม่ระบุ"}, {"strategic", "เชิงยุทธศาสตร์"}, {"routine", "งานประจำ"}};
    const Choices levels{{"", "ไม่ระบุ"}, {"output", "ผลผลิต"}, {"outcome", "ผลลัพธ์"}};
    group.fields.insert(group.fields.end(), {{indicator + "/name", "ชื่อตัวชี้วัด", FieldKind::line},
                                             {indicator + "/unit", "หน่วยนับ", FieldKind::line},
                                             {indicator + "/target", "ค่าเป้าหมาย", FieldKind::figure},
                                             {indicator + "/result", "ผลงานที่ทำได้", FieldKind::figure},
                                             {indicator + "/type", "ประเภทตัวชี้วัด", FieldKind::word, types},
                                             {indicator + "/level", "ระดับตัวชี้วัด", FieldKind::word, levels}});
    return group;
}

FieldGroup quarter_fields(const Value& document, int quarter, bool open) {
    const std::string at = indicator + "/quarters/" + std::to_string(quarter - 1);
    FieldGroup group{thai_quarter(quarter), open, {}};
    group.fields = {{at + "/report", "รายงานผลการดำเนินงาน", FieldKind::text},
                    {at + "/result", "ผลงาน", FieldKind::figure},
                    {at + "/score", "ผลประเมินตัวชี้วัด", FieldKind::figure},
                    {at + "/score_2_1", "ผลประเมินข้อ 2.1", FieldKind::figure},
                    {at + "/score_2_2", "ผลประเมินข้อ 2.2", FieldKind::figure}};
    const Value* notes = layout::at_pointer(document, at + "/notes");
    const std::size_t count = notes && notes->is_array() ? notes->items().size() : 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string note = at + "/notes/" + std::to_string(i), number = std::to_string(i + 1);
        group.fields.push_back({note + "/date_text", "บันทึกที่ " + number + " วันที่", FieldKind::line});
        group.fields.push_back({note + "/text", "บันทึกที่ " + number + " ข้อความ", FieldKind::text});
    }
    const Value* carried = layout::at_pointer(document, at + "/carried_from");
    if (carried && carried->kind() == Value::Kind::number) {
        const Choices choices{{carried->number().text, "ยกมาจากไตรมาสที่ " + carried->number().text + " ยังไม่ได้ปรับปรุง"}, {"", "ปรับปรุงเป็นของไตรมาสนี้แล้ว"}};
        group.fields.push_back({at + "/carried_from", "ที่มาของผลงานและรายงานไตรมาสนี้", FieldKind::number, choices});
    }
    return group;
}

FieldGroup text_fields() {
    FieldGroup group{"รายละเอียดตัวชี้วัด", false, {}};
    group.fields = {{indicator + "/summary", "สรุปผลการดำเนินงาน", FieldKind::text},
                    {indicator + "/definition", "นิยาม", FieldKind::text},
                    {indicator + "/calculation", "วิธีการคำนวณ", FieldKind::text},
                    {indicator + "/data_source", "วิธีการเก็บข้อมูล", FieldKind::text},
                    {indicator + "/strategy", "ยุทธศาสตร์ที่สนับสนุน", FieldKind::lines, {}, "บรรทัดละหนึ่งข้อ"},
                    {indicator + "/projects", "โครงการหรือกิจกรรม", FieldKind::text},
                    {indicator + "/city_database", "ฐานข้อมูล", FieldKind::text}};
    return group;
}

FieldGroup review_fields() {
    return {"สยป. ตรวจประเมินตัวชี้วัด (ตามหน้าเว็บ)", false,
            {{indicator + "/review/quarter", "ไตรมาสที่ประเมิน", FieldKind::number, with_blank("ไม่มี", quarter_choices())}, {indicator + "/review/score", "ผลประเมิน", FieldKind::figure}}};
}

Value whole(int number) { return Value(layout::Number{std::to_string(number), static_cast<double>(number)}); }
Value no_figure() { return Value(Value::Object{{"text", Value("")}, {"value", Value()}}); }
Value person_of(const std::string& name, const std::string& position) {
    return Value(Value::Object{{"name", Value(name)}, {"position", Value(position)}});
}

Value with_default(const Value& object, const std::string& name, const Value& value) {
    const Value* there = object.find(name);
    return there && !there->is_null() ? object : with_member(object, name, value);
}

// One more note than there are: where the next is typed.
Value with_note_to_add(const Value& quarter) {
    const Value* notes = quarter.find("notes");
    Value::Array rows = notes && notes->is_array() ? notes->items() : Value::Array{};
    rows.emplace_back(Value::Object{{"date", Value()}, {"date_text", Value("")}, {"text", Value("")}});
    return with_member(quarter, "notes", Value(std::move(rows)));
}

Value whole_quarter(Value quarter, int number) {
    quarter = with_default(quarter, "quarter", whole(number));
    for (const char* figure : {"result", "score", "score_2_1", "score_2_2"}) quarter = with_default(quarter, figure, no_figure());
    quarter = with_default(quarter, "report", Value());
    return with_note_to_add(quarter);
}

Value whole_indicator(Value one) {
    for (const char* text : {"code", "name"}) one = with_default(one, text, Value(""));
    for (const char* text : {"unit", "type", "level", "summary", "definition", "calculation", "data_source", "strategy", "projects", "city_database"})
        one = with_default(one, text, Value());
    for (const char* figure : {"target", "result"}) one = with_default(one, figure, no_figure());
    one = with_default(one, "review", Value(Value::Object{{"quarter", Value()}, {"score", Value()}}));
    one = with_member(one, "review", with_default(*one.find("review"), "score", no_figure()));
    const Value* quarters = one.find("quarters");
    Value::Array rows = quarters && quarters->is_array() ? quarters->items() : Value::Array{};
    rows.resize(4, Value(Value::Object{}));
    for (int i = 0; i < 4; ++i) rows[static_cast<std::size_t>(i)] = whole_quarter(rows[static_cast<std::size_t>(i)], i + 1);
    return with_member(one, "quarters", Value(std::move(rows)));
}

bool says_nothing(const Value* person) { return person && person->is_object() && text_at(*person, "/name").empty() && text_at(*person, "/position").empty(); }

Value tidy_quarter(const Value& quarter) {
    const Value* notes = quarter.find("notes");
    if (!notes || !notes->is_array()) return quarter;
    Value::Array kept;
    for (const Value& note : notes->items())
        if (!text_at(note, "/text").empty() || !text_at(note, "/date_text").empty()) kept.push_back(note);
    return with_member(quarter, "notes", Value(std::move(kept)));
}

Value tidy_indicator(Value one) {
    if (text_at(one, "/unit").empty()) one = with_member(one, "unit", Value());
    const Value* review_quarter = layout::at_pointer(one, "/review/quarter");
    if (review_quarter && review_quarter->is_null()) one = with_member(one, "review", Value());
    const Value* quarters = one.find("quarters");
    if (!quarters || !quarters->is_array()) return one;
    Value::Array rows;
    for (const Value& quarter : quarters->items()) rows.push_back(tidy_quarter(quarter));
    return with_member(one, "quarters", Value(std::move(rows)));
}

}  // namespace

FieldGroup frame_fields(int this_year) {
    FieldGroup group{"รายงานของ", true, {{"/fiscal_year", "ปีงบประมาณ", FieldKind::number, fiscal_year_choices(this_year)}, {"/quarter", "ไตรมาส", FieldKind::number, quarter_choices()}}};
    const FieldGroup people = people_fields();
    group.fields.insert(group.fields.end(), people.fields.begin(), people.fields.end());
    return group;
}

std::vector<FieldGroup> report_fields(const Value& document, bool is_new, int this_year) {
    const Value* number = document.find("quarter");
    const int own = number && number->kind() == Value::Kind::number ? static_cast<int>(number->number().value) : 0;
    std::vector<FieldGroup> groups;
    if (is_new) groups.push_back(frame_fields(this_year));
    groups.push_back(main_fields(is_new));
    if (own >= 1 && own <= 4) groups.push_back(quarter_fields(document, own, true));
    for (int quarter = 1; quarter <= 4; ++quarter)
        if (quarter != own) groups.push_back(quarter_fields(document, quarter, false));
    groups.push_back(text_fields());
    groups.push_back(review_fields());
    if (!is_new) groups.push_back(people_fields());
    return groups;
}

Value blank_report(const Visit& visit) {
    const auto office = visit.desk.registry.store.read()->office(visit.caller.actor.office);
    const Quarter now = quarter_now(visit);
    const Value organisation(Value::Object{{"code", Value(visit.caller.actor.office)}, {"name", Value(office ? office->name : visit.caller.actor.office)}, {"section", Value()}});
    return with_all_fields(Value(Value::Object{{"schema", Value("bma-report/1")},
                                               {"fiscal_year", whole(now.fiscal_year)},
                                               {"quarter", whole(now.quarter)},
                                               {"organisation", organisation},
                                               {"indicators", Value(Value::Array{blank_indicator()})},
                                               {"reporter", person_of(visit.caller.name, visit.caller.position)},
                                               {"approver", Value()},
                                               {"letter", Value()}}));
}

Value blank_indicator() { return whole_indicator(Value(Value::Object{})); }

Value with_all_fields(const Value& document) {
    Value all = document;
    for (const char* person : {"reporter", "approver"}) all = with_default(all, person, person_of("", ""));
    all = with_member(all, "organisation", with_default(*all.find("organisation"), "section", Value()));
    return with_member(all, "indicators", Value(Value::Array{whole_indicator(all.find("indicators")->items().at(0))}));
}

Value with_room_for_notes(const Value& document, const FormFields& form) {
    const Value one = document.find("indicators")->items().at(0);
    Value::Array quarters = one.find("quarters")->items();
    for (std::size_t quarter = 0; quarter < quarters.size(); ++quarter) {
        const std::string notes = indicator + "/quarters/" + std::to_string(quarter) + "/notes/";
        const auto is_sent = [&](std::size_t note) { return std::any_of(form.begin(), form.end(), [&](const FormField& field) { return field.name == notes + std::to_string(note) + "/text"; }); };
        while (is_sent(quarters[quarter].find("notes")->items().size())) quarters[quarter] = with_note_to_add(quarters[quarter]);
    }
    return with_member(document, "indicators", Value(Value::Array{with_member(one, "quarters", Value(std::move(quarters)))}));
}

Value without_empty_parts(const Value& document) {
    Value kept = document;
    for (const char* person : {"reporter", "approver"})
        if (says_nothing(kept.find(person))) kept = with_member(kept, person, Value());
    if (text_at(kept, "/organisation/section").empty()) kept = with_member(kept, "organisation", with_member(*kept.find("organisation"), "section", Value()));
    return with_member(kept, "indicators", Value(Value::Array{tidy_indicator(kept.find("indicators")->items().at(0))}));
}

}  // namespace server

#include "server/proof/record.h"

#include "layout/value/read_json.h"

#include <array>
#include <charconv>
#include <optional>

namespace server {
namespace {

using layout::Problem;
using layout::Value;

std::string text_of(const Value* value) { return value != nullptr && value->is_string() ? value->text() : std::string(); }

std::size_t whole_of(const Value* value) {
    if (value == nullptr || value->kind() != Value::Kind::number) return 0;
    const std::string& digits = value->number().text;
    std::size_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::vector<layout::Repair> repairs_of(const Value* list) {
    std::vector<layout::Repair> repairs;
    if (list == nullptr || !list->is_array()) return repairs;
    for (const Value& one : list->items())
        repairs.push_back({text_of(one.find("pointer")), whole_of(one.find("start")), whole_of(one.find("end")), text_of(one.find("rule"))});
    return repairs;
}

// As wide as the Garuda is for its height (0.916), and empty.
std::shared_ptr<const layout::Path> stand_in() { return std::make_shared<const layout::Path>(layout::Path{{}, 916, 1000}); }

}  // namespace

layout::Result<Record> read_record(std::string_view json) {
    auto value = layout::read_json(json);
    const Value* form = value ? value->find("form") : nullptr;
    if (form == nullptr || text_of(form->find("name")).empty())
        return Problem{"", "record", "ข้อมูลวิธีจัดทำที่แนบอยู่ในไฟล์ไม่ถูกต้อง", "The render.json of the PDF is not of the form that Saraban writes"};
    if (text_of(value->find("schema")) != "saraban-render/1")
        return Problem{"", "record_schema", "ไฟล์นี้จัดทำด้วยระบบรุ่นอื่นที่ระบบนี้ไม่รู้จัก", "The PDF was made by another version, whose render.json this program does not know"};
    Record record;
    record.form = form->find("name")->text();
    record.names_emblem = !text_of(value->find("emblem")).empty();
    record.names_terms = !text_of(value->find("terms")).empty();
    record.options.wishes.lists = value->find("lists") != nullptr && *value->find("lists") == Value(true);
    record.options.repairs = repairs_of(value->find("repairs"));
    record.whole = *std::move(value);
    return record;
}

layout::Site site_of(const Record& record, layout::Site site) {
    if (!record.names_terms) site.words = nullptr;
    if (record.names_emblem && !site.emblem) site.emblem = stand_in();
    if (!record.names_emblem) site.emblem = nullptr;
    return site;
}

std::vector<MadeOtherwise> made_otherwise(const Record& record, std::string_view here, bool rendered) {
    const auto own = layout::read_json(here);
    std::vector<MadeOtherwise> list;
    for (const char* what : {"engine", "form", "faces", "emblem", "terms"}) {
        if (!rendered && what == std::string_view("emblem")) continue;
        const Value* theirs = record.whole.find(what);
        const Value* ours = own ? own->find(what) : nullptr;
        if (theirs == nullptr || ours == nullptr || *theirs != *ours)
            list.push_back({what, theirs == nullptr ? Value() : *theirs, ours == nullptr || *ours == Value("") ? Value() : *ours});
    }
    return list;
}

}  // namespace server

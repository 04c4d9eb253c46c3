#include "server/office/people_body.h"

#include "layout/text/characters.h"
#include "layout/value/read_json.h"

#include <algorithm>

namespace server {

using layout::Value;

namespace {

// Controls, zero-width characters and those that set the direction of text (UAX #9).
bool is_unseen(char16_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

void find_unseen(const Value& value, const std::string& pointer, layout::Problems& problems) {
    if (value.is_string()) {
        const std::u16string text = layout::to_utf16(value.text());
        if (std::none_of(text.begin(), text.end(), is_unseen)) return;
        problems.push_back({pointer, "unseen", "มีอักขระควบคุมหรืออักขระที่มองไม่เห็น", "There are characters that cannot be seen."});
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.items().size(); ++i) find_unseen(value.items()[i], layout::child_pointer(pointer, i), problems);
    } else if (value.is_object()) {
        for (const layout::Member& member : value.members()) find_unseen(member.value, layout::child_pointer(pointer, member.name), problems);
    }
}

}  // namespace

layout::Schema compile_schema(std::string_view json) { return layout::Schema::compile(*layout::read_json(json), "the schema of a request"); }

layout::Result<Value> read_body(std::string_view body, const layout::Schema& schema) {
    auto document = layout::read_json(body);
    if (!document) return document;
    layout::Problems problems = schema.check(*document);
    find_unseen(*document, "", problems);
    if (!problems.empty()) return problems;
    return document;
}

std::string text_in(const Value& object, std::string_view member) {
    const Value* value = object.find(member);
    return value && value->is_string() ? value->text() : "";
}

std::optional<Refusal> refuse_unless(const Caller& caller, Roles roles) {
    if (roles == Roles() || caller.actor.roles.has_one_of(roles)) return {};
    std::string names;
    for (const Role role : all_roles) {
        if (roles.has(role)) names += (names.empty() ? "" : " หรือ ") + std::string(thai_name_of(role));
    }
    return refuse_role({"เฉพาะ" + names + "ของหน่วยงานเท่านั้นที่ดำเนินการนี้ได้", "Your roles in the office do not allow this."});
}

Refusal refuse_role(Sentence detail) { return {kind::role, std::move(detail), {}, {}}; }

Refusal refuse_absent() { return {kind::not_found, {"ไม่พบข้อมูลนี้ในหน่วยงานของท่าน", "Your office has no such record."}, {}, {}}; }

std::string version_tag(std::int64_t version) { return '"' + std::to_string(version) + '"'; }

std::optional<Refusal> check_version(const std::optional<std::int64_t>& seen, std::int64_t version) {
    if (!seen) {
        return Refusal{kind::if_match_required,
                       {"โปรดส่ง If-Match ตามค่า ETag ของข้อมูลที่อ่านไว้", "Send If-Match with the ETag of what you have read."}, {}, {}};
    }
    if (*seen == version) return {};
    return Refusal{kind::stale,
                   {"มีผู้แก้ไขข้อมูลนี้หลังจากที่ท่านเปิดอ่าน โปรดเปิดอ่านใหม่แล้วแก้ไขอีกครั้ง", "Somebody has changed this since you read it; read it again."},
                   {{"ETag", version_tag(version)}}, {}};
}

}  // namespace server

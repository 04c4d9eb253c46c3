#include "server/desk/history_view.h"

#include <algorithm>

namespace server {

namespace {

struct WordRow {
    std::string_view action, thai;
};

// Of the audit's actions that are no moves.
constexpr WordRow other_words[] = {
    {"create", "จัดทำ"},
    {"add_evidence", "แนบหลักฐาน"},
    {"remove_evidence", "ถอนหลักฐาน"},
    {"supersede", "ใช้ฉบับใหม่แทน"},
    {"plan", "แก้ไขแผนการส่งรายงาน"},
    {"person", "แก้ไขข้อมูลผู้ใช้"},
    {"password", "ตั้งรหัสผ่านใหม่"},
    {"office", "แก้ไขข้อมูลหน่วยงาน"},
    {"delegate", "บันทึกคำสั่งมอบอำนาจ"},
    {"key", "ออกกุญแจ API"},
    {"revoke", "เพิกถอน"},
    {"backup", "สำรองข้อมูล"},
};

}  // namespace

std::string thai_word_of(const std::string& action) {
    if (const auto move = read_action(action)) return std::string(thai_name_of(*move));
    const auto found = std::find_if(std::begin(other_words), std::end(other_words), [&](const WordRow& row) { return row.action == action; });
    return found == std::end(other_words) ? action : std::string(found->thai);
}

std::string person_called(const Transaction& reading, const std::string& id) {
    const auto person = reading.person(Sight::everything(), id);
    if (!person) return id.empty() ? "" : "ระบบงานที่เชื่อมต่อ";
    return person->position.empty() ? person->name : person->name + " (" + person->position + ")";
}

std::vector<View> history_rows(const Transaction& reading, const Sight& sight, std::string_view record) {
    std::vector<View> rows;
    for (const AuditEntry& entry : reading.history(sight, record)) {
        const AuditEvent& event = entry.event;
        rows.push_back(View().text("at", thai_moment(event.at)).text("who", person_called(reading, event.actor)).text("what", thai_word_of(event.action)).text("detail", event.detail));
    }
    std::reverse(rows.begin(), rows.end());
    return rows;
}

}  // namespace server

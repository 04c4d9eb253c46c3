#include "server/desk/history_view.h"

#include "server/desk/letter_numbers.h"
#include "server/office/seals.h"

#include <algorithm>
#include <sstream>

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
    {"sign_in", "เข้าสู่ระบบ"},
    {"sign_out", "ออกจากระบบ"},
    {"lock", "ระงับการเข้าสู่ระบบชั่วคราว"},
};

// Of a seal's means.
constexpr WordRow means_words[] = {
    {means::office_seal, "ตราประทับอิเล็กทรอนิกส์ของหน่วยงาน"},
    {means::own_certificate, "ใบรับรองอิเล็กทรอนิกส์ของผู้ลงนาม"},
    {means::ink, "ลงลายมือชื่อในกระดาษ"},
};

template <class Rows>
const WordRow* row_of(const Rows& rows, std::string_view action) {
    const auto found = std::find_if(std::begin(rows), std::end(rows), [&](const WordRow& row) { return row.action == action; });
    return found == std::end(rows) ? nullptr : found;
}

// One of the words that sealing_detail and the register write.
std::string sealing_word(const std::string& word, const std::vector<Delegation>& delegations) {
    if (const WordRow* means = row_of(means_words, word)) return std::string(means->thai);
    if (const auto day = read_day(word)) return "ลงวันที่ " + thai_day(*day);
    const auto delegation = std::find_if(delegations.begin(), delegations.end(), [&](const Delegation& one) { return one.id == word; });
    return delegation == delegations.end() ? word : "ตาม" + delegation->order;
}

std::string sealing_remark(const Transaction& reading, const Sight& sight, const std::string& detail) {
    const std::vector<Delegation> delegations = reading.delegations(sight);
    std::istringstream words(detail);
    std::string remark;
    for (std::string word; words >> word;) remark += (remark.empty() ? "" : " ") + sealing_word(word, delegations);
    return remark;
}

// Of a letter its number, of a report its edition; `id` itself of what is out of sight.
std::string record_remark(const Transaction& reading, const Sight& sight, const std::string& id) {
    if (const auto letter = reading.letter(sight, id)) return letter->number.empty() ? letter->subject : "ที่ " + number_of(*letter);
    if (const auto report = reading.report(sight, id)) return "ฉบับที่ " + std::to_string(report->edition);
    return id;
}

std::string evidence_remark(const Transaction& reading, const Sight& sight, const AuditEvent& event) {
    for (const Evidence& one : reading.evidence(sight, event.record))
        if (one.id == event.detail) return one.name;
    return event.detail;
}

}  // namespace

std::string thai_word_of(const std::string& action) {
    if (const auto move = read_action(action)) return std::string(thai_name_of(*move));
    const WordRow* known = row_of(other_words, action);
    return known == nullptr ? action : std::string(known->thai);
}

std::string remark_of(const Transaction& reading, const Sight& sight, const AuditEvent& event) {
    if (event.action == "add_evidence" || event.action == "remove_evidence") return evidence_remark(reading, sight, event);
    if (event.action == "delegate") return person_called(reading, event.detail);
    switch (read_action(event.action).value_or(Action::replace)) {
        case Action::sign_off: case Action::sign: case Action::register_: case Action::record_ink: return sealing_remark(reading, sight, event.detail);
        case Action::send: case Action::revise: case Action::supersede: return record_remark(reading, sight, event.detail);
        default: return event.detail;
    }
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
        rows.push_back(View().text("at", thai_moment(event.at)).text("who", person_called(reading, event.actor)).text("what", thai_word_of(event.action)).text("detail", remark_of(reading, sight, event)));
    }
    std::reverse(rows.begin(), rows.end());
    return rows;
}

}  // namespace server

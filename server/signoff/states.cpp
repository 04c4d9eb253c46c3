#include "server/signoff/states.h"

#include <algorithm>

namespace server {

namespace {

template <class Enum>
struct NameRow {
    Enum value;
    std::string_view name, thai;
};

constexpr NameRow<ReportState> report_names[] = {
    {ReportState::draft, "draft", "ร่าง"},
    {ReportState::submitted, "submitted", "รอตรวจสอบ"},
    {ReportState::checked, "checked", "รอลงนาม"},
    {ReportState::signed_off, "signed_off", "ลงนามแล้ว"},
    {ReportState::sent, "sent", "ส่ง สยป. แล้ว"},
    {ReportState::reviewed, "reviewed", "ประเมินแล้ว"},
    {ReportState::returned, "returned", "ตีกลับแก้ไข"},
    {ReportState::cancelled, "cancelled", "ยกเลิก"},
    {ReportState::superseded, "superseded", "มีฉบับใหม่แทนแล้ว"},
};

constexpr NameRow<LetterState> letter_names[] = {
    {LetterState::draft, "draft", "ร่าง"},          {LetterState::signed_, "signed", "ลงนามแล้ว"},
    {LetterState::registered, "registered", "ออกเลขที่แล้ว"}, {LetterState::sent, "sent", "ส่งแล้ว"},
    {LetterState::cancelled, "cancelled", "ยกเลิก"},
};

constexpr NameRow<Role> role_names[] = {
    {Role::preparer, "preparer", "ผู้จัดทำ"},
    {Role::checker, "checker", "ผู้ตรวจสอบ"},
    {Role::approver, "approver", "ผู้ลงนาม"},
    {Role::records, "records", "เจ้าหน้าที่สารบรรณ"},
    {Role::strategy_reader, "strategy_reader", "สยป. (อ่าน)"},
    {Role::strategy_reviewer, "strategy_reviewer", "สยป. (ประเมิน)"},
    {Role::administrator, "administrator", "ผู้ดูแลระบบ"},
};

constexpr NameRow<Action> action_names[] = {
    {Action::replace, "replace", "แก้ไข"},
    {Action::submit, "submit", "เสนอ"},
    {Action::check, "check", "ตรวจสอบ"},
    {Action::return_, "return", "ตีกลับ"},
    {Action::sign_off, "sign_off", "ลงนามรับรอง"},
    {Action::send, "send", "ส่ง"},
    {Action::review, "review", "ประเมิน"},
    {Action::cancel, "cancel", "ยกเลิก"},
    {Action::revise, "revise", "จัดทำฉบับใหม่"},
    {Action::supersede, "supersede", "ใช้ฉบับใหม่แทน"},
    {Action::sign, "sign", "ลงนาม"},
    {Action::register_, "register", "ออกเลขที่"},
    {Action::add_scan, "add_scan", "แนบภาพสแกน"},
    {Action::record_ink, "record_ink", "บันทึกการลงนามบนกระดาษ"},
};

template <class Enum, std::size_t n>
const NameRow<Enum>& row_of(const NameRow<Enum> (&rows)[n], Enum value) {
    return *std::find_if(std::begin(rows), std::end(rows), [&](const auto& row) { return row.value == value; });
}

template <class Enum, std::size_t n>
std::optional<Enum> read_name(const NameRow<Enum> (&rows)[n], std::string_view name) {
    const auto found = std::find_if(std::begin(rows), std::end(rows), [&](const auto& row) { return row.name == name; });
    return found == std::end(rows) ? std::nullopt : std::optional<Enum>(found->value);
}

}  // namespace

std::string_view name_of(ReportState state) { return row_of(report_names, state).name; }
std::string_view name_of(LetterState state) { return row_of(letter_names, state).name; }
std::string_view name_of(Role role) { return row_of(role_names, role).name; }
std::string_view name_of(Action action) { return row_of(action_names, action).name; }

std::string_view thai_name_of(ReportState state) { return row_of(report_names, state).thai; }
std::string_view thai_name_of(LetterState state) { return row_of(letter_names, state).thai; }
std::string_view thai_name_of(Role role) { return row_of(role_names, role).thai; }
std::string_view thai_name_of(Action action) { return row_of(action_names, action).thai; }

std::optional<ReportState> read_report_state(std::string_view name) { return read_name(report_names, name); }
std::optional<LetterState> read_letter_state(std::string_view name) { return read_name(letter_names, name); }
std::optional<Role> read_role(std::string_view name) { return read_name(role_names, name); }

std::optional<Action> read_action(std::string_view name) {
    const auto action = read_name(action_names, name);
    return action == Action::supersede ? std::nullopt : action;
}

Reach reach_of(Roles roles) { return roles.has_one_of({Role::strategy_reader, Role::strategy_reviewer}) ? Reach::and_sent : Reach::own_office; }

}  // namespace server

// What a record is, who a person is in its life, and what either is called.

#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace server {

// A report is one indicator of one office in one quarter.
enum class ReportState { draft, submitted, checked, signed_off, sent, reviewed, returned, cancelled, superseded };

// A letter sends any number of reports.
enum class LetterState { draft, signed_, registered, sent, cancelled };

enum class Role {
    preparer,           // ผู้จัดทำ
    checker,            // ผู้ตรวจสอบ
    approver,           // ผู้ลงนาม
    records,            // สารบรรณ
    strategy_reader,    // สยป. (อ่าน)
    strategy_reviewer,  // สยป. (ประเมิน)
    administrator,      // ผู้ดูแลระบบ: people and offices, never reports
};

enum class Action {
    replace,    // แก้ไข: the data, the evidence, or a letter's list of reports
    submit,     // เสนอ
    check,      // ตรวจสอบ
    return_,    // ตีกลับ
    sign_off,   // ลงนามรับรอง a report
    send,       // ส่ง
    review,     // ประเมิน
    cancel,     // ยกเลิก
    revise,     // จัดทำฉบับใหม่: a new edition, which supersedes this one once it is signed off
    supersede,  // ใช้ฉบับใหม่แทน: done by the sign-off of the new edition, by nobody on its own
    sign,       // ลงนาม a letter
    register_,  // ออกเลขที่
    add_scan,   // แนบภาพสแกน of a letter that was signed on paper
    record_ink, // บันทึกการลงนามบนกระดาษ, with the number and date that stand there
};

inline constexpr ReportState report_states[] = {ReportState::draft,    ReportState::submitted, ReportState::checked,
                                                ReportState::signed_off, ReportState::sent,    ReportState::reviewed,
                                                ReportState::returned, ReportState::cancelled, ReportState::superseded};
inline constexpr LetterState letter_states[] = {LetterState::draft, LetterState::signed_, LetterState::registered, LetterState::sent,
                                                LetterState::cancelled};
inline constexpr Role all_roles[] = {Role::preparer,        Role::checker,           Role::approver,     Role::records,
                                     Role::strategy_reader, Role::strategy_reviewer, Role::administrator};
inline constexpr Action all_actions[] = {Action::replace, Action::submit, Action::check,  Action::return_,   Action::sign_off, Action::send,
                                         Action::review,  Action::cancel, Action::revise, Action::supersede, Action::sign,     Action::register_,
                                         Action::add_scan, Action::record_ink};

// In files, addresses and answers: "signed_off", "strategy_reviewer", "return". Never translated.
std::string_view name_of(ReportState state);
std::string_view name_of(LetterState state);
std::string_view name_of(Role role);
std::string_view name_of(Action action);

// For people: "รอลงนาม".
std::string_view thai_name_of(ReportState state);
std::string_view thai_name_of(LetterState state);
std::string_view thai_name_of(Role role);
std::string_view thai_name_of(Action action);  // A verb: "ตีกลับ".

std::optional<ReportState> read_report_state(std::string_view name);
std::optional<LetterState> read_letter_state(std::string_view name);
std::optional<Role> read_role(std::string_view name);
std::optional<Action> read_action(std::string_view name);  // Not "supersede": nobody asks for that.

template <class Enum>
class SetOf {
public:
    constexpr SetOf() = default;
    constexpr SetOf(std::initializer_list<Enum> members) {
        for (const Enum member : members) add(member);
    }
    constexpr void add(Enum member) { bits_ |= bit(member); }
    constexpr bool has(Enum member) const { return (bits_ & bit(member)) != 0; }
    constexpr bool has_one_of(SetOf others) const { return (bits_ & others.bits_) != 0; }

    friend constexpr bool operator==(SetOf, SetOf) = default;

private:
    static constexpr std::uint32_t bit(Enum member) { return std::uint32_t{1} << static_cast<unsigned>(member); }

    std::uint32_t bits_ = 0;
};

using Roles = SetOf<Role>;

// Which offices' records a person may know of at all. Everything else is not found.
enum class Reach {
    own_office,
    and_sent,    // And what other offices have ever sent: the strategy office reads no drafts of a district.
    everything,  // The operator of the machine, and the public address that verifies a document.
};

Reach reach_of(Roles roles);

}  // namespace server

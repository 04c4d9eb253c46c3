#include "server/signoff/moves.h"

#include <algorithm>
#include <span>

namespace server {

namespace {

template <class State>
struct Row {
    Action action;
    SetOf<State> from;
    std::optional<State> to;      // Nothing: it stays what it is.
    Roles roles;                  // One of them, of the record's own office; the strategy office's roles reach every office.
    bool also_delegates = false;  // Whoever may sign for the director may do this, too.
};

using R = ReportState;
constexpr Row<R> report_rows[] = {
    {Action::replace, {R::draft, R::returned}, {}, {Role::preparer}},
    {Action::submit, {R::draft, R::returned}, R::submitted, {Role::preparer}},
    {Action::check, {R::submitted}, R::checked, {Role::checker}},
    {Action::return_, {R::submitted}, R::returned, {Role::checker, Role::approver}},
    {Action::return_, {R::checked}, R::returned, {Role::checker, Role::approver}, true},
    {Action::return_, {R::signed_off}, R::returned, {Role::approver}},
    {Action::return_, {R::sent}, R::returned, {Role::strategy_reviewer}},
    {Action::sign_off, {R::checked}, R::signed_off, {Role::approver}, true},
    {Action::send, {R::signed_off}, R::sent, {Role::records}},
    {Action::review, {R::sent}, R::reviewed, {Role::strategy_reviewer}},
    {Action::cancel, {R::draft, R::returned}, R::cancelled, {Role::preparer, Role::approver}},
    {Action::cancel, {R::submitted, R::checked, R::signed_off, R::sent}, R::cancelled, {Role::approver}},
    {Action::revise, {R::signed_off, R::sent, R::reviewed}, {}, {Role::preparer}},
    {Action::supersede, {R::signed_off, R::sent, R::reviewed}, R::superseded, {Role::approver}, true},
};

using L = LetterState;
constexpr Row<L> letter_rows[] = {
    {Action::replace, {L::draft}, {}, {Role::preparer, Role::records}},
    {Action::sign, {L::draft}, L::signed_, {Role::approver}, true},
    {Action::register_, {L::signed_}, L::registered, {Role::records}},
    {Action::add_scan, {L::draft}, {}, {Role::records, Role::approver}},
    {Action::record_ink, {L::draft}, L::registered, {Role::records, Role::approver}},
    {Action::send, {L::registered}, L::sent, {Role::records}},
    {Action::cancel, {L::draft}, L::cancelled, {Role::preparer, Role::records, Role::approver}},
    {Action::cancel, {L::signed_, L::registered}, L::cancelled, {Role::approver}},
};

std::span<const Row<R>> rows_for(R) { return report_rows; }
std::span<const Row<L>> rows_for(L) { return letter_rows; }

constexpr Roles of_strategy_office = {Role::strategy_reader, Role::strategy_reviewer};

std::string thai_of(Action action) { return std::string(thai_name_of(action)); }
template <class Named>
std::string english_of(Named named) {
    std::string name(name_of(named));
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

// Before what it is done to.
std::string verb_of(Action action) {
    if (action == Action::add_scan) return "add a scan to";
    if (action == Action::record_ink) return "record the ink of";
    return english_of(action);
}

MoveRefusal nobody_known() { return {401, "unauthorized", "กรุณาเข้าสู่ระบบก่อนดำเนินการ", "Sign in first."}; }

MoveRefusal nothing_found() { return {404, "not_found", "ไม่พบเอกสารที่ระบุ", "There is no such record."}; }

MoveRefusal not_allowed(Action action) {
    return {403, "role", "ท่านไม่มีสิทธิ์" + thai_of(action) + "เอกสารนี้", "You have no right to " + verb_of(action) + " this record."};
}

MoveRefusal without_delegation() {
    return {403, "delegation", "คำสั่งมอบอำนาจให้ท่านลงนามยังไม่มีผลหรือสิ้นผลแล้ว", "The order that lets you sign does not hold today."};
}

template <class State>
MoveRefusal not_in_state(Action action, State state) {
    return {409, "state", "เอกสารอยู่ในสถานะ “" + std::string(thai_name_of(state)) + "” จึง" + thai_of(action) + "ไม่ได้",
            "The record is " + english_of(state) + "; in this state one cannot " + verb_of(action) + " it."};
}

// Who may see a record at all, whatever its state.
template <class Facts>
bool sees(const Actor& actor, const Facts& record) {
    return actor.office == record.office || (record.was_sent && reach_of(actor.roles) == Reach::and_sent);
}

// How a row's right is had.
struct Right {
    bool own = false;                        // By a role.
    const Delegation* delegation = nullptr;  // Else by this.
    explicit operator bool() const { return own || delegation != nullptr; }
};

template <class State, class Facts>
Right right_to(const Row<State>& row, const Facts& record, const Actor& actor, Instant now) {
    const bool at_home = actor.office == record.office;
    if (row.roles.has_one_of(of_strategy_office) && row.roles.has_one_of(actor.roles)) return {true};
    if (at_home && row.roles.has_one_of(actor.roles)) return {true};
    if (at_home && row.also_delegates) return {false, delegation_for(actor.delegations, actor.id, record.office, now)};
    return {};
}

// Why nobody of these rights may make this move, whatever the state.
template <class State, class Facts>
std::optional<MoveRefusal> refuse_the_person(Action action, const Facts& record, const Actor& actor, Instant now) {
    bool for_delegates = false;
    for (const Row<State>& row : rows_for(State{})) {
        if (row.action != action) continue;
        if (right_to(row, record, actor, now)) return {};
        for_delegates = for_delegates || row.also_delegates;
    }
    const bool had_one = std::any_of(actor.delegations.begin(), actor.delegations.end(), [&](const Delegation& delegation) {
        return delegation.person == actor.id && delegation.office == record.office;
    });
    return for_delegates && actor.office == record.office && had_one ? without_delegation() : not_allowed(action);
}

std::optional<MoveRefusal> refuse_the_version(const Move& move, std::int64_t version) {
    if (!move.if_match) {
        return MoveRefusal{428, "if_match_required", "ต้องระบุรุ่นของเอกสารที่ท่านเห็น (If-Match)", "Say in If-Match which version you have seen."};
    }
    if (*move.if_match == version) return {};
    return MoveRefusal{412, "stale", "มีผู้แก้ไขเอกสารนี้แล้ว กรุณาเรียกดูข้อมูลล่าสุดแล้วดำเนินการอีกครั้ง",
                       "The record has changed since; look at it again first."};
}

template <class Facts>
std::optional<MoveRefusal> refuse_the_same_eyes(Action action, const Facts& record, const Actor& actor) {
    constexpr SetOf<Action> seconds = {Action::check, Action::sign_off, Action::sign, Action::review};
    const auto& authors = record.authors;
    if (!seconds.has(action) || std::find(authors.begin(), authors.end(), actor.id) == authors.end()) return {};
    return MoveRefusal{403, "four_eyes", "ผู้จัดทำจะ" + thai_of(action) + "เอกสารที่ตนจัดทำไม่ได้",
                       "Who prepared a record may not " + verb_of(action) + " it."};
}

std::optional<MoveRefusal> refuse_the_signature(const Move& move, std::string_view document_sha256, const Actor& actor) {
    constexpr SetOf<Action> of_a_document = {Action::sign_off, Action::sign, Action::record_ink};
    if (!of_a_document.has(move.action)) return {};
    if (move.action != Action::record_ink && !actor.reauthenticated) {
        return MoveRefusal{403, "reauthentication", "กรุณายืนยันตัวตนอีกครั้งก่อนลงนาม", "Authenticate again before signing."};
    }
    if (move.confirmed_sha256.empty()) {
        return MoveRefusal{428, "confirmation_required", "ต้องยืนยันว่าลงนามเอกสารฉบับใด", "Confirm by its digest which document is signed."};
    }
    if (move.confirmed_sha256 == document_sha256 && !document_sha256.empty()) return {};
    return MoveRefusal{409, "confirmation", "เอกสารที่ท่านยืนยันไม่ใช่ฉบับปัจจุบัน กรุณาตรวจดูเอกสารอีกครั้ง",
                       "What was confirmed is not this document; look at it again."};
}

std::optional<MoveRefusal> refuse_the_words(const Move& move) {
    if ((move.action == Action::return_ || move.action == Action::cancel) && move.reason.empty()) {
        return MoveRefusal{422, "reason_required", "ต้องระบุเหตุผลที่" + thai_of(move.action) + "เอกสาร", "Give the reason to " + english_of(move.action) + " it."};
    }
    if ((move.action == Action::register_ || move.action == Action::record_ink) && (move.number.empty() || !move.date)) {
        return MoveRefusal{422, "number_required", "ต้องระบุเลขที่และวันที่ตามทะเบียนหนังสือส่ง", "Give the number and date of the register."};
    }
    return {};
}

std::optional<MoveRefusal> refuse_the_content(const Move& move, const ReportFacts& report) {
    if (move.action == Action::submit && report.truncated) {
        return MoveRefusal{409, "truncated_import", "รายงานนี้นำเข้าจากหน้าที่ข้อมูลไม่ครบ กรุณาเติมให้ครบก่อนเสนอ",
                           "The report was imported from a page that was cut off; complete it first."};
    }
    if (move.action == Action::revise && report.is_being_revised) {
        return MoveRefusal{409, "edition_open", "มีฉบับใหม่ของรายงานนี้ที่ยังไม่ได้ลงนามอยู่แล้ว", "A newer edition is open already."};
    }
    return {};
}

std::optional<MoveRefusal> refuse_the_content(const Move& move, const LetterFacts& letter) {
    constexpr SetOf<R> signed_states = {R::signed_off, R::sent, R::reviewed};
    const bool all_signed = std::all_of(letter.reports.begin(), letter.reports.end(), [&](R state) { return signed_states.has(state); });
    if (move.action != Action::sign && move.action != Action::record_ink) return {};
    if (!all_signed || letter.reports.empty()) {
        return MoveRefusal{409, "reports_unsigned", "รายงานที่ส่งพร้อมหนังสือนี้ยังลงนามไม่ครบทุกฉบับ", "Not every report that the letter sends is signed off."};
    }
    if (move.action == Action::sign || !letter.document_sha256.empty()) return {};
    return MoveRefusal{409, "scan_missing", "ยังไม่ได้แนบภาพสแกนของหนังสือฉบับนี้ที่ลงนามแล้ว", "There is no scan of the letter as it stands now."};
}

template <class State, class Facts>
std::variant<AllowedMove<State>, MoveRefusal> decide_for(const Move& move, const std::optional<Facts>& record, const Actor& actor, Instant now) {
    if (!actor.known) return nobody_known();
    if (!record || !sees(actor, *record)) return nothing_found();
    if (const auto refusal = refuse_the_person<State>(move.action, *record, actor, now)) return *refusal;
    if (const auto refusal = refuse_the_version(move, record->version)) return *refusal;

    const auto rows = rows_for(State{});
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.action == move.action && r.from.has(record->state); });
    if (row == rows.end()) return not_in_state(move.action, record->state);
    const Right right = right_to(*row, *record, actor, now);
    if (!right) return not_allowed(move.action);

    if (const auto refusal = refuse_the_same_eyes(move.action, *record, actor)) return *refusal;
    if (const auto refusal = refuse_the_content(move, *record)) return *refusal;
    if (const auto refusal = refuse_the_words(move)) return *refusal;
    if (const auto refusal = refuse_the_signature(move, record->document_sha256, actor)) return *refusal;
    return AllowedMove<State>{row->to.value_or(record->state), right.delegation ? right.delegation->id : ""};
}

}  // namespace

ReportDecision decide(const Move& move, const std::optional<ReportFacts>& report, const Actor& actor, Instant now) {
    return decide_for<ReportState>(move, report, actor, now);
}

LetterDecision decide(const Move& move, const std::optional<LetterFacts>& letter, const Actor& actor, Instant now) {
    return decide_for<LetterState>(move, letter, actor, now);
}

std::optional<MoveRefusal> refuse_to_create_report(const Actor& actor) {
    if (!actor.known) return nobody_known();
    if (actor.roles.has(Role::preparer)) return {};
    return MoveRefusal{403, "role", "ท่านไม่มีสิทธิ์จัดทำรายงาน", "You have no right to prepare reports."};
}

std::optional<MoveRefusal> refuse_to_create_letter(const Actor& actor) {
    if (!actor.known) return nobody_known();
    if (actor.roles.has_one_of({Role::preparer, Role::records})) return {};
    return MoveRefusal{403, "role", "ท่านไม่มีสิทธิ์จัดทำหนังสือส่ง", "You have no right to prepare letters."};
}

}  // namespace server

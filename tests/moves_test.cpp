#include "server/signoff/moves.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <sstream>

namespace server {
namespace {

using std::chrono::sys_days, std::chrono::year, std::chrono::June;

const std::string huaikhwang = "5009", phayathai = "5008", me = "me", digest(64, 'a');
const Instant noon = sys_days(year(2021) / June / 25) + std::chrono::hours(5);  // 12:00 in Thailand.

// Who may move a report, and to which state. P preparer, C checker, A approver, R records, V the
// strategy office's reviewer, d whoever may sign for the director; '.' nobody. Everybody acts in
// the own office but V, who acts on what was sent. What is not drawn is nobody's.
constexpr const char* report_drawing = R"(
            draft         submitted    checked        signed_off     sent           reviewed       returned      cancelled  superseded
replace     P>draft       .            .              .              .              .              P>returned    .          .
submit      P>submitted   .            .              .              .              .              P>submitted   .          .
check       .             C>checked    .              .              .              .              .             .          .
return      .             CA>returned  CAd>returned   A>returned     V>returned     .              .             .          .
sign_off    .             .            Ad>signed_off  .              .              .              .             .          .
send        .             .            .              R>sent         .              .              .             .          .
review      .             .            .              .              V>reviewed     .              .             .          .
cancel      PA>cancelled  A>cancelled  A>cancelled    A>cancelled    A>cancelled    .              PA>cancelled  .          .
revise      .             .            .              P>signed_off   P>sent         P>reviewed     .             .          .
supersede   .             .            .              Ad>superseded  Ad>superseded  Ad>superseded  .             .          .
)";

constexpr const char* letter_drawing = R"(
            draft          signed        registered   sent  cancelled
replace     PR>draft       .             .            .     .
sign        Ad>signed      .             .            .     .
register    .              R>registered  .            .     .
send        .              .             R>sent       .     .
cancel      PRA>cancelled  A>cancelled   A>cancelled  .     .
add_scan    RA>draft       .             .            .     .
record_ink  RA>registered  .             .            .     .
)";

struct DrawnCell {
    std::string who, to;
};

// Action, then state, by name.
using Drawing = std::map<std::string, std::map<std::string, DrawnCell>>;

Drawing read_drawing(const char* text) {
    std::istringstream lines(text);
    std::string line;
    std::vector<std::string> states;
    Drawing drawing;
    while (std::getline(lines, line)) {
        std::istringstream words(line);
        std::vector<std::string> row;
        for (std::string word; words >> word;) row.push_back(word);
        if (row.empty()) continue;
        if (states.empty()) {
            states = row;
            continue;
        }
        EXPECT_EQ(row.size(), states.size() + 1) << line;
        for (std::size_t i = 0; i < states.size(); ++i) {
            const auto arrow = row[i + 1].find('>');
            if (arrow != std::string::npos) drawing[row[0]][states[i]] = {row[i + 1].substr(0, arrow), row[i + 1].substr(arrow + 1)};
        }
    }
    return drawing;
}

struct Anybody {
    const char* name;
    Roles roles;
    char letter;  // In the drawing; '-' is nowhere in it.
};

const Anybody people[] = {
    {"nothing", {}, '-'},
    {"preparer", {Role::preparer}, 'P'},
    {"checker", {Role::checker}, 'C'},
    {"approver", {Role::approver}, 'A'},
    {"records", {Role::records}, 'R'},
    {"strategy reader", {Role::strategy_reader}, '-'},
    {"strategy reviewer", {Role::strategy_reviewer}, 'V'},
    {"administrator", {Role::administrator}, '-'},
};

struct Ordered {
    const char* name;
    std::vector<Delegation> delegations;
    bool holds;
};

Delegation order(Day first, Day last) {
    Delegation d;
    d.id = "order";
    d.office = huaikhwang;
    d.person = me;
    d.first = first;
    d.last = last;
    return d;
}

std::vector<Ordered> orders() {
    const Day today = sys_days(year(2021) / June / 25), tomorrow = today + std::chrono::days(1), yesterday = today - std::chrono::days(1);
    Delegation revoked = order(today, today), of_another = order(today, today), of_another_office = order(today, today);
    revoked.revoked = noon - std::chrono::hours(1);
    of_another.person = "another";
    of_another_office.office = phayathai;
    return {
        {"no order", {}, false},
        {"an order for today", {order(today, today)}, true},
        {"an order to yesterday", {order(yesterday, yesterday)}, false},
        {"an order from tomorrow", {order(tomorrow, tomorrow)}, false},
        {"a revoked order", {revoked}, false},
        {"another's order", {of_another}, false},
        {"another office's order", {of_another_office}, false},
    };
}

enum class Place { own, other, other_sent };

// What the drawing says: the state that is reached, or the status of the refusal.
std::string drawn(const Drawing& drawing, const std::string& action, const std::string& state, const Anybody& person, bool may_sign, Place place) {
    const bool of_strategy = person.roles.has_one_of({Role::strategy_reader, Role::strategy_reviewer});
    if (place == Place::other || (place == Place::other_sent && !of_strategy)) return "404";
    std::string letters(1, person.letter);
    if (may_sign && place == Place::own) letters += 'd';
    if (!drawing.contains(action)) return "403";
    bool ever = false;
    for (const auto& [from, there] : drawing.at(action)) ever = ever || there.who.find_first_of(letters) != std::string::npos;
    if (!ever) return "403";
    if (!drawing.at(action).contains(state)) return "409";
    const DrawnCell& there = drawing.at(action).at(state);
    return there.who.find_first_of(letters) != std::string::npos ? there.to : "403";
}

template <class State>
std::string told(const std::variant<AllowedMove<State>, MoveRefusal>& decision) {
    if (const auto* allowed = std::get_if<AllowedMove<State>>(&decision)) return std::string(name_of(allowed->to));
    return std::to_string(std::get<MoveRefusal>(decision).status);
}

// Everything a move may need, so that only person, place and state decide.
Move ready(Action action) {
    Move move;
    move.action = action;
    move.if_match = 7;
    move.confirmed_sha256 = digest;
    move.reason = "ตัวเลขไตรมาสที่ 3 ไม่ตรง";
    move.number = "3336";
    move.date = sys_days(year(2021) / June / 25);
    return move;
}

Actor ready_actor(Roles roles, std::span<const Delegation> delegations = {}) {
    return {true, me, huaikhwang, roles, delegations, true};
}

ReportFacts ready_report(ReportState state) {
    ReportFacts facts;
    facts.office = huaikhwang;
    facts.state = state;
    facts.version = 7;
    facts.document_sha256 = digest;
    facts.authors = {"author"};
    return facts;
}

LetterFacts ready_letter(LetterState state) {
    LetterFacts facts;
    facts.office = huaikhwang;
    facts.state = state;
    facts.version = 7;
    facts.document_sha256 = digest;
    facts.authors = {"author"};
    facts.reports = {ReportState::signed_off, ReportState::sent};
    return facts;
}

// Compares every cell with the drawing; how many there were.
template <class Facts, class State, std::size_t n>
int compare(const Drawing& drawing, const State (&states)[n], Facts (*ready_record)(State)) {
    int cells = 0;
    for (const State state : states) {
        for (const Action action : all_actions) {
            for (const Anybody& person : people) {
                for (const Ordered& ordered : orders()) {
                    for (const Place place : {Place::own, Place::other, Place::other_sent}) {
                        Facts facts = ready_record(state);
                        if (place != Place::own) facts.office = phayathai;
                        facts.was_sent = place == Place::other_sent;
                        const auto decision = decide(ready(action), facts, ready_actor(person.roles, ordered.delegations), noon);
                        EXPECT_EQ(told(decision), drawn(drawing, std::string(name_of(action)), std::string(name_of(state)), person, ordered.holds, place))
                            << name_of(action) << " of a record that is " << name_of(state) << " by " << person.name << " with " << ordered.name
                            << ", place " << static_cast<int>(place);
                        ++cells;
                    }
                }
            }
        }
    }
    return cells;
}

TEST(DecideReport, IsWhatIsDrawn) { EXPECT_EQ(compare(read_drawing(report_drawing), report_states, &ready_report), 9 * 14 * 8 * 7 * 3); }

TEST(DecideLetter, IsWhatIsDrawn) { EXPECT_EQ(compare(read_drawing(letter_drawing), letter_states, &ready_letter), 5 * 14 * 8 * 7 * 3); }

// "409 state", or the state that is reached.
template <class State>
std::string answer_of(const std::variant<AllowedMove<State>, MoveRefusal>& decision) {
    const auto* refusal = std::get_if<MoveRefusal>(&decision);
    return refusal ? std::to_string(refusal->status) + " " + std::string(refusal->code) : told(decision);
}

std::string answer(const Move& move, const std::optional<ReportFacts>& report, const Actor& actor) { return answer_of(decide(move, report, actor, noon)); }

TEST(DecideReport, SaysFirstWhoIsUnknownThenWhatIsNotThere) {
    Actor nobody = ready_actor({Role::approver});
    nobody.known = false;
    EXPECT_EQ(answer(ready(Action::sign_off), std::nullopt, nobody), "401 unauthorized");
    EXPECT_EQ(answer(ready(Action::sign_off), std::nullopt, ready_actor({Role::approver})), "404 not_found");
}

TEST(DecideReport, WantsTheVersionThatWasSeen) {
    Move move = ready(Action::check);
    move.if_match.reset();
    EXPECT_EQ(answer(move, ready_report(ReportState::submitted), ready_actor({Role::checker})), "428 if_match_required");
    move.if_match = 6;
    EXPECT_EQ(answer(move, ready_report(ReportState::submitted), ready_actor({Role::checker})), "412 stale");
    EXPECT_EQ(answer(move, ready_report(ReportState::draft), ready_actor({Role::checker})), "412 stale");
    EXPECT_EQ(answer(move, ready_report(ReportState::submitted), ready_actor({Role::preparer})), "403 role");
}

TEST(DecideReport, LetsNoAuthorCheckSignOrReview) {
    const auto by_author = [](Action action, ReportState state, Role role) {
        ReportFacts facts = ready_report(state);
        facts.authors = {"author", me};
        return answer(ready(action), facts, ready_actor({Role::preparer, role}));
    };
    EXPECT_EQ(by_author(Action::check, ReportState::submitted, Role::checker), "403 four_eyes");
    EXPECT_EQ(by_author(Action::sign_off, ReportState::checked, Role::approver), "403 four_eyes");
    EXPECT_EQ(by_author(Action::review, ReportState::sent, Role::strategy_reviewer), "403 four_eyes");
    EXPECT_EQ(by_author(Action::submit, ReportState::draft, Role::checker), "submitted");
    EXPECT_EQ(by_author(Action::cancel, ReportState::draft, Role::approver), "cancelled");
}

TEST(DecideReport, SignsOnlyWhatWasConfirmedByWhoeverProvedAgainWhoHeIs) {
    const ReportFacts facts = ready_report(ReportState::checked);
    Actor actor = ready_actor({Role::approver});
    Move move = ready(Action::sign_off);
    EXPECT_EQ(answer(move, facts, actor), "signed_off");
    move.confirmed_sha256 = std::string(64, 'b');
    EXPECT_EQ(answer(move, facts, actor), "409 confirmation");
    move.confirmed_sha256.clear();
    EXPECT_EQ(answer(move, facts, actor), "428 confirmation_required");
    actor.reauthenticated = false;
    EXPECT_EQ(answer(move, facts, actor), "403 reauthentication");
    move.confirmed_sha256 = digest;
    EXPECT_EQ(answer(move, facts, actor), "403 reauthentication");
}

TEST(DecideReport, SubmitsNothingThatWasCutOff) {
    ReportFacts facts = ready_report(ReportState::draft);
    facts.truncated = true;
    EXPECT_EQ(answer(ready(Action::submit), facts, ready_actor({Role::preparer})), "409 truncated_import");
    EXPECT_EQ(answer(ready(Action::replace), facts, ready_actor({Role::preparer})), "draft");
}

TEST(DecideReport, ReturnsAndCancelsOnlyWithAReason) {
    Move move = ready(Action::return_);
    move.reason.clear();
    EXPECT_EQ(answer(move, ready_report(ReportState::checked), ready_actor({Role::approver})), "422 reason_required");
    move.action = Action::cancel;
    EXPECT_EQ(answer(move, ready_report(ReportState::checked), ready_actor({Role::approver})), "422 reason_required");
}

TEST(DecideReport, OpensOneNewEditionAtATime) {
    ReportFacts facts = ready_report(ReportState::sent);
    facts.is_being_revised = true;
    EXPECT_EQ(answer(ready(Action::revise), facts, ready_actor({Role::preparer})), "409 edition_open");
}

TEST(DecideReport, NamesTheOrderBySomeoneSignsForTheDirector) {
    const auto all = orders();
    const auto signed_by = [&](Roles roles) { return std::get<AllowedMove<ReportState>>(decide(ready(Action::sign_off), ready_report(ReportState::checked), ready_actor(roles, all[1].delegations), noon)); };
    EXPECT_EQ(signed_by({Role::checker}).delegation, "order");
    EXPECT_EQ(signed_by({Role::approver}).delegation, "");
    EXPECT_EQ(answer(ready(Action::sign_off), ready_report(ReportState::checked), ready_actor({Role::checker}, all[2].delegations)), "403 delegation");
    EXPECT_EQ(answer(ready(Action::sign_off), ready_report(ReportState::checked), ready_actor({Role::checker}, all[5].delegations)), "403 role");
}

TEST(DecideLetter, SignsOnlyForReportsThatAreAllSignedOff) {
    LetterFacts facts = ready_letter(LetterState::draft);
    const auto answer_for = [&](std::vector<ReportState> reports) {
        facts.reports = std::move(reports);
        return answer_of(decide(ready(Action::sign), facts, ready_actor({Role::approver}), noon));
    };
    EXPECT_EQ(answer_for({ReportState::signed_off}), "signed");
    EXPECT_EQ(answer_for({ReportState::sent, ReportState::reviewed}), "signed");
    EXPECT_EQ(answer_for({ReportState::signed_off, ReportState::checked}), "409 reports_unsigned");
    EXPECT_EQ(answer_for({}), "409 reports_unsigned");
}

TEST(DecideLetter, RegistersOnlyWithNumberAndDay) {
    Move move = ready(Action::register_);
    move.date.reset();
    EXPECT_EQ(answer_of(decide(move, ready_letter(LetterState::signed_), ready_actor({Role::records}), noon)), "422 number_required");
    move = ready(Action::register_);
    move.number.clear();
    EXPECT_EQ(answer_of(decide(move, ready_letter(LetterState::signed_), ready_actor({Role::records}), noon)), "422 number_required");
}

TEST(DecideLetter, RecordsInkOnlyWithTheScanThatWasLookedAt) {
    LetterFacts facts = ready_letter(LetterState::draft);
    Actor clerk = ready_actor({Role::records});
    clerk.reauthenticated = false;
    const auto answer_for = [&](const Move& move) { return answer_of(decide(move, facts, clerk, noon)); };
    Move move = ready(Action::record_ink);
    EXPECT_EQ(answer_for(move), "registered");
    move.confirmed_sha256 = std::string(64, 'b');
    EXPECT_EQ(answer_for(move), "409 confirmation");
    move.confirmed_sha256.clear();
    EXPECT_EQ(answer_for(move), "428 confirmation_required");
    move.number.clear();
    EXPECT_EQ(answer_for(move), "422 number_required");
    facts.document_sha256.clear();
    EXPECT_EQ(answer_for(ready(Action::record_ink)), "409 scan_missing");
    facts.reports = {ReportState::checked};
    EXPECT_EQ(answer_for(ready(Action::record_ink)), "409 reports_unsigned");
}

TEST(DecideLetter, LetsNoAuthorSign) {
    LetterFacts facts = ready_letter(LetterState::draft);
    facts.authors = {me};
    EXPECT_EQ(answer_of(decide(ready(Action::sign), facts, ready_actor({Role::approver}), noon)), "403 four_eyes");
}

TEST(RefuseToCreate, LetsPreparersBeginAndForLettersTheRecordsUnit) {
    const auto may = [](auto refuse, Roles roles) { return !refuse(ready_actor(roles)); };
    for (const Role role : all_roles) {
        EXPECT_EQ(may(refuse_to_create_report, {role}), role == Role::preparer) << name_of(role);
        EXPECT_EQ(may(refuse_to_create_letter, {role}), role == Role::preparer || role == Role::records) << name_of(role);
    }
    EXPECT_EQ(refuse_to_create_report(Actor())->status, 401);
    EXPECT_EQ(refuse_to_create_letter(Actor())->status, 401);
}

TEST(MoveRefusal, IsASentenceInBothLanguages) {
    for (const ReportState state : report_states) {
        for (const Action action : all_actions) {
            const auto decision = decide(ready(action), ready_report(state), ready_actor({Role::preparer, Role::checker, Role::approver, Role::records}), noon);
            const auto* refusal = std::get_if<MoveRefusal>(&decision);
            if (!refusal) continue;
            EXPECT_FALSE(refusal->thai.empty());
            EXPECT_TRUE(refusal->english.ends_with(".")) << refusal->english;
        }
    }
}

TEST(Delegation, HoldsFromItsFirstDayToItsLastInThailand) {
    const Delegation d = order(sys_days(year(2021) / June / 25), sys_days(year(2021) / June / 26));
    const Instant begins = sys_days(year(2021) / June / 24) + std::chrono::hours(17), ends = begins + std::chrono::days(2);
    EXPECT_FALSE(holds(d, begins - std::chrono::milliseconds(1)));
    EXPECT_TRUE(holds(d, begins));
    EXPECT_TRUE(holds(d, ends - std::chrono::milliseconds(1)));
    EXPECT_FALSE(holds(d, ends));
}

TEST(ActingLines, NameWhoSignsAndForWhom) {
    Delegation d;
    d.position = "ผู้ช่วยผู้อำนวยการเขต";
    d.principal = "ผู้อำนวยการเขตห้วยขวาง";
    EXPECT_EQ(acting_lines(d), (std::vector<std::string>{"ผู้ช่วยผู้อำนวยการเขต ปฏิบัติราชการแทน", "ผู้อำนวยการเขตห้วยขวาง"}));
    d.capacity = Capacity::in_absence;
    EXPECT_EQ(acting_lines(d)[0], "ผู้ช่วยผู้อำนวยการเขต รักษาราชการแทน");
}

}  // namespace
}  // namespace server

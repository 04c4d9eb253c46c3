// saraban admin demo filled: the 50 districts with their plans, and reports and letters in every state, made by the very
// steps that people take. The fiscal year 2564 is over, and its documents were sealed then, by an
// authority of that time; the present quarter has just begun.

#include "server/admin/admin.h"
#include "server/admin/bangkok.h"
#include "server/admin/demo.h"
#include "server/admin/demo_reports.h"
#include "server/desk/view.h"
#include "server/house.h"
#include "server/office/letters.h"
#include "server/office/move_reports.h"
#include "server/office/plans.h"
#include "server/office/seals.h"
#include "server/office/write_report.h"
#include "server/signoff/seal/test_authority.h"

#include "fonts/sha256.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <future>
#include <stdexcept>
#include <thread>

namespace server {

namespace {

using namespace std::chrono_literals;
using enum ReportState;

constexpr int past_year = 2564;  // Of which the form's own sample tells.

template <class T>
T made(OrRefusal<T> value) {
    if (const auto* refusal = std::get_if<Refusal>(&value)) {
        std::string reason = refusal->detail.english;
        for (const layout::Problem& problem : refusal->errors) reason += " " + problem.pointer + ": " + problem.english;
        throw std::runtime_error("the demonstration cannot be filled: " + reason);
    }
    return std::get<T>(std::move(value));
}

template <class T>
T read(layout::Result<T> value) {
    if (!value) throw std::runtime_error("the demonstration's document is refused: " + value.problems()[0].pointer + ": " + value.problems()[0].english);
    return *std::move(value);
}

// Who works in an office, as if each had just entered the password.
class Staff {
public:
    Staff(const Transaction& reading, const std::string& office) {
        for (const Person& person : reading.people({office})) {
            Caller& caller = callers_.emplace_back();
            caller.actor = {true, person.id, office, person.roles, {}, true};
            caller.sight = {office, reach_of(person.roles)};
            caller.name = person.name;
            caller.position = person.position;
        }
    }

    const Caller& who(Role role) const {
        return *std::find_if(callers_.begin(), callers_.end(), [&](const Caller& one) { return one.actor.roles.has(role); });
    }

private:
    std::vector<Caller> callers_;
};

// One quarter of one office.
class QuarterOfOffice {
public:
    QuarterOfOffice(Registry registry, const Staff& staff, const Staff& strategy, const Office& office, int fiscal_year, int quarter, Instant begins)
        : registry_(std::move(registry)), staff_(staff), strategy_(strategy), office_(office), fiscal_year_(fiscal_year), quarter_(quarter), now_(begins) {
        registry_.now = [this] { return now_; };
    }
    QuarterOfOffice(const QuarterOfOffice&) = delete;

    // `per_step`: what passes between two steps.
    void fill(const std::vector<DemoReport>& wanted, std::chrono::hours per_step) {
        for (const DemoReport& one : wanted)
            if (one.state) begun_.push_back({create(one), *one.state});
        const auto step = [&](Action action, Role role, std::initializer_list<ReportState> states) {
            now_ += per_step;
            move(action, staff_.who(role), states);
        };
        step(Action::submit, Role::preparer, {submitted, returned, checked, signed_off, sent, reviewed});
        step(Action::check, Role::checker, {checked, signed_off, sent, reviewed});
        step(Action::return_, Role::checker, {returned});
        step(Action::cancel, Role::approver, {cancelled});
        step(Action::sign_off, Role::approver, {signed_off, sent, reviewed});
        now_ += per_step;
        send(ids_of({sent, reviewed}));
        now_ += per_step * 5;
        move(Action::review, strategy_.who(Role::strategy_reviewer), {reviewed});
    }

    // A new edition of the first report, which supersedes it, and is sent.
    void correct_first() {
        begun_.resize(1);
        const Report edition = move(Action::revise, staff_.who(Role::preparer), {begun_[0].state}).at(0);
        begun_[0] = {edition, sent};
        move(Action::submit, staff_.who(Role::preparer), {sent});
        move(Action::check, staff_.who(Role::checker), {sent});
        move(Action::sign_off, staff_.who(Role::approver), {sent});
        send(ids_of({sent}));
    }

private:
    struct Begun {
        Report report;
        ReportState state;  // It is on its way to.
    };

    Report create(const DemoReport& one) {
        return made(create_report(registry_, staff_.who(Role::preparer), read(read_report_document(registry_, demo_report_json(office_, fiscal_year_, quarter_, one))), false));
    }

    std::vector<std::string> ids_of(std::initializer_list<ReportState> states) const {
        std::vector<std::string> ids;
        for (const Begun& one : begun_)
            if (std::find(states.begin(), states.end(), one.state) != states.end()) ids.push_back(one.report.id);
        return ids;
    }

    // What a signer of the list confirms (move_reports.h).
    std::string digest_of(const std::vector<RecordSeen>& records, const Caller& caller) const {
        std::string lines;
        for (const RecordSeen& one : records)
            lines += one.id + " " + std::to_string(one.version) + " " + fonts::sha256_hex(made(preview_report(registry_, caller, one.id)).pdf) + "\n";
        return fonts::sha256_hex(lines);
    }

    std::vector<Report> move(Action action, const Caller& caller, std::initializer_list<ReportState> states) {
        Transition transition;
        transition.move.action = action;
        transition.move.reason = action == Action::cancel ? "ยกเลิกเพื่อการสาธิต" : action == Action::return_ ? "โปรดเพิ่มหลักฐานของเดือนสุดท้าย" : "";
        for (const std::string& id : ids_of(states)) transition.records.push_back({id, registry_.store.read()->report(Sight::everything(), id)->version});
        if (transition.records.empty()) return {};
        if (action == Action::sign_off) transition.move.confirmed_sha256 = digest_of(transition.records, caller);
        if (action == Action::review)
            transition.scores = read(layout::read_json(R"({"score": {"text": "100", "value": 100}, "score_2_1": {"text": "100", "value": 100}, "score_2_2": {"text": "100", "value": 100}})"));
        const PreparedMoves prepared = made(prepare_moves(registry_, caller, transition, true));
        const auto writing = registry_.store.write();
        auto moved = made(carry_out_moves(*writing, caller, prepared));
        writing->commit();
        return moved;
    }

    void move_letter(const std::string& id, Action action, const Caller& caller) {
        Move move;
        move.action = action;
        move.if_match = registry_.store.read()->letter(Sight::everything(), id)->version;
        if (action == Action::sign) move.confirmed_sha256 = fonts::sha256_hex(made(preview_letter(registry_, caller, id)).pdf);
        move.number = std::to_string(1000 * quarter_ + ++letters_);
        move.date = day_in_thailand(now_);
        const PreparedLetter prepared = made(prepare_letter(registry_, caller, id, move));
        const auto writing = registry_.store.write();
        made(carry_out_letter(*writing, caller, prepared));
        writing->commit();
    }

    void send(const std::vector<std::string>& reports) {
        if (reports.empty()) return;
        const auto document = read(read_letter_document(registry_, demo_letter_json(office_, fiscal_year_, quarter_, reports)));
        const std::string id = made(create_letter(registry_, staff_.who(Role::preparer), document)).id;
        move_letter(id, Action::sign, staff_.who(Role::approver));
        move_letter(id, Action::register_, staff_.who(Role::records));
        move_letter(id, Action::send, staff_.who(Role::records));
    }

    Registry registry_;
    const Staff &staff_, &strategy_;
    const Office& office_;
    const int fiscal_year_, quarter_;
    Instant now_;
    std::vector<Begun> begun_;
    int letters_ = 0;
};

Instant morning(Day day) { return day + 2h; }  // Nine o'clock in Thailand.

// The year that is over, and the present quarter as far as it has come.
void fill_office(const Registry& past, const Registry& present, const Staff& strategy, const Office& office, std::size_t place) {
    const Staff staff(*present.store.read(), office.code);
    const Quarter now = quarter_of(day_in_thailand(present.now()));
    for (const auto& [registry, year] : {std::pair(&past, past_year), std::pair(&present, now.fiscal_year)})
        made(put_plan(*registry, staff.who(Role::preparer), year, office.code, {}, demo_plan(office, year)));
    for (int quarter = 1; quarter <= 4; ++quarter) {
        QuarterOfOffice one(past, staff, strategy, office, past_year, quarter, morning(due_day(past_year, quarter) - std::chrono::days(12)));
        one.fill(demo_reports(office, place, quarter, false), 24h);
        if (quarter == 2 && place % 10 == 8) one.correct_first();
    }
    QuarterOfOffice running(present, staff, strategy, office, now.fiscal_year, now.quarter, present.now());
    running.fill(demo_reports(office, place, now.quarter, true), 0h);
}

std::vector<DemoOffice> offices_of_bangkok() {
    std::vector<DemoOffice> offices = demo_offices();
    for (const District& district : districts) {
        const std::string code = district.code;
        if (std::any_of(offices.begin(), offices.end(), [&](const DemoOffice& one) { return one.office.code == code; })) continue;
        // กท (39+NN)01: the letter code of a district's first section (ฝ่ายปกครอง), by the pattern of those that are known.
        const Unit section{"01", "ฝ่ายปกครอง", "กท " + std::to_string((39 + std::stoi(code) % 100) * 100 + 1)};
        offices.push_back({{code, 1, std::string("สำนักงานเขต") + district.name, {section}}, "d" + code, true, false});
    }
    return offices;
}

std::string add_people(Store& store, const std::string& state) {
    const auto writing = store.write();
    demand_nobody(*writing, state);
    std::string table = demo_heading;
    for (const DemoOffice& demo : offices_of_bangkok()) table += add_demo_office(*writing, demo);
    writing->commit();
    return table;
}

std::unique_ptr<const Seals> seals_from(const std::filesystem::path& folder, Instant instant) {
    const auto now = std::chrono::floor<std::chrono::seconds>(instant);
    make_test_authority(folder, now);
    return open_seals(folder, now);
}

}  // namespace

int admin_demo_filled(const AdminWords& words) {
    const StateFolder state = visit_records(words);
    const std::string table = add_people(*state.store, words.state.string());
    const Instant now = time_of_machine(), then = morning(due_day(past_year, 1) - std::chrono::days(30));
    const auto old_seals = seals_from(words.state / "seals-2564", then), seals = seals_from(words.state / "seals", now);
    const House house({installed_folder("templates"), installed_folder("fonts"), "", ""});
    const Registry present{*state.store, *state.files, house, seals.get(), std::chrono::seconds(5), [now] { return now; }, ""};
    Registry past = present;
    past.seals = old_seals.get();
    past.now = [then] { return then; };

    const Staff strategy(*state.store->read(), "2100");
    std::atomic<std::size_t> next = 0;
    const auto offices = state.store->read()->offices();
    const auto work = [&] {
        for (std::size_t place = next++; place < districts.size(); place = next++)
            fill_office(past, present, strategy, *std::find_if(offices.begin(), offices.end(), [&](const Office& one) { return one.code == districts[place].code; }), place);
    };
    std::vector<std::future<void>> workers;
    for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i) workers.push_back(std::async(std::launch::async, work));
    for (auto& worker : workers) worker.get();
    std::fputs(table.c_str(), stdout);
    std::fputs("These passwords are shown once; only their hashes are kept.\n", stderr);
    return exit_done;
}

}  // namespace server

// /reports/moves: many reports moved at once, all or none, with one confirmation.

#include "server/check_document.h"
#include "server/api/read_filter.h"
#include "server/desk/desk.h"
#include "server/desk/desk_step.h"
#include "server/desk/move_page.h"
#include "server/desk/open_moves.h"
#include "server/desk/report_views.h"
#include "server/desk/selection.h"
#include "server/office/move_reports.h"
#include "server/office/report_document.h"

#include "fonts/sha256.h"

#include <algorithm>
#include <set>

namespace server {

using layout::Value;

namespace {

// The state that reports are in before, and after.
struct ListMove {
    Action action;
    ReportState from, to;
};

constexpr ListMove list_moves[] = {
    {Action::submit, ReportState::draft, ReportState::submitted},     {Action::check, ReportState::submitted, ReportState::checked},
    {Action::return_, ReportState::submitted, ReportState::returned}, {Action::sign_off, ReportState::checked, ReportState::signed_off},
    {Action::send, ReportState::signed_off, ReportState::sent},
};

const ListMove* find_move(std::string_view name) {
    const auto found = std::find_if(std::begin(list_moves), std::end(list_moves), [&](const ListMove& one) { return name_of(one.action) == name; });
    return found == std::end(list_moves) ? nullptr : &*found;
}

// A report of the list: what is read of it before it is confirmed.
struct Row {
    Report report;
    std::string result;
    std::optional<std::size_t> findings;  // Of what is not signed yet.
    std::string preview_sha256;           // Of what is to be signed.
};

struct List {
    std::vector<Row> rows;
    std::vector<std::pair<Report, Refusal>> skipped;
};

List sort_out(const Visit& visit, const std::vector<Report>& reports, Action action) {
    const auto reading = visit.desk.registry.store.read();
    List list;
    for (const Report& report : reports) {
        if (auto refusal = refuse_to_begin(*reading, visit, report, action)) list.skipped.emplace_back(report, *std::move(refusal));
        else list.rows.push_back({report, "", {}, ""});
    }
    return list;
}

std::optional<Refusal> look_at(const Visit& visit, Row& row, Action action) {
    const Registry& registry = visit.desk.registry;
    const Value data = read_kept(registry.store.read()->report_json(visit.caller.sight, row.report.id, row.report.version).value());
    row.result = text_at(data, "/indicators/0/result/text");
    if (!row.report.signed_at) row.findings = check_document(data, *registry.house.repair_words()).size();
    if (action != Action::sign_off) return {};
    const auto preview = preview_report(registry, visit.caller, row.report.id);
    if (const auto* refusal = std::get_if<Refusal>(&preview)) return *refusal;
    row.preview_sha256 = fonts::sha256_hex(std::get<layout::Rendered>(preview).pdf);
    return {};
}

// Reads every report, and makes what would be signed. Within in_pool.
void look_at_all(const Visit& visit, List& list, Action action) {
    std::vector<std::optional<Refusal>> refused(list.rows.size());
    const auto look = [&](std::size_t i) { refused[i] = look_at(visit, list.rows[i], action); };
    visit.desk.registry.spread(list.rows.size(), look);
    std::vector<Row> good;
    for (std::size_t i = 0; i < refused.size(); ++i) {
        if (refused[i]) list.skipped.emplace_back(list.rows[i].report, *std::move(refused[i]));
        else good.push_back(std::move(list.rows[i]));
    }
    list.rows = std::move(good);
}

std::string digest_of(const std::vector<Row>& rows) {
    std::vector<PreviewSeen> previews;
    for (const Row& row : rows) previews.push_back({{row.report.id, row.report.version}, row.preview_sha256});
    return digest_of_list(previews);
}

View row_view(const Row& row, const OfficeNames& names) {
    View view = report_row(row.report, names);
    const std::string kept = "/v1/reports/" + row.report.id + "/documents/";
    view.text("version", std::to_string(row.report.version)).text("result", row.result).text("findings", row.findings ? std::to_string(*row.findings) : "");
    return view.text("document", kept + (row.report.signed_at ? "report.pdf" : "preview.pdf"));
}

std::string title_of(const char* title, std::size_t count) { return count == 0 ? title : std::string(title) + " " + std::to_string(count) + " รายการ"; }

Reply show_list(const Visit& visit, const List& list, const ListMove& move, int status, const std::vector<FormError>& errors) {
    const OfficeNames names = office_names(*visit.desk.registry.store.read());
    const MoveWords words = words_of_report(move.action);
    std::vector<View> rows, skipped;
    for (const Row& row : list.rows) rows.push_back(row_view(row, names));
    for (const auto& [report, refusal] : list.skipped) skipped.push_back(report_row(report, names).text("why", refusal.detail.thai));
    const std::string digest = move.action == Action::sign_off && !rows.empty() ? digest_of(list.rows) : "";
    View view;
    view.text("what", words.what).text("button", words.button).text("address", "/reports/moves/" + std::string(name_of(move.action)));
    view.text("count", std::to_string(rows.size())).text("skipped_count", std::to_string(skipped.size())).list("rows", std::move(rows)).list("skipped", std::move(skipped));
    view.text("confirm_sha256", digest).text("short_sha256", short_digest(digest)).list("asked", asked_rows(asked_for(move.action, visit.form), errors));
    return show(visit, "moves", {title_of(words.title, list.rows.size()), view, status, errors});
}

Reply look_and_show(const Visit& visit, const std::vector<Report>& reports, const ListMove& move, int status = 200, const std::vector<FormError>& errors = {}) {
    return in_pool(visit, [&] {
        List list = sort_out(visit, reports, move.action);
        look_at_all(visit, list, move.action);
        return show_list(visit, list, move, status, errors);
    });
}

Refusal refuse_action() { return {kind::form, {"โปรดเลือกรายงานและปุ่มที่ต้องการจากหน้ารายงานตัวชี้วัด", "Choose reports and an action in the list of reports."}, {}, {}}; }

// What was ticked in the list, to be read and confirmed.
Reply choose(const Visit& visit) {
    const ListMove* move = find_move(form_value(visit.form, "action"));
    if (!move) return show_refusal(visit, refuse_action());
    return look_and_show(visit, selected_reports(*visit.desk.registry.store.read(), visit, move->from), *move);
}

// "id version" of each; nothing when one is none, stands twice, or there are too many.
std::optional<std::vector<RecordSeen>> records_in(const FormFields& form) {
    std::vector<RecordSeen> records;
    std::set<std::string> seen;
    for (const std::string& one : form_values(form, "record")) {
        const std::size_t space = one.find(' ');
        const auto version = read_digits<std::int64_t>(space == std::string::npos ? "" : std::string_view(one).substr(space + 1));
        if (!version || !seen.insert(one.substr(0, space)).second) return {};
        records.push_back({one.substr(0, space), *version});
    }
    if (records.empty() || records.size() > most_selected) return {};
    return records;
}

std::vector<Report> reports_of(const Visit& visit, const std::vector<RecordSeen>& records) {
    const auto reading = visit.desk.registry.store.read();
    std::vector<Report> reports;
    for (const RecordSeen& one : records)
        if (auto report = reading->report(visit.caller.sight, one.id)) reports.push_back(*std::move(report));
    return reports;
}

// Which report it was stands before what is wrong with it.
std::vector<FormError> errors_in_list(const Refusal& refusal, const std::vector<RecordSeen>& records, const std::vector<Report>& reports) {
    std::vector<FormError> errors;
    for (const layout::Problem& problem : refusal.errors) {
        if (!problem.pointer.starts_with("/records/")) return {{"", refusal.detail.thai}};
        const auto place = read_digits<std::size_t>(std::string_view(problem.pointer).substr(9)).value_or(0);
        const auto found = std::find_if(reports.begin(), reports.end(), [&](const Report& one) { return one.id == records.at(place).id; });
        errors.push_back({"", (found == reports.end() ? "" : found->code + " ") + problem.thai});
    }
    return errors;
}

std::vector<FormError> errors_of_list(const Refusal& refusal, const std::vector<RecordSeen>& records, const std::vector<Report>& reports) {
    const bool of_a_field = refusal.kind.code == kind::reauthentication.code || refusal.kind.code == kind::reason_required.code;
    if (!of_a_field && !refusal.errors.empty()) return errors_in_list(refusal, records, reports);
    return errors_of({refusal.kind, refusal.detail, {}, {}});
}

OrRefusal<SecondHalf> prepare(const Visit& visit, const Caller& caller, const Transition& transition, const ListMove& move) {
    auto prepared = prepare_moves(visit.desk.registry, caller, transition, true);
    if (const auto* refusal = std::get_if<Refusal>(&prepared)) return *refusal;
    return SecondHalf([&caller, move, prepared = std::get<PreparedMoves>(std::move(prepared))](Transaction& writing) -> OrRefusal<Reply> {
        const auto moved = carry_out_moves(writing, caller, prepared);
        if (const auto* refusal = std::get_if<Refusal>(&moved)) return *refusal;
        return go_to("/reports?state=" + std::string(name_of(move.to)), name_of(move.action));
    });
}

Refusal refuse_password() { return {kind::reauthentication, {"รหัสผ่านไม่ถูกต้อง โปรดกรอกอีกครั้ง", "The password is wrong."}, {}, {}}; }

Reply confirm(const Visit& visit, const ListMove& move) {
    const auto records = records_in(visit.form);
    if (!records) return show_refusal(visit, refuse_action());
    const auto again = [&](const Refusal& refusal) {
        const std::vector<Report> reports = reports_of(visit, *records);
        return look_and_show(visit, reports, move, refusal.kind.status, errors_of_list(refusal, *records, reports));
    };
    auto transition = read_transition(visit.form, move.action);
    if (!transition) return again(refuse_document(transition.problems()));
    transition->records = *records;
    const Caller caller = move.action == Action::sign_off ? with_password(visit) : visit.caller;
    if (move.action == Action::sign_off && !caller.actor.reauthenticated) return again(refuse_password());
    std::optional<Refusal> refused;
    Reply reply = in_pool(visit, [&] {
        auto made = do_once(visit, [&] { return prepare(visit, caller, *transition, move); });
        if (auto* refusal = std::get_if<Refusal>(&made)) refused = std::move(*refusal);
        return refused ? Reply() : std::get<Reply>(std::move(made));
    });
    return refused ? again(*refused) : reply;
}

}  // namespace

void add_list_moves(Router& router, const Desk& desk) {
    add_screen(router, desk, "/reports/moves", [](const Visit&) { return go_to("/reports"); });
    add_step(router, desk, "/reports/moves", choose);
    for (const ListMove& move : list_moves) {
        const std::string pattern = "/reports/moves/" + std::string(name_of(move.action));
        add_screen(router, desk, pattern.c_str(), [](const Visit&) { return go_to("/reports"); });
        add_step(router, desk, pattern.c_str(), [&move](const Visit& visit) { return confirm(visit, move); });
    }
}

}  // namespace server

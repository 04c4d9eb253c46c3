// /reports/{id}/submit, check, return, sign_off, send, review, cancel, revise: a page for each decision.

#include "server/check_document.h"
#include "server/desk/desk.h"
#include "server/desk/desk_step.h"
#include "server/desk/move_page.h"
#include "server/desk/open_moves.h"
#include "server/desk/report_views.h"
#include "server/intake/figure.h"
#include "server/office/move_reports.h"
#include "server/office/report_document.h"

namespace server {

using layout::Value;

namespace {

constexpr Action moves_of_reports[] = {Action::submit, Action::check, Action::return_, Action::sign_off,
                                       Action::send,   Action::review, Action::cancel, Action::revise};

struct ScoreField {
    const char* id;
    const char* label;
};

// As the form of bma-report/1 calls them.
constexpr ScoreField score_fields[] = {
    {"score", "ผลประเมินตัวชี้วัด"}, {"score_2_1", "ผลประเมิน ข้อ 2.1"}, {"score_2_2", "ผลประเมิน ข้อ 2.2"},
};

std::vector<Asked> asked_of_review(const FormFields& typed) {
    std::vector<Asked> asked;
    for (const ScoreField& one : score_fields) asked.push_back({one.id, one.label, form_value(typed, one.id), "เช่น 100 หรือ 95.50"});
    asked.push_back({"comment", "ความเห็น", form_value(typed, "comment"), "", Asked::Kind::area, true});
    return asked;
}

Value scores_in(const FormFields& typed) {
    Value::Object scores;
    for (const ScoreField& one : score_fields) scores.push_back({one.id, figure(form_value(typed, one.id))});
    const std::string comment = form_value(typed, "comment");
    scores.push_back({"comment", comment.empty() ? Value() : Value(comment)});
    return Value(std::move(scores));
}

std::vector<FormError> wrong_scores(const FormFields& typed) {
    std::vector<FormError> errors;
    for (const ScoreField& one : score_fields)
        if (!number_in(form_value(typed, one.id))) errors.push_back({one.id, std::string(one.label) + " ต้องเป็นตัวเลข เช่น 100 หรือ 95.50"});
    return errors;
}

// The file that was signed or, before that, as it would be signed now.
OrRefusal<ShownDocument> document_of(const Visit& visit, const Report& report) {
    std::vector<DocumentFile> kept;  // None that was signed before the report was returned.
    if (report.signed_at) kept = visit.desk.registry.store.read()->documents(visit.caller.sight, report.id);
    return shown_document("/reports/" + report.id, kept, [&] { return preview_report(visit.desk.registry, visit.caller, report.id); });
}

std::string result_of(const Value& data) {
    const std::string result = text_at(data, "/indicators/0/result/text"), unit = text_at(data, "/indicators/0/unit");
    return unit == "ร้อยละ" ? unit + " " + result : result + " " + unit;
}

OrRefusal<MovePage> page_of(const Visit& visit, const Report& report, Action action) {
    const auto document = document_of(visit, report);
    if (const auto* refusal = std::get_if<Refusal>(&document)) return *refusal;
    const auto& shown = std::get<ShownDocument>(document);
    MovePage page = begin_move_page(words_of_report(action), action, "/reports/" + report.id, report.version, shown);
    page.asked = action == Action::review ? asked_of_review(visit.form) : asked_for(action, visit.form);
    const auto reading = visit.desk.registry.store.read();
    const Value data = read_kept(reading->report_json(visit.caller.sight, report.id, report.version).value());
    page.facts = {{"ตัวชี้วัด", report.code + " " + report.name}, {"หน่วยงาน", name_in(office_names(*reading), report.office)},
                  {"ไตรมาส", thai_quarter({report.fiscal_year, report.quarter})}, {"ผลงาน", result_of(data)},
                  {"สถานะ", std::string(thai_name_of(report.state))}, {"จำนวนหน้า", shown.pages}, {"SHA-256", short_digest(shown.sha256)}};
    if (!report.signed_at)
        if (const auto findings = check_document(data, *visit.desk.registry.house.repair_words()).size()) page.facts.emplace_back("ข้อที่ควรตรวจดู", std::to_string(findings) + " แห่ง");
    return page;
}

// The page as things stand now; a refusal when the move is not open to this person any more.
Reply show_page(const Visit& visit, Action action, int status = 200, const std::vector<FormError>& errors = {}) {
    std::optional<Report> report;
    {
        const auto reading = visit.desk.registry.store.read();
        report = reading->report(visit.caller.sight, visit.request.arguments[0]);
        if (!report) return show_refusal(visit, refusal_of(Outcome::not_found));
        if (const auto refusal = refuse_to_begin(*reading, visit, *report, action)) return show_refusal(visit, *refusal);
    }
    return show_or_refusal(visit, page_of(visit, *report, action), [&](const MovePage& page) { return show_move(visit, page, status, errors); });
}

OrRefusal<SecondHalf> prepare(const Visit& visit, const Caller& caller, const Transition& transition) {
    auto prepared = prepare_moves(visit.desk.registry, caller, transition, false);
    if (const auto* refusal = std::get_if<Refusal>(&prepared)) return *refusal;
    return SecondHalf([&caller, prepared = std::get<PreparedMoves>(std::move(prepared))](Transaction& writing) -> OrRefusal<Reply> {
        const auto moved = carry_out_moves(writing, caller, prepared);
        if (const auto* refusal = std::get_if<Refusal>(&moved)) return *refusal;
        return go_to("/reports/" + std::get<std::vector<Report>>(moved).front().id, name_of(prepared.transition.move.action));
    });
}

Reply post_move(const Visit& visit, Action action) {
    if (action == Action::review)
        if (const auto errors = wrong_scores(visit.form); !errors.empty()) return show_page(visit, action, 422, errors);
    auto transition = read_transition(visit.form, action, action == Action::review ? std::optional(scores_in(visit.form)) : std::nullopt);
    if (!transition) return show_page(visit, action, 422, errors_of(refuse_document(transition.problems())));
    transition->records = {{visit.request.arguments[0], seen_version(visit.form).value_or(0)}};
    const Caller caller = action == Action::sign_off ? with_password(visit) : visit.caller;
    return in_pool(visit, [&] {
        auto made = do_once(visit, [&] { return prepare(visit, caller, *transition); });
        if (const auto* refusal = std::get_if<Refusal>(&made)) return show_page(visit, action, refusal->kind.status, errors_of(*refusal));
        return std::get<Reply>(std::move(made));
    });
}

}  // namespace

void add_report_moves(Router& router, const Desk& desk) {
    for (const Action action : moves_of_reports) {
        const std::string pattern = "/reports/{id}/" + std::string(name_of(action));
        add_screen(router, desk, pattern.c_str(), [action](const Visit& visit) { return in_pool(visit, [&] { return show_page(visit, action); }); });
        add_step(router, desk, pattern.c_str(), [action](const Visit& visit) { return post_move(visit, action); });
    }
}

}  // namespace server

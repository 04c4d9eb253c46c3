// /letters/new, /letters/{id}/edit: one letter for many reports, from what was ticked or a whole quarter.

#include "layout/value/write_json.h"
#include "server/api/read_filter.h"
#include "server/desk/choices.h"
#include "server/desk/desk.h"
#include "server/desk/desk_step.h"
#include "server/desk/letter_form.h"
#include "server/desk/open_moves.h"
#include "server/desk/report_views.h"
#include "server/desk/selection.h"
#include "server/http/query.h"
#include "server/office/letters.h"
#include "server/office/report_document.h"

#include <algorithm>

namespace server {

using layout::Value;

namespace {

struct LetterForm {
    std::string title, address, back;
    std::int64_t version = 0;          // 0: it is new.
    std::vector<Report> reports;       // To choose from.
    FormFields typed;
};

std::vector<View> report_choices(const LetterForm& form, const OfficeNames& names) {
    const std::vector<std::string> ticked = form_values(form.typed, "report");
    std::vector<View> rows;
    for (const Report& report : form.reports)
        rows.push_back(report_row(report, names).flag("ticked", std::find(ticked.begin(), ticked.end(), report.id) != ticked.end()));
    return rows;
}

// Above the form each error names its field.
std::vector<FormError> with_labels(std::vector<FormError> errors, const std::vector<Asked>& fields) {
    for (FormError& error : errors)
        for (const Asked& field : fields)
            if (field.id == error.field) error.text = field.label + ": " + error.text;
    return errors;
}

Reply show_form(const Visit& visit, const LetterForm& form, int status = 200, const std::vector<FormError>& errors = {}) {
    const std::vector<Asked> fields = letter_fields(form.typed);
    const OfficeNames names = office_names(*visit.desk.registry.store.read());
    View view;
    view.text("address", form.address).text("back", form.back).text("version", form.version == 0 ? "" : std::to_string(form.version));
    view.list("asked", asked_rows(fields, errors)).text("count", std::to_string(form.reports.size())).list("reports", report_choices(form, names));
    return show(visit, "letter-form", {form.title, view, status, with_labels(errors, fields)});
}

std::vector<Report> named_reports(const Transaction& reading, const Visit& visit, const std::vector<std::string>& ids) {
    std::vector<Report> reports;
    for (const std::string& id : ids)
        if (auto report = reading.report(visit.caller.sight, id)) reports.push_back(*std::move(report));
    return reports;
}

LetterForm new_form(const Transaction& reading, const Visit& visit, std::vector<Report> reports) {
    std::erase_if(reports, [&](const Report& one) { return one.office != visit.caller.actor.office; });
    LetterForm form{"จัดทำหนังสือนำส่ง", "/letters", "/letters", 0, std::move(reports), {}};
    form.typed = usual_letter(reading, visit, form.reports);
    for (const Report& report : form.reports) form.typed.push_back({"report", report.id});
    return form;
}

// Which quarter's reports the letter is to send.
Reply ask_for_quarter(const Visit& visit) {
    const Quarter now = quarter_now(visit);
    View view;
    view.list("years", options(fiscal_year_choices(now.fiscal_year), std::to_string(now.fiscal_year))).list("quarters", options(quarter_choices(), std::to_string(now.quarter)));
    return show(visit, "letter-quarter", {"จัดทำหนังสือนำส่ง", view});
}

std::optional<Refusal> refuse_writer(const Visit& visit) {
    const auto refused = refuse_to_create_letter(visit.caller.actor);
    return refused ? std::optional(refusal_of(*refused)) : std::nullopt;
}

Reply get_new(const Visit& visit) {
    if (const auto refusal = refuse_writer(visit)) return show_refusal(visit, *refusal);
    const auto year = read_whole(parameter(visit.request.query, "fiscal_year")), quarter = read_whole(parameter(visit.request.query, "quarter"));
    if (!year || !quarter) return ask_for_quarter(visit);
    ReportFilter filter;
    filter.fiscal_year = year;
    filter.quarter = quarter;
    filter.office = visit.caller.actor.office;
    filter.state = ReportState::signed_off;
    const auto reading = visit.desk.registry.store.read();
    return show_form(visit, new_form(*reading, visit, reading->reports(visit.caller.sight, filter, {}, most_selected).items));
}

// From the list of reports: what was ticked there.
Reply post_new(const Visit& visit) {
    if (const auto refusal = refuse_writer(visit)) return show_refusal(visit, *refusal);
    const auto reading = visit.desk.registry.store.read();
    return show_form(visit, new_form(*reading, visit, selected_reports(*reading, visit, ReportState::signed_off)));
}

// What was typed, again, with what is wrong.
Reply show_again(const Visit& visit, LetterForm form, const Refusal& refusal) {
    form.typed = visit.form;
    return show_form(visit, form, refusal.kind.status, letter_errors(refusal));
}

OrRefusal<LetterDocument> document_in(const Visit& visit, const Value* before) {
    auto document = read_letter_document(visit.desk.registry, layout::write_json(document_of(visit.form, before)));
    if (!document) return refuse_document(document.problems());
    return *std::move(document);
}

OrRefusal<SecondHalf> prepare(const Visit& visit) {
    auto document = document_in(visit, nullptr);
    if (const auto* refusal = std::get_if<Refusal>(&document)) return *refusal;
    const auto& read = std::get<LetterDocument>(document);
    auto letter = prepare_new_letter(visit.desk.registry, visit.caller, read);
    if (const auto* refusal = std::get_if<Refusal>(&letter)) return *refusal;
    return SecondHalf([&visit, read, letter = std::get<Letter>(std::move(letter))](Transaction& writing) -> OrRefusal<Reply> {
        if (const auto refusal = add_new_letter(writing, visit.caller, letter, read)) return *refusal;
        return go_to("/letters/" + letter.id, "saved");
    });
}

Reply post_letter(const Visit& visit) {
    if (const auto refusal = refuse_writer(visit)) return show_refusal(visit, *refusal);
    return in_pool(visit, [&] {
        auto made = do_once(visit, [&] { return prepare(visit); });
        if (auto* reply = std::get_if<Reply>(&made)) return std::move(*reply);
        const auto reading = visit.desk.registry.store.read();
        return show_again(visit, new_form(*reading, visit, named_reports(*reading, visit, form_values(visit.form, "offered"))), std::get<Refusal>(made));
    });
}

struct KeptLetter {
    Letter letter;
    Value document;
    LetterForm form;
};

OrRefusal<KeptLetter> letter_to_edit(const Visit& visit) {
    const auto reading = visit.desk.registry.store.read();
    const auto letter = reading->letter(visit.caller.sight, visit.request.arguments[0]);
    if (!letter) return refusal_of(Outcome::not_found);
    if (const auto refusal = refuse_to_begin(*reading, visit, *letter, Action::replace)) return *refusal;
    KeptLetter kept{*letter, read_kept(reading->letter_json(visit.caller.sight, letter->id, letter->version).value()), {}};
    const std::string address = "/letters/" + letter->id;
    kept.form = {"แก้ไขหนังสือนำส่ง", address + "/edit", address, letter->version, named_reports(*reading, visit, letter->reports), typed_of(kept.document)};
    for (const std::string& id : letter->reports) kept.form.typed.push_back({"report", id});
    return kept;
}

Reply get_edit(const Visit& visit) {
    return show_or_refusal(visit, letter_to_edit(visit), [&](const KeptLetter& kept) { return show_form(visit, kept.form); });
}

OrRefusal<Reply> replace(const Visit& visit, const KeptLetter& kept) {
    const auto document = document_in(visit, &kept.document);
    if (const auto* refusal = std::get_if<Refusal>(&document)) return *refusal;
    const auto replaced = replace_letter(visit.desk.registry, visit.caller, kept.letter.id, seen_version(visit.form), std::get<LetterDocument>(document));
    if (const auto* refusal = std::get_if<Refusal>(&replaced)) return *refusal;
    return go_to("/letters/" + kept.letter.id, "saved");
}

Reply post_edit(const Visit& visit) {
    return show_or_refusal(visit, letter_to_edit(visit), [&](const KeptLetter& kept) {
        return in_pool(visit, [&] {
            auto made = answer_once(visit, [&] { return replace(visit, kept); });
            if (auto* reply = std::get_if<Reply>(&made)) return std::move(*reply);
            return show_again(visit, kept.form, std::get<Refusal>(made));
        });
    });
}

}  // namespace

void add_letter_write(Router& router, const Desk& desk) {
    add_screen(router, desk, "/letters/new", get_new);
    add_step(router, desk, "/letters/new", post_new);
    add_step(router, desk, "/letters", post_letter);
    add_screen(router, desk, "/letters/{id}/edit", get_edit);
    add_step(router, desk, "/letters/{id}/edit", post_edit);
}

}  // namespace server

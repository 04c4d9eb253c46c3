// /letters/{id}/sign, register, send, cancel: a page for each decision.

#include "server/desk/letter_moves.h"

#include "server/desk/desk.h"
#include "server/desk/desk_step.h"
#include "server/desk/letter_numbers.h"
#include "server/desk/move_page.h"
#include "server/desk/open_moves.h"
#include "server/desk/report_views.h"
#include "server/desk/thai_day_text.h"
#include "server/office/letters.h"

#include <algorithm>

namespace server {

namespace {

constexpr Action moves_of_letters[] = {Action::sign, Action::register_, Action::send, Action::cancel};

OrRefusal<MovePage> page_of(const Visit& visit, const Letter& letter, Action action) {
    const std::string record = "/letters/" + letter.id;
    // Of a letter that nobody has signed, scans are all that is kept.
    const auto kept = letter.signed_by.empty() ? std::vector<DocumentFile>() : visit.desk.registry.store.read()->documents(visit.caller.sight, letter.id);
    const auto document = shown_document(record, kept, [&] { return preview_letter(visit.desk.registry, visit.caller, letter.id); });
    if (const auto* refusal = std::get_if<Refusal>(&document)) return *refusal;
    const auto& shown = std::get<ShownDocument>(document);
    MovePage page = begin_move_page(words_of_letter(action), action, record, letter.version, shown);
    const auto reading = visit.desk.registry.store.read();
    page.asked = action == Action::register_ ? asked_of_register(*reading, visit, letter) : asked_for(action, visit.form);
    page.facts = {{"เรื่อง", letter.subject}, {"ถึง", letter.to}, {"ที่", number_of(letter)}, {"ลงวันที่", letter.date ? thai_day(*letter.date) : ""},
                  {"รายงานที่นำส่ง", std::to_string(letter.reports.size()) + " ฉบับ"}, {"สถานะ", std::string(thai_name_of(letter.state))},
                  {"จำนวนหน้า", shown.pages}, {"SHA-256", short_digest(shown.sha256)}};
    return page;
}

Reply show_page(const Visit& visit, Action action, int status = 200, const std::vector<FormError>& errors = {}) {
    std::optional<Letter> letter;
    {
        const auto reading = visit.desk.registry.store.read();
        letter = reading->letter(visit.caller.sight, visit.request.arguments[0]);
        if (!letter) return show_refusal(visit, refusal_of(Outcome::not_found));
        if (const auto refusal = refuse_to_begin(*reading, visit, *letter, action)) return show_refusal(visit, *refusal);
    }
    return show_or_refusal(visit, page_of(visit, *letter, action), [&](const MovePage& page) { return show_move(visit, page, status, errors); });
}

OrRefusal<SecondHalf> prepare(const Visit& visit, const Caller& caller, const Move& move) {
    auto prepared = prepare_letter(visit.desk.registry, caller, visit.request.arguments[0], move);
    if (const auto* refusal = std::get_if<Refusal>(&prepared)) return *refusal;
    return SecondHalf([&caller, prepared = std::get<PreparedLetter>(std::move(prepared))](Transaction& writing) -> OrRefusal<Reply> {
        const auto moved = carry_out_letter(writing, caller, prepared);
        if (const auto* refusal = std::get_if<Refusal>(&moved)) return *refusal;
        return go_to("/letters/" + prepared.id, name_of(prepared.move.action));
    });
}

// The date as people type it is that of the move; one that is none stays, to be refused.
FormFields with_day(FormFields form) {
    for (FormField& one : form)
        if (one.name == "date")
            if (const auto day = read_thai_day(one.value)) one.value = write_day(*day);
    return form;
}

std::vector<FormError> errors_of_letter(const Visit& visit, const Refusal& refusal, const Move& move) {
    if (refusal.kind.code != kind::number_taken.code) return errors_of(refusal);
    const auto earlier = with_number(visit, visit.request.arguments[0], move.number, *move.date);
    if (!earlier) return errors_of(refusal);
    return {{"number", "เลขที่ " + number_of(*earlier) + " ใช้กับหนังสือ “" + earlier->subject + "” ลงวันที่ " + thai_day(*earlier->date) + " แล้ว โปรดตรวจสอบทะเบียนหนังสือส่ง"}};
}

std::vector<FormError> wrong_fields(const FormFields& form, Action action) {
    std::vector<FormError> wrong;
    if (action == Action::record_ink && form_value(form, "signer").empty()) wrong.push_back({"signer", "โปรดเลือกผู้ที่ลงนามในหนังสือ"});
    if (const std::string typed = form_value(form, "date"); !typed.empty() && !read_thai_day(typed)) wrong.push_back({"date", no_thai_day});
    return wrong;
}

}  // namespace

// What the register gave is typed, never proposed: it counts letters that this service does not know.
std::vector<Asked> asked_of_register(const Transaction& reading, const Visit& visit, const Letter& letter) {
    std::string hint = "ตามทะเบียนหนังสือส่งของหน่วยงาน เฉพาะเลขหลังเครื่องหมาย /";
    if (const auto last = last_numbered(reading, visit, letter)) hint += " ฉบับล่าสุดในระบบคือ " + number_of(*last) + " ลงวันที่ " + thai_day(*last->date);
    return {{"number", "เลขที่ " + letter.code + "/" + (letter.circular ? "ว" : ""), form_value(visit.form, "number"), hint},
            {"date", "ลงวันที่", form_value(visit.form, "date"), thai_day_hint}};
}

Reply post_letter_move(const Visit& visit, Action action, const ShowAgain& show_again) {
    if (const auto wrong = wrong_fields(visit.form, action); !wrong.empty()) return in_pool(visit, [&] { return show_again(422, wrong); });
    auto transition = read_transition(with_day(visit.form), action);
    if (!transition) return in_pool(visit, [&] { return show_again(422, errors_of(refuse_document(transition.problems()))); });
    transition->move.if_match = seen_version(visit.form);
    const Caller caller = action == Action::sign ? with_password(visit) : visit.caller;
    return in_pool(visit, [&] {
        auto made = do_once(visit, [&] { return prepare(visit, caller, transition->move); });
        if (const auto* refusal = std::get_if<Refusal>(&made)) return show_again(refusal->kind.status, errors_of_letter(visit, *refusal, transition->move));
        return std::get<Reply>(std::move(made));
    });
}

void add_letter_moves(Router& router, const Desk& desk) {
    for (const Action action : moves_of_letters) {
        const std::string pattern = "/letters/{id}/" + std::string(name_of(action));
        add_screen(router, desk, pattern.c_str(), [action](const Visit& visit) { return in_pool(visit, [&] { return show_page(visit, action); }); });
        add_step(router, desk, pattern.c_str(), [action](const Visit& visit) {
            return post_letter_move(visit, action, [&](int status, const std::vector<FormError>& errors) { return show_page(visit, action, status, errors); });
        });
    }
}

}  // namespace server

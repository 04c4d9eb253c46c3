// /letters/{id}/record_ink, /letters/{id}/scan: a letter that is signed with a pen, from the printing to its number.

#include "server/api/received_file.h"
#include "server/desk/choices.h"
#include "server/desk/desk.h"
#include "server/desk/desk_step.h"
#include "server/desk/history_view.h"
#include "server/desk/letter_moves.h"
#include "server/desk/open_moves.h"
#include "server/desk/report_views.h"
#include "server/desk/upload.h"
#include "server/office/ink_letter.h"

#include <algorithm>

namespace server {

namespace {

std::string page_of(const Visit& visit) { return "/letters/" + visit.request.arguments[0] + "/record_ink"; }

// A link for each person: the lines below the signature are theirs.
std::vector<View> print_rows(const Transaction& reading, const Visit& visit, const Letter& letter) {
    std::vector<View> rows;
    for (const Person& one : paper_signers(reading, letter, day_in_thailand(visit.desk.registry.now())))
        if (one.enabled) rows.push_back(View().text("who", person_called(reading, one.id)).text("address", "/v1/letters/" + letter.id + "/documents/to-sign.pdf?signer=" + one.id));
    return rows;
}

// Who has signed may have had the right to on an earlier day only. The only one there is stands chosen.
Asked asked_signer(const Transaction& reading, const Visit& visit, const Letter& letter) {
    Choices people;
    for (const Person& one : paper_signers(reading, letter, {})) people.push_back({one.id, person_called(reading, one.id)});
    Asked asked{"signer", "ผู้ลงนาม", form_value(visit.form, "signer"), "ผู้ที่ชื่อพิมพ์อยู่ใต้ลายมือชื่อ"};
    if (people.size() != 1) people = with_blank("โปรดเลือก", std::move(people));
    asked.choices = options(people, asked.value);
    return asked;
}

// Of this very version; nothing: it is still to be sent.
std::optional<DocumentFile> scan_of(const Transaction& reading, const Visit& visit, const Letter& letter) {
    const auto documents = reading.documents(visit.caller.sight, letter.id);
    return documents.empty() || documents.back().version != letter.version ? std::nullopt : std::optional(documents.back());
}

View scan_view(const Transaction& reading, const Visit& visit, const Letter& letter, const DocumentFile& scan, const std::vector<FormError>& errors) {
    std::vector<Asked> asked = asked_of_register(reading, visit, letter);
    asked.insert(asked.begin(), asked_signer(reading, visit, letter));
    View view;
    view.text("sent", thai_moment(scan.made) + " (" + thai_size(scan.bytes) + ")").text("confirm_sha256", scan.sha256).list("asked", asked_rows(asked, errors));
    return view.part("paper", paper_view("/v1/letters/" + letter.id + "/documents/" + scan.name + "?version=" + std::to_string(scan.version)));
}

Reply show_steps(const Visit& visit, int status = 200, const std::vector<FormError>& errors = {}) {
    const auto reading = visit.desk.registry.store.read();
    const auto letter = reading->letter(visit.caller.sight, visit.request.arguments[0]);
    if (!letter) return show_refusal(visit, refusal_of(Outcome::not_found));
    if (const auto refusal = refuse_to_begin(*reading, visit, *letter, Action::record_ink)) return show_refusal(visit, *refusal);
    const auto scan = scan_of(*reading, visit, *letter);
    const auto wrong = std::find_if(errors.begin(), errors.end(), [](const FormError& error) { return error.field == "scan"; });
    View view;
    view.text("letter", "/letters/" + letter->id).text("subject", letter->subject).text("version", std::to_string(letter->version));
    view.list("signers", print_rows(*reading, visit, *letter)).text("wrong", wrong == errors.end() ? "" : wrong->text);
    view.flag("changed", !scan && !reading->documents(visit.caller.sight, letter->id).empty());
    if (scan) view.part("scan", scan_view(*reading, visit, *letter, *scan, errors));
    else view.none("scan");
    return show(visit, "sign-on-paper", {"ลงนามในกระดาษ", view, status, errors});
}

// Of another version only take_scan tells: it may be the same file once more.
std::optional<Refusal> refuse_scan(const Visit& visit) {
    const auto letter = visit.desk.registry.store.read()->letter(visit.caller.sight, visit.request.arguments[0]);
    return refuse_to_add_scan(visit.desk.registry, visit.caller, visit.request.arguments[0], letter ? std::optional(letter->version) : std::nullopt);
}

// Once for each file: another one that is sent from the same page is not taken for the first.
OrRefusal<Reply> take_scan(const Visit& visit, const UploadedFile& file) {
    DocumentFile scan;
    scan.media_type = media_type_of(file);
    scan.sha256 = file.kept.sha256;
    scan.bytes = file.kept.bytes;
    if (scan.media_type.empty()) return Refusal{kind::media_type, {"“" + file.name + "” ไม่ใช่แฟ้ม PDF, PNG หรือ JPEG", "It is no PDF, PNG or JPEG."}, {}, {}};
    FormFields with_file = visit.form;
    with_file.push_back({"scan", scan.sha256});
    return answer_once({visit.desk, visit.request, visit.caller, with_file}, [&]() -> OrRefusal<Reply> {
        const auto added = add_scan(visit.desk.registry, visit.caller, visit.request.arguments[0], seen_version(visit.form), scan);
        if (const auto* refusal = std::get_if<Refusal>(&added)) return *refusal;
        return go_to(page_of(visit), name_of(Action::add_scan));
    });
}

Reply post_scan(const Visit& visit, const OrRefusal<UploadedFiles>& sent) {
    const auto again = [&](const Refusal& refusal) { return show_steps(visit, refusal.kind.status, {{"scan", refusal.detail.thai}}); };
    if (const auto* refusal = std::get_if<Refusal>(&sent)) return again(*refusal);
    const auto& files = std::get<UploadedFiles>(sent);
    if (files.empty()) return show_steps(visit, 422, {{"scan", "โปรดเลือกแฟ้มก่อนกดส่ง"}});
    auto taken = take_scan(visit, files.front());
    if (const auto* refusal = std::get_if<Refusal>(&taken)) return again(*refusal);
    return std::get<Reply>(std::move(taken));
}

}  // namespace

void add_sign_on_paper(Router& router, const Desk& desk) {
    add_screen(router, desk, "/letters/{id}/record_ink", [](const Visit& visit) { return show_steps(visit); });
    add_step(router, desk, "/letters/{id}/record_ink", [](const Visit& visit) {
        return post_letter_move(visit, Action::record_ink, [&](int status, const std::vector<FormError>& errors) { return show_steps(visit, status, errors); });
    });
    add_screen(router, desk, "/letters/{id}/scan", [](const Visit& visit) { return go_to(page_of(visit)); });
    add_upload(router, desk, "/letters/{id}/scan", {1, most_file_bytes}, refuse_scan, post_scan);
}

}  // namespace server

// /letters/{id}: the letter beside its facts, the reports that it sends, its history, and what may be done now.

#include "server/desk/desk.h"
#include "server/desk/history_view.h"
#include "server/desk/open_moves.h"
#include "server/desk/report_views.h"

namespace server {

namespace {

// What a file of a letter is called on its link.
const char* label_of(const std::string& name) {
    if (name == "letter.pdf") return "หนังสือที่ลงเลขที่และวันที่แล้ว";
    if (name == "letter-signed.pdf") return "หนังสือที่ลงนามแล้ว (ยังไม่มีเลขที่)";
    return "ภาพถ่ายหนังสือที่ลงนามด้วยมือ";
}

std::vector<View> document_rows(const Letter& letter, const std::vector<DocumentFile>& documents) {
    std::vector<View> rows;
    for (auto one = documents.rbegin(); one != documents.rend(); ++one)
        rows.push_back(View().text("label", label_of(one->name)).text("address", "/v1/letters/" + letter.id + "/documents/" + one->name).text("size", thai_size(one->bytes)).text(
            "pages", std::to_string(one->pages)).text("sha256", one->sha256).text("verify", one->code.empty() ? "" : "/verify/" + one->code));
    return rows;
}

std::vector<View> report_rows(const Transaction& reading, const Visit& visit, const Letter& letter, const OfficeNames& names) {
    std::vector<View> rows;
    for (const std::string& id : letter.reports)
        if (const auto report = reading.report(visit.caller.sight, id)) rows.push_back(report_row(*report, names));
    return rows;
}

Reply letter_page(const Visit& visit) {
    const auto reading = visit.desk.registry.store.read();
    const auto letter = reading->letter(visit.caller.sight, visit.request.arguments[0]);
    if (!letter) return show_refusal(visit, refusal_of(Outcome::not_found));
    const OfficeNames names = office_names(*reading);
    const auto documents = reading->documents(visit.caller.sight, letter->id);
    View view;
    view.part("letter", letter_row(*letter, names)).list("moves", move_rows(open_moves(*reading, visit, *letter), "/letters/" + letter->id)).list("documents", document_rows(*letter, documents));
    view.text("written_by", letter->authors.empty() ? "" : person_called(*reading, letter->authors.front())).text("signed_by", person_called(*reading, letter->signed_by));
    view.text("signed_at", letter->signed_at ? thai_moment(*letter->signed_at) : "").text("sent_at", letter->sent_at ? thai_moment(*letter->sent_at) : "").text("reason", letter->reason);
    view.text("shown", "/v1/letters/" + letter->id + "/documents/" + (documents.empty() ? "preview.pdf" : documents.back().name));
    view.text("bundle", "/letters/" + letter->id + "/bundle.zip").text("print", "/letters/" + letter->id + "/print.pdf");
    view.list("reports", report_rows(*reading, visit, *letter, names)).number("count", static_cast<std::int64_t>(letter->reports.size()));
    view.list("history", history_rows(*reading, visit.caller.sight, letter->id));
    return show(visit, "letter", {letter->subject, view});
}

}  // namespace

void add_letter_page(Router& router, const Desk& desk) { add_screen(router, desk, "/letters/{id}", letter_page); }

}  // namespace server

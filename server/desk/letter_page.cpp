// /letters/{id}: the letter beside its facts, the reports that it sends, its history, and what may be done now.

#include "server/desk/desk.h"
#include "server/desk/history_view.h"
#include "server/desk/open_moves.h"
#include "server/desk/report_views.h"
#include "server/office/seals.h"

#include <algorithm>

namespace server {

namespace {

// What a file of a letter is called on its link. Of scans the newest is the one that was confirmed.
const char* label_of(const Letter& letter, const DocumentFile& file, bool newest) {
    if (file.name == "letter.pdf") return "หนังสือที่ลงเลขที่และวันที่แล้ว";
    if (file.name == "letter-signed.pdf") return "หนังสือที่ลงนามแล้ว (ยังไม่มีเลขที่)";
    if (letter.signed_by.empty()) return "แฟ้มสแกน (ยังไม่ได้บันทึกการลงนาม)";
    return letter.by_hand && newest ? "หนังสือที่ลงนามในกระดาษแล้ว (แฟ้มสแกน)" : "แฟ้มสแกนที่ไม่ได้ใช้";
}

// "PDF, 84 KB, 2 หน้า"; nobody has counted the pages of a scan.
std::string facts_about(const DocumentFile& file) {
    std::string kind = file.media_type.substr(file.media_type.find('/') + 1);
    std::transform(kind.begin(), kind.end(), kind.begin(), [](char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter; });
    return kind + ", " + thai_size(file.bytes) + (file.pages > 0 ? ", " + std::to_string(file.pages) + " หน้า" : "");
}

std::string address_of(const DocumentFile& file) {
    return "/v1/letters/" + file.owner + "/documents/" + file.name + (file.signature.means == means::ink ? "?version=" + std::to_string(file.version) : "");
}

// Nobody can verify the scan of a letter whose signature was not recorded.
std::vector<View> document_rows(const Letter& letter, const std::vector<DocumentFile>& documents) {
    std::vector<View> rows;
    for (auto one = documents.rbegin(); one != documents.rend(); ++one) {
        const bool verifiable = !one->code.empty() && (one->signature.means != means::ink || letter.by_hand);
        rows.push_back(View().text("label", label_of(letter, *one, one == documents.rbegin())).text("address", address_of(*one)).text("facts", facts_about(*one)).text(
            "sha256", one->sha256).text("verify", verifiable ? "/verify/" + one->code : ""));
    }
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
    const bool is_signed = !letter->signed_by.empty();
    view.flag("is_signed", is_signed).part("paper", paper_view(is_signed ? address_of(documents.back()) : "/v1/letters/" + letter->id + "/documents/preview.pdf"));
    view.text("bundle", "/letters/" + letter->id + "/bundle.zip").text("print", "/letters/" + letter->id + "/print.pdf");
    view.list("reports", report_rows(*reading, visit, *letter, names)).number("count", static_cast<std::int64_t>(letter->reports.size()));
    view.list("history", history_rows(*reading, visit.caller.sight, letter->id));
    return show(visit, "letter", {letter->subject, view});
}

}  // namespace

void add_letter_page(Router& router, const Desk& desk) { add_screen(router, desk, "/letters/{id}", letter_page); }

}  // namespace server

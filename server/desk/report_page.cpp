// /reports/{id}: the PDF beside the facts, what to look at, evidence, letters, history, and what may be done now.

#include "server/check_document.h"
#include "server/desk/desk.h"
#include "server/desk/history_view.h"
#include "server/desk/open_moves.h"
#include "server/desk/report_views.h"
#include "server/office/report_document.h"

namespace server {

using layout::Value;

namespace {

// The newest of the documents that were kept; nothing: none was signed yet.
const DocumentFile* newest(const std::vector<DocumentFile>& documents) { return documents.empty() ? nullptr : &documents.back(); }

View document_view(const Report& report, const std::vector<DocumentFile>& documents) {
    const std::string address = "/v1/reports/" + report.id + "/documents/";
    const DocumentFile* kept = newest(documents);
    View view;
    view.flag("is_kept", kept != nullptr).text("address", address + (kept ? kept->name : "preview.pdf"));
    view.text("size", kept ? thai_size(kept->bytes) : "").text("pages", kept ? std::to_string(kept->pages) : "");
    view.text("sha256", kept ? kept->sha256 : "").text("verify", kept && !kept->code.empty() ? "/verify/" + kept->code : "");
    return view;
}

std::vector<View> evidence_rows(const Transaction& reading, const Visit& visit, const Report& report) {
    std::vector<View> rows;
    for (const Evidence& one : attached(reading, visit.caller.sight, report.id)) rows.push_back(evidence_row(one));
    return rows;
}

std::vector<View> finding_rows(const Visit& visit, const Value& data) {
    std::vector<View> rows;
    for (const Finding& finding : check_document(data, *visit.desk.registry.house.repair_words()))
        rows.push_back(View().text("text", finding.place ? finding.place->text : "").text("detail", finding.problem.thai).text("suggestion", finding.suggestion.value_or("")));
    return rows;
}

std::vector<View> letter_rows(const Transaction& reading, const Visit& visit, const Report& report, const OfficeNames& names) {
    std::vector<View> rows;
    for (const Letter& letter : reading.letters_with(visit.caller.sight, report.id)) rows.push_back(letter_row(letter, names));
    return rows;
}

View facts_view(const Transaction& reading, const Report& report, const Value& data) {
    View view;
    view.text("target", text_at(data, "/indicators/0/target/text")).text("result", text_at(data, "/indicators/0/result/text")).text("unit", text_at(data, "/indicators/0/unit"));
    view.text("written_by", report.authors.empty() ? "" : person_called(reading, report.authors.front())).text("checked_by", person_called(reading, report.checked_by));
    view.text("signed_by", person_called(reading, report.signed_by)).text("signed_at", report.signed_at ? thai_moment(*report.signed_at) : "");
    view.text("sent_at", report.sent_at ? thai_moment(*report.sent_at) : "").text("reason", report.reason);
    return view;
}

Reply report_page(const Visit& visit) {
    const auto reading = visit.desk.registry.store.read();
    const auto report = reading->report(visit.caller.sight, visit.request.arguments[0]);
    if (!report) return show_refusal(visit, refusal_of(Outcome::not_found));
    const Value data = read_kept(reading->report_json(visit.caller.sight, report->id, report->version).value());
    const OfficeNames names = office_names(*reading);

    View view;
    view.part("report", report_row(*report, names)).part("facts", facts_view(*reading, *report, data)).part("document", document_view(*report, reading->documents(visit.caller.sight, report->id)));
    view.list("moves", move_rows(open_moves(*reading, visit, *report), "/reports/" + report->id)).list("evidence", evidence_rows(*reading, visit, *report));
    view.list("findings", report->signed_at ? std::vector<View>() : finding_rows(visit, data)).list("letters", letter_rows(*reading, visit, *report, names));
    view.list("history", history_rows(*reading, visit.caller.sight, report->id));
    return show(visit, "report", {report->code + " " + report->name, view});
}

}  // namespace

void add_report_page(Router& router, const Desk& desk) { add_screen(router, desk, "/reports/{id}", report_page); }

}  // namespace server

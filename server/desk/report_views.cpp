#include "server/desk/report_views.h"

#include "server/desk/letter_numbers.h"

namespace server {

namespace {

const char* shape_of(ReportState state) {
    switch (state) {
        case ReportState::draft: return "○";
        case ReportState::submitted:
        case ReportState::checked: return "◐";
        case ReportState::signed_off: return "●";
        case ReportState::sent:
        case ReportState::reviewed: return "✓";
        case ReportState::returned: return "↩";
        case ReportState::cancelled: return "✕";
        case ReportState::superseded: return "⇢";
    }
    return "";
}

const char* shape_of(LetterState state) {
    switch (state) {
        case LetterState::draft: return "○";
        case LetterState::signed_: return "◐";
        case LetterState::registered: return "●";
        case LetterState::sent: return "✓";
        case LetterState::cancelled: return "✕";
    }
    return "";
}

View state_of(std::string_view name, std::string_view label, const char* shape) {
    return View().text("code", std::string(name)).text("label", std::string(label)).text("shape", shape);
}

bool was_signed(const Report& report) { return report.signed_at.has_value(); }

}  // namespace

OfficeNames office_names(const Transaction& reading) {
    OfficeNames names;
    for (const Office& office : reading.offices()) names.emplace(office.code, office.name);
    return names;
}

std::string name_in(const OfficeNames& names, const std::string& office) {
    const auto found = names.find(office);
    return found == names.end() ? office : found->second;
}

std::vector<Evidence> attached(const Transaction& reading, const Sight& sight, std::string_view report) {
    std::vector<Evidence> evidence = reading.evidence(sight, report);
    std::erase_if(evidence, [](const Evidence& one) { return one.removed_version != 0; });
    return evidence;
}

View evidence_row(const Evidence& evidence) {
    return View().text("id", evidence.id).text("name", evidence.name).text("size", thai_size(evidence.bytes)).text("address", "/v1/reports/" + evidence.report + "/evidence/" + evidence.id);
}

View state_view(ReportState state) { return state_of(name_of(state), thai_name_of(state), shape_of(state)); }
View state_view(LetterState state) { return state_of(name_of(state), thai_name_of(state), shape_of(state)); }

View report_row(const Report& report, const OfficeNames& names) {
    View row;
    row.text("id", report.id).text("address", "/reports/" + report.id).text("code", report.code).text("name", report.name);
    row.text("office", name_in(names, report.office)).text("quarter", thai_quarter(report.quarter)).text("fiscal_year", std::to_string(report.fiscal_year));
    row.part("state", state_view(report.state)).text("edition", report.edition > 1 ? "ฉบับที่ " + std::to_string(report.edition) : "");
    row.text("signed", report.signed_at ? thai_day(day_in_thailand(*report.signed_at)) : "");
    row.text("pdf", was_signed(report) ? "/v1/reports/" + report.id + "/documents/report.pdf" : "");
    return row;
}

View paper_view(const std::string& address) {
    return View().text("address", address).flag("picture", address.find(".pdf") == std::string::npos);
}

View letter_row(const Letter& letter, const OfficeNames& names) {
    View row;
    row.text("id", letter.id).text("address", "/letters/" + letter.id).text("subject", letter.subject).text("to", letter.to);
    row.text("office", name_in(names, letter.office)).text("number", number_of(letter));
    row.text("date", letter.date ? thai_day(*letter.date) : "").part("state", state_view(letter.state));
    row.number("reports", static_cast<std::int64_t>(letter.reports.size()));
    return row;
}

}  // namespace server

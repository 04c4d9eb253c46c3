#include "office_work.h"

#include "fonts/sha256.h"
#include "server/store/identifier.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace crash {

using namespace server;

namespace {

const Instant noon = std::chrono::sys_days(std::chrono::year(2021) / 6 / 25) + std::chrono::hours(5);
const std::string office = "5009", actor = "somebody";
constexpr std::size_t newest = 500;  // Entries whose answers are looked at: more than one life writes.

void require(Outcome outcome, const char* doing) {
    if (outcome != Outcome::done) throw std::logic_error(std::string("could not ") + doing);
}

template <class Record>
AuditEvent event_of(const Record& record, const std::string& action, const std::string& file_sha256 = "") {
    return {noon, actor, "session", office, action, record.id, record.version, std::string(name_of(record.state)), record.data_sha256, file_sha256, ""};
}

// The answer is kept under the record and version that it answers for.
AuditEntry finish(Transaction& writing, const AuditEvent& event) {
    const AuditEntry entry = writing.append(event);
    require(writing.keep_answer({actor, event.record + "/" + std::to_string(event.version), "fingerprint", 200, "", entry.digest, noon}), "keep the answer");
    writing.commit();
    return entry;
}

std::vector<AuditEntry> whole_audit(const Transaction& reading) {
    std::vector<AuditEntry> all;
    for (auto some = reading.audit(1, 2000); !some.empty(); some = reading.audit(all.size() + 1, 2000)) all.insert(all.end(), some.begin(), some.end());
    return all;
}

std::string pdf_of(const Report& report) { return "%PDF-1.7 " + report.id + std::string(20'000, 'x'); }

}  // namespace

std::string write_line(const Acknowledged& a) {
    return a.record + ' ' + std::to_string(a.entry.number) + ' ' + a.entry.digest + ' ' + (a.file_sha256.empty() ? "-" : a.file_sha256) + '\n';
}

std::vector<Acknowledged> read_lines(const std::string& file) {
    std::ifstream in(file);
    std::vector<Acknowledged> all;
    for (std::string line; std::getline(in, line) && !in.eof();) {
        std::istringstream words(line);
        Acknowledged a;
        words >> a.record >> a.entry.number >> a.entry.digest >> a.file_sha256;
        if (a.file_sha256 == "-") a.file_sha256.clear();
        all.push_back(a);
    }
    return all;
}

Report prepare(const StateFolder& state, const std::string& code) {
    Report report;
    report.id = new_identifier();
    report.office = office;
    report.fiscal_year = 2564;
    report.quarter = 3;
    report.code = code;
    report.state = ReportState::checked;
    report.authors = {"author"};
    const ReportData data{"{\"code\": \"" + code + "\", \"text\": \"" + std::string(2'000, 'x') + "\"}", "ตัวชี้วัด " + code};
    report.data_sha256 = fonts::sha256_hex(data.json);
    const auto writing = state.store->write();
    require(writing->add_report(report, data), "add a report");
    finish(*writing, event_of(report, "create"));
    return report;
}

Acknowledged acknowledgement_of(const StateFolder& state, const Report& report) {
    return {report.id, head_of(state.store->read()->history(Sight::everything(), report.id).back()), ""};
}

Acknowledged sign_off(const StateFolder& state, Report& report) {
    const KeptFile pdf = state.files->keep(pdf_of(report));
    Report signed_report = report;
    ++signed_report.version;
    signed_report.state = ReportState::signed_off;
    signed_report.signed_by = actor;
    signed_report.signed_at = noon;
    const auto writing = state.store->write();
    require(writing->update_report({office}, signed_report), "sign a report off");
    require(writing->add_document({office}, {report.id, signed_report.version, "report.pdf", "application/pdf", pdf.sha256, pdf.bytes, 1, report.id, noon}), "add its document");
    const AuditEntry entry = finish(*writing, event_of(signed_report, "sign_off", pdf.sha256));
    report = signed_report;
    return {report.id, head_of(entry), pdf.sha256};
}

Acknowledged register_letter(const StateFolder& state, const std::string& report, const std::string& number) {
    Letter letter;
    letter.id = new_identifier();
    letter.office = office;
    letter.state = LetterState::registered;
    letter.code = "กท 4810";
    letter.number = number;
    letter.date = read_day("2021-06-25");
    letter.reports = {report};
    letter.data_sha256 = fonts::sha256_hex("{}");
    const auto writing = state.store->write();
    require(writing->add_letter(letter, "{}"), "register a letter");
    return {letter.id, head_of(finish(*writing, event_of(letter, "register"))), ""};
}

std::vector<std::string> disagreements(const StateFolder& state, const std::vector<Acknowledged>& acknowledged) {
    std::vector<std::string> found = state.store->faults({});
    for (const std::string& sha256 : state.store->files_referred_to()) {
        if (state.files->verify(sha256) != FileCondition::whole) found.push_back("the file " + sha256 + " is not whole");
    }
    const auto reading = state.store->read();
    const std::vector<AuditEntry> entries = whole_audit(*reading);
    for (const Acknowledged& a : acknowledged) {
        const AuditEntry* entry = a.entry.number <= entries.size() ? &entries[a.entry.number - 1] : nullptr;
        const bool there = entry && head_of(*entry) == a.entry && entry->event.record == a.record && entry->event.file_sha256 == a.file_sha256;
        if (!there) found.push_back("what was acknowledged for " + a.record + " is lost");
    }
    for (std::size_t i = entries.size() - std::min(entries.size(), newest); i < entries.size(); ++i) {
        const AuditEvent& event = entries[i].event;
        const auto answer = reading->answer(actor, event.record + "/" + std::to_string(event.version));
        if (!answer || answer->body != entries[i].digest) found.push_back("entry " + std::to_string(i + 1) + " has no answer");
    }
    return found;
}

Progress progress_of(const StateFolder& state, const Report& before) {
    const auto reading = state.store->read();
    const auto report = reading->report(Sight::everything(), before.id);
    if (!report) return {false, false, "the report is gone"};
    const auto documents = reading->documents(Sight::everything(), before.id);
    const auto history = reading->history(Sight::everything(), before.id);
    const bool answered = reading->answer(actor, before.id + "/2").has_value();
    Progress progress;
    progress.before = *report == before && documents.empty() && history.size() == 1 && !answered;
    progress.after = report->version == 2 && report->state == ReportState::signed_off && documents.size() == 1 && history.size() == 2 && answered &&
                     history.back().event.file_sha256 == documents[0].sha256 && state.files->verify(documents[0].sha256) == FileCondition::whole;
    if (!progress.before && !progress.after) progress.between = "version " + std::to_string(report->version) + ", " + std::to_string(documents.size()) + " documents, " + std::to_string(history.size()) + " entries";
    return progress;
}

}  // namespace crash

// Reports and their evidence.

#include "fonts/sha256.h"
#include "server/store/search_text.h"
#include "server/store/sqlite/report_rows.h"
#include "server/store/sqlite/tables.h"
#include "server/store/sqlite/transaction.h"

#include <stdexcept>

namespace server {

Report read_report_row(RowReader& row) {
    Report r;
    r.id = row.text();
    r.version = row.number();
    r.office = row.text();
    r.unit = row.text();
    r.fiscal_year = row.small();
    r.quarter = row.small();
    r.code = row.text();
    r.type = row.text();
    r.name = row.text();
    r.state = read_report_state(row.text()).value_or(ReportState::cancelled);
    r.edition = row.small();
    r.supersedes = row.text();
    r.data_sha256 = row.text();
    r.truncated = row.flag();
    r.authors = split_words(row.text());
    r.checked_by = row.text();
    r.signed_by = row.text();
    r.delegation = row.text();
    r.reason = row.text();
    r.review = row.text();
    r.created = row.instant();
    r.changed = row.instant();
    r.signed_at = row.instant_or_none();
    r.sent_at = row.instant_or_none();
    return r;
}

namespace {

Cells cells_of(const Report& r) {
    return {cell(r.id), cell(r.version), cell(r.office), cell(r.unit), cell(r.fiscal_year), cell(r.quarter), cell(r.code), cell(r.type), cell(r.name),
            cell(name_of(r.state)), cell(r.edition), cell(r.supersedes), cell(r.data_sha256), cell(r.truncated), cell(joined(r.authors)),
            cell(r.checked_by), cell(r.signed_by), cell(r.delegation), cell(r.reason), cell(r.review), cell(r.created), cell(r.changed),
            cell(r.signed_at), cell(r.sent_at)};
}

Evidence read_evidence_row(RowReader& row) {
    Evidence e;
    e.id = row.text();
    e.report = row.text();
    e.name = row.text();
    e.media_type = row.text();
    e.sha256 = row.text();
    e.bytes = row.number();
    e.added_version = row.number();
    e.removed_version = row.number();
    return e;
}

Cells cells_of(const Evidence& e) {
    return {cell(e.id), cell(e.report), cell(e.name), cell(e.media_type), cell(e.sha256), cell(e.bytes), cell(e.added_version), cell(e.removed_version)};
}

void check_digest(const Report& report, const ReportData& data) {
    if (report.data_sha256 != fonts::sha256_hex(data.json)) throw std::logic_error("data_sha256 of report " + report.id + " is not its data's");
}

}  // namespace

std::optional<Report> SqliteTransaction::report(const Sight& sight, std::string_view id) const {
    Cells cells{cell(id)};
    const std::string sql = report_table.select() + "where id = ? and " + in_sight(sight, report_table, cells);
    return read_one(db().rows(sql, cells, report_table.width()), read_report_row);
}

std::optional<std::string> SqliteTransaction::report_json(const Sight& sight, std::string_view id, std::int64_t version) const {
    return version_of(sight, report_table, id) ? content_of(id, version) : std::nullopt;
}

std::optional<Report> SqliteTransaction::next_edition(const Sight& sight, std::string_view id) const {
    Cells cells{cell(id)};
    const std::string sql = report_table.select() + "where supersedes = ? and supersedes <> '' and state <> 'cancelled' and " + in_sight(sight, report_table, cells);
    return read_one(db().rows(sql, cells, report_table.width()), read_report_row);
}

Outcome SqliteTransaction::add_report(const Report& report, const ReportData& data) {
    check_digest(report, data);
    keep_content(report.data_sha256, data.json);
    const Outcome added = insert(report_table, cells_of(report), {report.id, report.version, std::string(name_of(report.state)), report.data_sha256, ""});
    if (added == Outcome::done) put_words(report.id, data.words);
    return added;
}

Outcome SqliteTransaction::update_report(const Sight& sight, const Report& report, const ReportData* data) {
    if (data) {
        check_digest(report, *data);
        keep_content(report.data_sha256, data->json);
    }
    const Outcome updated = update(sight, report_table, report.office, cells_of(report),
                                   {report.id, report.version, std::string(name_of(report.state)), report.data_sha256, ""});
    if (updated == Outcome::done && data) put_words(report.id, data->words);
    return updated;
}

void SqliteTransaction::put_words(std::string_view report, std::string_view words) {
    const Cell row = cell(db().number("select row from report where id = ?", {cell(report)}));
    db().run("delete from report_words where rowid = ?", {row});
    // With two spaces behind, so that the last two characters, too, begin a trigram.
    db().run("insert into report_words(rowid, words) values (?, ?)", {row, cell(searchable(words) + "  ")});
}

std::vector<Evidence> SqliteTransaction::evidence(const Sight& sight, std::string_view report) const {
    if (!version_of(sight, report_table, report)) return {};
    return read_all(db().rows(evidence_table.select() + "where report = ? order by added_version, id", {cell(report)}, evidence_table.width()),
                    read_evidence_row);
}

Outcome SqliteTransaction::add_evidence(const Sight& sight, const Evidence& evidence) {
    const auto version = version_of(sight, report_table, evidence.report);
    if (!version) return Outcome::not_found;
    if (*version != evidence.added_version) return Outcome::stale;
    if (!db().run_unless_taken(evidence_table.insert(), cells_of(evidence))) return Outcome::taken;
    touched_.push_back({evidence.report, evidence.added_version, "", "", evidence.sha256});
    return Outcome::done;
}

Outcome SqliteTransaction::remove_evidence(const Sight& sight, std::string_view evidence, std::int64_t removed_version) {
    const auto found = read_one(db().rows(evidence_table.select() + "where id = ? and removed_version = 0", {cell(evidence)}, evidence_table.width()),
                                read_evidence_row);
    const auto version = found ? version_of(sight, report_table, found->report) : std::nullopt;
    if (!version) return Outcome::not_found;
    if (*version != removed_version) return Outcome::stale;
    db().run("update evidence set removed_version = ? where id = ?", {cell(removed_version), cell(evidence)});
    touched_.push_back({found->report, removed_version, "", "", ""});
    return Outcome::done;
}

}  // namespace server

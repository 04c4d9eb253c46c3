// The transaction of the SQLite store. Its functions stand in the files of this folder by subject.

#pragma once

#include "server/store/sqlite/connection.h"
#include "server/store/sqlite/connection_pool.h"
#include "server/store/store.h"

#include <string>
#include <string_view>
#include <vector>

namespace server {

class SqliteTransaction final : public Transaction {
public:
    // Begins at once.
    SqliteTransaction(Borrowed connection, Connection::Use use);
    ~SqliteTransaction() override;

    void commit() override;

    std::optional<Report> report(const Sight& sight, std::string_view id) const override;
    std::optional<std::string> report_json(const Sight& sight, std::string_view id, std::int64_t version) const override;
    ReportPage reports(const Sight& sight, const ReportFilter& filter, const std::optional<ReportPlace>& after, int limit) const override;
    std::int64_t count_reports(const Sight& sight, const ReportFilter& filter) const override;
    std::optional<Report> next_edition(const Sight& sight, std::string_view id) const override;
    std::vector<Evidence> evidence(const Sight& sight, std::string_view report) const override;
    Outcome add_report(const Report& report, const ReportData& data) override;
    Outcome update_report(const Sight& sight, const Report& report, const ReportData* data) override;
    Outcome add_evidence(const Sight& sight, const Evidence& evidence) override;
    Outcome remove_evidence(const Sight& sight, std::string_view evidence, std::int64_t removed_version) override;

    std::optional<Letter> letter(const Sight& sight, std::string_view id) const override;
    LetterPage letters(const Sight& sight, const LetterFilter& filter, const std::optional<LetterPlace>& after, int limit) const override;
    std::vector<Letter> letters_with(const Sight& sight, std::string_view report) const override;
    std::optional<std::string> letter_json(const Sight& sight, std::string_view id, std::int64_t version) const override;
    Outcome add_letter(const Letter& letter, std::string_view json) override;
    Outcome update_letter(const Sight& sight, const Letter& letter, const std::string* json) override;

    std::vector<DocumentFile> documents(const Sight& sight, std::string_view owner) const override;
    std::optional<DocumentFile> document_with_code(std::string_view code) const override;
    Outcome add_document(const Sight& sight, const DocumentFile& document) override;

    std::optional<Plan> plan(const Sight& sight, int fiscal_year, std::string_view office) const override;
    std::vector<Plan> plans(const Sight& sight, int fiscal_year) const override;
    Outcome put_plan(const Sight& sight, const Plan& plan) override;
    std::vector<CoverageCount> coverage(const Sight& sight, int fiscal_year, Day today) const override;
    std::vector<ExpectedReport> expected_reports(const Sight& sight, const ExpectedFilter& filter) const override;
    std::vector<int> fiscal_years(const Sight& sight) const override;

    std::vector<Office> offices() const override;
    std::optional<Office> office(std::string_view code) const override;
    Outcome put_office(const Office& office) override;

    std::optional<Person> person(const Sight& sight, std::string_view id) const override;
    std::optional<Person> person_with_login(std::string_view login) const override;
    std::vector<Person> people(const Sight& sight) const override;
    Outcome add_person(const Person& person) override;
    Outcome update_person(const Sight& sight, const Person& person) override;
    Outcome note_login(std::string_view person, int failed_logins, std::optional<Instant> locked_until) override;

    std::vector<Delegation> delegations(const Sight& sight) const override;
    std::vector<Delegation> delegations_of(std::string_view person) const override;
    Outcome add_delegation(const Delegation& delegation) override;
    Outcome update_delegation(const Sight& sight, const Delegation& delegation) override;

    std::optional<Session> session(std::string_view token_sha256) const override;
    Outcome add_session(const Session& session) override;
    Outcome update_session(const Session& session) override;
    void end_session(std::string_view token_sha256) override;
    void end_sessions_of(std::string_view person) override;
    void drop_sessions_that_ended(Instant before) override;

    std::optional<OfficeKey> key(std::string_view id) const override;
    std::vector<OfficeKey> keys(const Sight& sight) const override;
    Outcome add_key(const OfficeKey& key) override;
    Outcome update_key(const Sight& sight, const OfficeKey& key) override;

    std::optional<KeptAnswer> answer(std::string_view actor, std::string_view key) const override;
    Outcome keep_answer(const KeptAnswer& answer) override;
    void drop_answers_made_before(Instant instant) override;

    ChainHead head() const override;
    std::vector<AuditEntry> audit(std::uint64_t first, int limit) const override;
    std::vector<AuditEntry> history(const Sight& sight, std::string_view record) const override;
    AuditEntry append(AuditEvent event) override;

private:
    // A new version of a record, or a new file of it: what commit() wants an audit event for.
    struct Touched {
        std::string record;
        std::int64_t version = 0;
        std::string state, data_sha256;  // "": the event may say what it likes.
        std::string file_sha256;
    };

    Connection& db() const { return *connection_; }

    // A row of version 1.
    Outcome insert(const Table& table, const Cells& cells, Touched touched);
    // The row whose id is `touched.record`, in sight and of the version before `touched.version`.
    Outcome update(const Sight& sight, const Table& table, std::string_view office, Cells cells, Touched touched);
    // Inserts version 1, updates to any later one.
    Outcome put_row(const Sight& sight, const Table& table, std::string_view office, Cells cells, Touched touched);
    // Of a row that is in sight; nothing: none. Its office is not to change, but by who sees everything.
    std::optional<std::int64_t> version_of(const Sight& sight, const Table& table, std::string_view id, std::optional<std::string_view> office = {}) const;
    // Of a report or letter that is in sight.
    std::optional<std::int64_t> version_of_owner(const Sight& sight, std::string_view owner) const;
    void keep_content(std::string_view sha256, std::string_view json);
    std::optional<std::string> content_of(std::string_view record, std::int64_t version) const;
    void put_words(std::string_view report, std::string_view words);
    void put_reports_of(const Letter& letter);
    std::vector<std::string> reports_of(std::string_view letter) const;
    std::vector<Letter> letters_where(const Sight& sight, const std::string& condition, Cells cells) const;
    Plan with_indicators(Plan plan) const;
    Office with_units(Office office) const;

    Borrowed connection_;
    Connection::Use use_;
    bool open_ = true;
    std::vector<Touched> touched_;
    std::vector<AuditEvent> events_;
};

// The condition that a row of the table is in sight; what it binds goes to `cells`.
std::string in_sight(const Sight& sight, const Table& table, Cells& cells);

// Ids in one column, and the roles: parted by spaces.
std::string joined(const std::vector<std::string>& words);
std::vector<std::string> split_words(std::string_view text);

}  // namespace server

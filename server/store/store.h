// Where records are kept. One interface, one suite of tests that every implementation passes
// (tests/store_suite.h).

#pragma once

#include "server/signoff/audit.h"
#include "server/store/coverage.h"
#include "server/store/listing.h"
#include "server/store/records.h"
#include "server/store/store_errors.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// Whose records the caller may know of: made from its session or key, never from what it sent.
// What is out of sight is not found.
struct Sight {
    std::string office;
    Reach reach = Reach::own_office;

    static Sight everything() { return {"", Reach::everything}; }
};

// How a change went. Only `done` changed anything; the others are for the sender to put right.
enum class [[nodiscard]] Outcome {
    done,
    not_found,  // Not there, or out of sight.
    stale,      // Somebody has changed it meanwhile: its version is not the one before this.
    taken,      // What must be unique is there already: the id, a login, a letter's number, an edition.
};

// All that is seen and done between a beginning and a commit: a snapshot, and all or nothing. Ends
// undone unless committed. A const one only reads. Not for two threads at once.
//
// Every function may throw StoreUnavailable; the transaction is then good for nothing but its end.
class Transaction {
public:
    virtual ~Transaction() = default;

    // Flushed to the disk when it returns. When it throws StoreUnavailable, nothing of it has happened,
    // or all of it: the last flush may fail after the change. Whoever kept an answer in the same
    // transaction finds out by asking for it.
    //
    // Throws std::logic_error, and undoes everything, unless each new version of a record has an
    // audit event with its record, version, state (reports and letters) and data_sha256 (reports).
    // Sessions and kept answers need none.
    virtual void commit() = 0;

    // Reports. The order of a list is that of ReportPlace. `limit` is 1 to most_rows.
    virtual std::optional<Report> report(const Sight& sight, std::string_view id) const = 0;
    virtual std::optional<std::string> report_json(const Sight& sight, std::string_view id, std::int64_t version) const = 0;
    virtual ReportPage reports(const Sight& sight, const ReportFilter& filter, const std::optional<ReportPlace>& after, int limit) const = 0;
    virtual std::int64_t count_reports(const Sight& sight, const ReportFilter& filter) const = 0;
    // The edition that supersedes it, unless that was cancelled.
    virtual std::optional<Report> next_edition(const Sight& sight, std::string_view id) const = 0;
    virtual std::vector<Evidence> evidence(const Sight& sight, std::string_view report) const = 0;  // With what was removed.
    // `report.version` is 1; `data_sha256` is the digest of the data. Of the editions of one
    // indicator in one quarter each number is there once, cancelled ones apart.
    virtual Outcome add_report(const Report& report, const ReportData& data) = 0;
    // `report.version` is one more than the version that was seen. Without data it keeps what it says.
    virtual Outcome update_report(const Sight& sight, const Report& report, const ReportData* data = nullptr) = 0;
    virtual Outcome add_evidence(const Sight& sight, const Evidence& evidence) = 0;
    virtual Outcome remove_evidence(const Sight& sight, std::string_view evidence, std::int64_t removed_version) = 0;

    // Letters, in the order of LetterPlace.
    virtual std::optional<Letter> letter(const Sight& sight, std::string_view id) const = 0;
    virtual LetterPage letters(const Sight& sight, const LetterFilter& filter, const std::optional<LetterPlace>& after, int limit) const = 0;
    virtual std::vector<Letter> letters_with(const Sight& sight, std::string_view report) const = 0;
    virtual std::optional<std::string> letter_json(const Sight& sight, std::string_view id, std::int64_t version) const = 0;
    virtual Outcome add_letter(const Letter& letter, std::string_view json) = 0;
    // `taken`: another letter has this code (spaces, digits and leading zeros apart), number and
    // calendar year. A cancelled letter keeps its number: the register has written it down.
    virtual Outcome update_letter(const Sight& sight, const Letter& letter, const std::string* json = nullptr) = 0;

    // Documents of reports and letters, oldest first.
    virtual std::vector<DocumentFile> documents(const Sight& sight, std::string_view owner) const = 0;
    virtual std::optional<DocumentFile> document_with_code(std::string_view code) const = 0;
    virtual Outcome add_document(const Sight& sight, const DocumentFile& document) = 0;

    // Plans. A plan of version 1 is new, or `stale` when there is one.
    virtual std::optional<Plan> plan(const Sight& sight, int fiscal_year, std::string_view office) const = 0;
    virtual std::vector<Plan> plans(const Sight& sight, int fiscal_year) const = 0;  // By office.
    virtual Outcome put_plan(const Sight& sight, const Plan& plan) = 0;
    // What the plans in sight expect of one year, counted in one pass; by office and quarter. `today`: in Thailand.
    virtual std::vector<CoverageCount> coverage(const Sight& sight, int fiscal_year, Day today) const = 0;
    // The same one by one, by office, quarter and code.
    virtual std::vector<ExpectedReport> expected_reports(const Sight& sight, const ExpectedFilter& filter) const = 0;
    // The fiscal years with a plan or report in sight, newest first.
    virtual std::vector<int> fiscal_years(const Sight& sight) const = 0;

    // The directory of offices is no secret: anybody who may ask may see it. By code.
    virtual std::vector<Office> offices() const = 0;
    virtual std::optional<Office> office(std::string_view code) const = 0;
    virtual Outcome put_office(const Office& office) = 0;  // As plans.

    // People.
    virtual std::optional<Person> person(const Sight& sight, std::string_view id) const = 0;
    virtual std::optional<Person> person_with_login(std::string_view login) const = 0;
    virtual std::vector<Person> people(const Sight& sight) const = 0;  // By login.
    virtual Outcome add_person(const Person& person) = 0;
    virtual Outcome update_person(const Sight& sight, const Person& person) = 0;
    // Failed logins and the lock they lead to are no change of the record: no version, no audit.
    virtual Outcome note_login(std::string_view person, int failed_logins, std::optional<Instant> locked_until) = 0;

    // Delegations, in the order in which they were given; those that ended, too.
    virtual std::vector<Delegation> delegations(const Sight& sight) const = 0;
    virtual std::vector<Delegation> delegations_of(std::string_view person) const = 0;
    virtual Outcome add_delegation(const Delegation& delegation) = 0;
    virtual Outcome update_delegation(const Sight& sight, const Delegation& delegation) = 0;

    // Sessions.
    virtual std::optional<Session> session(std::string_view token_sha256) const = 0;
    virtual Outcome add_session(const Session& session) = 0;
    virtual Outcome update_session(const Session& session) = 0;
    virtual void end_session(std::string_view token_sha256) = 0;
    virtual void end_sessions_of(std::string_view person) = 0;
    virtual void drop_sessions_that_ended(Instant before) = 0;

    // Keys of applications.
    virtual std::optional<OfficeKey> key(std::string_view id) const = 0;
    virtual std::vector<OfficeKey> keys(const Sight& sight) const = 0;  // Oldest first.
    virtual Outcome add_key(const OfficeKey& key) = 0;
    virtual Outcome update_key(const Sight& sight, const OfficeKey& key) = 0;

    // Answers to requests that may come again. `taken`: one is kept for this actor and key.
    virtual std::optional<KeptAnswer> answer(std::string_view actor, std::string_view key) const = 0;
    virtual Outcome keep_answer(const KeptAnswer& answer) = 0;
    virtual void drop_answers_made_before(Instant instant) = 0;

    // The audit.
    virtual ChainHead head() const = 0;
    virtual std::vector<AuditEntry> audit(std::uint64_t first, int limit) const = 0;               // By number.
    virtual std::vector<AuditEntry> history(const Sight& sight, std::string_view record) const = 0;  // Of a report or letter.
    virtual AuditEntry append(AuditEvent event) = 0;
};

class Store {
public:
    virtual ~Store() = default;

    // Several at once, and beside a writer, who can commit only when those that are reading by then
    // have ended: a thread that is still reading must not commit. What is not to be had within 5 s,
    // here and at every later step, is StoreUnavailable.
    virtual std::unique_ptr<const Transaction> read() = 0;
    // One at a time; the others wait.
    virtual std::unique_ptr<Transaction> write() = 0;

    // What is wrong with the records, one sentence each; nothing when all is well: the database's own
    // integrity, the chain against `kept` heads, every report and letter against its last audit
    // entry. Files are looked at by Files::verify.
    virtual std::vector<std::string> faults(std::span<const ChainHead> kept) = 0;

    // The digest of every file that a record refers to, each once, in order.
    virtual std::vector<std::string> files_referred_to() = 0;

    // Whether something can be written now: for /readyz. Throws StoreUnavailable when not.
    virtual void probe() = 0;
};

}  // namespace server

// What is kept. Plain values; their rules stand in server/signoff.
//
// Every record that people change has a `version`: 1 when it is made, one more with each change.
// It is what If-Match compares. Texts are UTF-8; ids are made by new_identifier() unless it says
// otherwise; a reference to nothing is "".

#pragma once

#include "server/signoff/delegation.h"
#include "server/signoff/states.h"
#include "server/signoff/times.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace server {

struct Report {
    std::string id;
    std::int64_t version = 1;
    std::string office;                // "5009"
    std::string unit;                  // Of the office, or "".
    int fiscal_year = 0;               // Buddhist era.
    int quarter = 0;                   // 1 to 4
    std::string code;                  // Of the indicator: "5009-0963".
    std::string type;                  // ประเภทตัวชี้วัด, as the document says it: "strategic", "routine" or "".
    std::string name;                  // ชื่อตัวชี้วัด
    ReportState state = ReportState::draft;
    int edition = 1;                   // 2 supersedes 1.
    std::string supersedes;            // The edition before; "" for the first.
    std::string data_sha256;           // Of the ReportData.
    bool truncated = false;            // Imported from a page that was cut off.
    std::vector<std::string> authors;  // Ids of whoever wrote or submitted it.
    std::string checked_by, signed_by;
    std::string delegation;            // By which `signed_by` signed, or "".
    std::string reason;                // Of the last return or cancellation.
    std::string review;                // JSON: the strategy office's scores. Beside what was signed, never in it.
    Instant created, changed;
    std::optional<Instant> signed_at, sent_at;  // sent_at stays when it is returned: others have seen it.

    friend bool operator==(const Report&, const Report&) = default;
};

// What a report says. Kept for every version, under its digest.
struct ReportData {
    std::string json;   // `data_sha256` is its digest.
    std::string words;  // What a search finds it by, as it is read: code, name, reports.
};

// A file that was given as proof of a report. It may be taken out while the report is a draft; what
// was there is then still told by the versions.
struct Evidence {
    std::string id;
    std::string report;
    std::string name;                  // As its sender called it; for people only.
    std::string media_type;            // "application/pdf", "image/png" or "image/jpeg".
    std::string sha256;                // In Files.
    std::int64_t bytes = 0;
    std::int64_t added_version = 1;    // The report's version that has it first,
    std::int64_t removed_version = 0;  // and the first without it; 0: it is there.

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

// What a document was signed with.
struct SignatureFacts {
    std::string means;        // "office_seal", "own_certificate", "ink"; "" when it is not signed.
    std::string certificate;  // Its subject (RFC 2253): who the file says has sealed it.
    std::string level;        // "B-B", "B-T" or "B-LT" (EN 319 142-1, 6.1).
    std::string lowered;      // Codes of why the level is not what was wished for, parted by spaces.

    friend bool operator==(const SignatureFacts&, const SignatureFacts&) = default;
};

// A file that we made, or the scan of a letter that was signed by hand. Never changed, never removed.
struct DocumentFile {
    std::string owner;         // The report or letter,
    std::int64_t version = 1;  // and its version that this was made for.
    std::string name;          // "report.pdf", "letter-signed.pdf", "letter.pdf", "scan.png": at most once for one version.
    std::string media_type;
    std::string sha256;        // In Files.
    std::int64_t bytes = 0;
    int pages = 0;
    std::string code;          // By which anybody may verify it, unique; or "".
    Instant made;
    SignatureFacts signature;

    friend bool operator==(const DocumentFile&, const DocumentFile&) = default;
};

struct Letter {
    std::string id;
    std::int64_t version = 1;
    std::string office, unit;
    LetterState state = LetterState::draft;
    std::string code;                  // "กท 4810"
    bool circular = false;             // ว: numbered apart from the others.
    std::string number;                // "3336", as the register gave it; "" before.
    std::optional<Day> date;
    std::string subject, to;
    std::string data_sha256;           // Of the data that it was last made from.
    std::vector<std::string> authors;
    std::string signed_by, delegation;
    bool by_hand = false;              // Signed on paper: the scan is among its documents, and `date` is all that is known of when.
    std::string reason;                // Of its cancellation.
    std::vector<std::string> reports;  // Ids, in the order of the letter.
    Instant created, changed;
    std::optional<Instant> signed_at, sent_at;

    friend bool operator==(const Letter&, const Letter&) = default;
};

// Which indicators an office is expected to report on, and by when.
struct PlannedIndicator {
    std::string code, name, type;
    std::optional<Day> due[4];  // By quarter; nothing: not expected then.

    friend bool operator==(const PlannedIndicator&, const PlannedIndicator&) = default;
};

struct Plan {
    int fiscal_year = 0;
    std::string office;
    std::int64_t version = 1;
    std::vector<PlannedIndicator> indicators;  // By code, none twice.

    friend bool operator==(const Plan&, const Plan&) = default;
};

// The record of a plan is called so in the audit: "plan-2564-5009".
std::string record_of(const Plan& plan);

struct Unit {
    std::string code, name;
    std::string letter_code;  // "กท 4810"

    friend bool operator==(const Unit&, const Unit&) = default;
};

struct Office {
    std::string code;  // "5009"; also its record in the audit.
    std::int64_t version = 1;
    std::string name;
    std::vector<Unit> units;

    friend bool operator==(const Office&, const Office&) = default;
};

struct Person {
    std::string id;
    std::int64_t version = 1;
    std::string office, unit;
    std::string login;          // Unique in the house; whoever writes it decides on case.
    std::string name;           // As it is printed below a signature.
    std::string position;
    Roles roles;
    std::string password_hash;  // Opaque; "" admits nobody.
    bool enabled = true;
    int failed_logins = 0;      // In a row.
    std::optional<Instant> locked_until;
    Instant created;

    friend bool operator==(const Person&, const Person&) = default;
};

struct Session {
    std::string token_sha256;  // The token itself is kept nowhere.
    std::string id;            // May be told: the audit names it.
    std::string person;
    std::string form_token;    // Against forms of other sites.
    Instant created, used, ends;
    std::optional<Instant> reauthenticated;

    friend bool operator==(const Session&, const Session&) = default;
};

// An application of an office. What server/http/api_keys.h keeps in a file, and the office.
struct OfficeKey {
    std::string id;             // As in the token.
    std::int64_t version = 1;
    std::string secret_sha256;
    std::string office;
    std::string scopes;         // "render,read"
    std::string label;
    Instant created;
    std::optional<Day> expires;  // The last day, UTC, on which it holds.
    std::optional<Instant> revoked;

    friend bool operator==(const OfficeKey&, const OfficeKey&) = default;
};

// What was answered to a request with an Idempotency-Key, for those who ask again.
struct KeptAnswer {
    std::string actor, key;
    std::string fingerprint;  // Of method, path and body: another request with this key is refused.
    int status = 0;
    std::string head;         // The fields worth repeating, as the caller writes them.
    std::string body;         // Any bytes.
    Instant made;             // It is forgotten 24 hours later.

    friend bool operator==(const KeptAnswer&, const KeptAnswer&) = default;
};

}  // namespace server

// Which move of a record is whose. A pure table: no clock, no store, no HTTP.

#pragma once

#include "server/signoff/delegation.h"
#include "server/signoff/states.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace server {

// Who asks. A person with a session, or an application with a key (which never re-authenticates,
// and so never signs).
struct Actor {
    bool known = false;            // A session or key that holds.
    std::string id;                // Of the person or key.
    std::string office;
    Roles roles;
    std::span<const Delegation> delegations;  // Of this person; may hold expired ones.
    bool reauthenticated = false;  // The password or second factor was given again, just now, for this.
};

// What is asked of a record.
struct Move {
    Action action{};
    std::optional<std::int64_t> if_match;  // The version that the sender has seen.
    std::string confirmed_sha256;          // sign_off and sign: the document that was looked at and is meant; record_ink: the scan.
    std::string reason;                    // return and cancel.
    std::string number;                    // register and record_ink: as the unit's register gives it.
    std::optional<Day> date;               // register and record_ink
    std::string signer;                    // record_ink: who has signed on paper.
};

// What the rules must know of a report.
struct ReportFacts {
    std::string office;
    ReportState state = ReportState::draft;
    std::int64_t version = 1;
    std::string document_sha256;       // Of what sign_off would put a name to.
    std::vector<std::string> authors;  // Whoever wrote or submitted this edition.
    bool truncated = false;            // From a page that was cut off.
    bool was_sent = false;
    bool is_being_revised = false;     // A newer edition is open already.
};

struct LetterFacts {
    std::string office;
    LetterState state = LetterState::draft;
    std::int64_t version = 1;
    std::string document_sha256;  // Of what sign would put a name to; for record_ink, of this version's scan.
    std::vector<std::string> authors;
    bool was_sent = false;
    std::vector<ReportState> reports;  // Of the reports that it sends.
};

struct MoveRefusal {
    int status = 0;  // 401, 403, 404, 409, 412, 422 or 428
    std::string_view code;
    std::string thai, english;
};

// `delegation` is the id of the delegation that was needed, "" when it was the actor's own right.
template <class State>
struct AllowedMove {
    State to{};
    std::string delegation;
};

using ReportDecision = std::variant<AllowedMove<ReportState>, MoveRefusal>;
using LetterDecision = std::variant<AllowedMove<LetterState>, MoveRefusal>;

// What is refused first is said: nobody known (401), nothing to be found (404), not this person's
// move whatever the state (403), no If-Match (428) or another (412), not in this state (409), not
// this person's in this state (403); then what the move itself needs:
//   submit              a report whose page was not cut off (409 "truncated_import")
//   check, sign_off, sign, review   by none of the authors (403 "four_eyes"): two people have seen
//                       whatever leaves the office. Who checked may sign; a director may do both
//   sign_off, sign      re-authentication (403), a confirmation (428) for this very document (409)
//   sign, record_ink    reports that are all signed off (409 "reports_unsigned"), and at least one
//   record_ink          a scan of this very version (409 "scan_missing"), confirmed by its digest (428, 409); whether
//                       the signer might have signed is asked apart, with `sign`
//   return, cancel      a reason (422 "reason_required")
//   register, record_ink  number and day (422 "number_required"); whether it is free the store knows
//   revise              no newer edition that is open (409 "edition_open")
// `now`: for delegations. No report: there is none of that id.
ReportDecision decide(const Move& move, const std::optional<ReportFacts>& report, const Actor& actor, Instant now);
LetterDecision decide(const Move& move, const std::optional<LetterFacts>& letter, const Actor& actor, Instant now);

// Whether a report or letter may be begun: a preparer may, for the own office; of letters the
// records unit, too. Nothing: yes.
std::optional<MoveRefusal> refuse_to_create_report(const Actor& actor);
std::optional<MoveRefusal> refuse_to_create_letter(const Actor& actor);

}  // namespace server

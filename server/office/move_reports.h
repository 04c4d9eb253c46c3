// Reports moved from state to state: one, or a list as a whole.
//
// In two halves. prepare() decides on a snapshot and makes what takes time: documents rendered,
// sealed and flushed to the disk. carry_out() decides again within the caller's transaction and changes rows;
// files that were made for nothing lie under their digest and harm nobody.
//
// What a signer confirms is the SHA-256 of the preview: the PDF of this version with the
// signer's own name, position and today's date, without the seal. For a list it is its digest_of_list.

#pragma once

#include "server/office/issue_document.h"
#include "server/office/transition.h"

#include <optional>
#include <string>
#include <vector>

namespace server {

struct PreparedMove {
    RecordSeen seen;
    std::optional<DocumentFile> document;  // Signed, and kept already.
    layout::Problems lowered;              // Why its seal is lower than was wished.
};

struct PreparedMoves {
    Instant at;
    Transition transition;
    std::string meant_sha256;  // What a signer must have confirmed.
    std::vector<PreparedMove> moves;
    bool is_list = false;
};

// A report of a list, with the digest of its preview.
struct PreviewSeen {
    RecordSeen record;
    std::string sha256;
};

// The SHA-256 of one line for each, in the list's order: id, space, version, space, digest of its preview, line feed.
std::string digest_of_list(const std::vector<PreviewSeen>& list);

// `transition.records` names the reports; for a single one its version may be missing (0: no If-Match).
// Renders and seals on the registry's threads. The caller's actor says whether it has authenticated again.
OrRefusal<PreparedMoves> prepare_moves(const Registry& registry, const Caller& caller, Transition transition, bool is_list);

// The reports after it, in order; of `revise` the new editions.
OrRefusal<std::vector<Report>> carry_out_moves(Transaction& writing, const Caller& caller, const PreparedMoves& prepared);

// The next version of a report that follows another record's move, already allowed; its audit entry names the other.
std::optional<Refusal> follow(Transaction& writing, const Caller& caller, Report report, ReportState to, Action action, const std::string& other, Instant at);

// The report as a PDF: as the caller would sign it now, or where the caller may not, as it stands.
OrRefusal<layout::Rendered> preview_report(const Registry& registry, const Caller& caller, const std::string& id);

}  // namespace server

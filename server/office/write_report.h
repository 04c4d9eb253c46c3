// Making and changing reports while they are the office's own business: data and evidence.

#pragma once

#include "server/office/registry.h"
#include "server/office/report_document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// A draft of the caller's own office. `truncated`: it comes from a page that was cut off.
OrRefusal<Report> create_report(const Registry& registry, const Caller& caller, const ReportDocument& document, bool truncated);

struct ReportToCreate {
    ReportDocument document;
    bool truncated = false;
};

// Each of them, in one transaction: what is refused does not keep the others from being made.
std::vector<OrRefusal<Report>> create_reports(const Registry& registry, const Caller& caller, const std::vector<ReportToCreate>& reports);

// The same record with other data; it stays the report of that indicator, office and quarter.
OrRefusal<Report> replace_report(const Registry& registry, const Caller& caller, const std::string& id, std::optional<std::int64_t> if_match,
                                 const ReportDocument& document, bool truncated);

struct ReportReplacement {
    std::string id;
    std::int64_t version = 0;  // That was seen.
    ReportDocument document;
    bool truncated = false;
};

// All of them in one transaction, or none.
std::optional<Refusal> replace_reports(const Registry& registry, const Caller& caller, const std::vector<ReportReplacement>& replacements);

// Whether the caller may change the record now: asked before a long upload begins, and again when it has come.
std::optional<Refusal> refuse_to_change(const Registry& registry, const Caller& caller, const std::string& id, std::optional<std::int64_t> if_match);

// What people call a file of evidence: one line of at most 255 bytes, without what a file system takes for a folder.
bool is_evidence_name(std::string_view name);

// A file that `evidence` describes (name, media type, digest, size) and that is kept already.
OrRefusal<Report> add_evidence(const Registry& registry, const Caller& caller, const std::string& id, std::optional<std::int64_t> if_match,
                               Evidence evidence);

// Takes it out of the report; what was there is still told by the versions.
OrRefusal<Report> remove_evidence(const Registry& registry, const Caller& caller, const std::string& id, std::optional<std::int64_t> if_match,
                                  const std::string& evidence);

// What the rules of moves must know of a report.
std::optional<ReportFacts> facts_of(const Transaction& reading, const Sight& sight, const std::optional<Report>& report);

}  // namespace server

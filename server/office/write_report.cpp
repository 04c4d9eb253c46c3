#include "server/office/write_report.h"

#include "server/store/identifier.h"

#include <algorithm>

namespace server {

namespace {

constexpr std::size_t most_evidence = 100;  // Files of one report.

Refusal taken_by_another() {
    return {kind::taken, {"มีรายงานของตัวชี้วัดนี้ในไตรมาสเดียวกันอยู่แล้ว โปรดแก้ไขฉบับเดิม", "This indicator has a report in that quarter already; change that one."},
            {}, {}};
}

std::optional<Refusal> refuse_to_replace(const Transaction& reading, const Caller& caller, const std::optional<Report>& report,
                                         std::optional<std::int64_t> if_match, Instant now) {
    Move move;
    move.action = Action::replace;
    move.if_match = if_match;
    const auto decision = decide(move, facts_of(reading, caller.sight, report), caller.actor, now);
    if (const auto* refused = std::get_if<MoveRefusal>(&decision)) return refusal_of(*refused);
    return {};
}

// A change of a draft: `change` makes it and completes the audit event. The caller commits.
template <class Change>
OrRefusal<Report> change_within(Transaction& writing, Instant now, const Caller& caller, const std::string& id, std::optional<std::int64_t> if_match,
                                std::string_view action, const Change& change) {
    const auto found = writing.report(caller.sight, id);
    if (const auto refusal = refuse_to_replace(writing, caller, found, if_match, now)) return *refusal;
    Report report = *found;
    ++report.version;
    report.changed = now;
    add_author(report.authors, caller.actor.id);
    AuditEvent event = event_of(report, caller, action, now);
    if (const Outcome outcome = change(writing, report, event); outcome != Outcome::done) return refusal_of(outcome);
    writing.append(std::move(event));
    return report;
}

// The same in a transaction of its own.
template <class Change>
OrRefusal<Report> change_report(const Registry& registry, const Caller& caller, const std::string& id, std::optional<std::int64_t> if_match,
                                std::string_view action, const Change& change) {
    const auto writing = registry.store.write();
    auto changed = change_within(*writing, registry.now(), caller, id, if_match, action, change);
    if (std::holds_alternative<Report>(changed)) writing->commit();
    return changed;
}

OrRefusal<Report> replace_within(Transaction& writing, Instant now, const Caller& caller, const std::string& id, std::optional<std::int64_t> if_match,
                                 const ReportDocument& document, bool truncated) {
    layout::Problems different;
    auto replaced = change_within(writing, now, caller, id, if_match, name_of(Action::replace), [&](Transaction& within, Report& report, AuditEvent& event) {
        different = differences(report, document);
        take_facts(report, document);
        report.truncated = truncated;
        event.data_sha256 = report.data_sha256;
        const ReportData data{document.json, words_of(document.value)};
        return different.empty() ? within.update_report(caller.sight, report, &data) : Outcome::taken;
    });
    if (!different.empty()) return refuse_document(different);
    return replaced;
}

OrRefusal<Report> create_within(Transaction& writing, Instant now, const Caller& caller, const ReportToCreate& one) {
    if (const auto refused = refuse_to_create_report(caller.actor)) return refusal_of(*refused);
    Report report;
    take_facts(report, one.document);
    if (report.office != caller.actor.office) {
        return Refusal{kind::other_office, {"จัดทำรายงานได้เฉพาะของหน่วยงานของท่าน", "You prepare reports of your own office only."}, {}, {}};
    }
    report.id = new_identifier();
    report.truncated = one.truncated;
    report.authors = {caller.actor.id};
    report.created = report.changed = now;
    const Outcome outcome = writing.add_report(report, {one.document.json, words_of(one.document.value)});
    if (outcome == Outcome::taken) return taken_by_another();
    if (outcome != Outcome::done) return refusal_of(outcome);
    writing.append(event_of(report, caller, "create", report.created));
    return report;
}

}  // namespace

std::optional<ReportFacts> facts_of(const Transaction& reading, const Sight& sight, const std::optional<Report>& report) {
    if (!report) return {};
    ReportFacts facts;
    facts.office = report->office;
    facts.state = report->state;
    facts.version = report->version;
    facts.authors = report->authors;
    facts.truncated = report->truncated;
    facts.was_sent = report->sent_at.has_value();
    facts.is_being_revised = reading.next_edition(sight, report->id).has_value();
    return facts;
}

OrRefusal<Report> create_report(const Registry& registry, const Caller& caller, const ReportDocument& document, bool truncated) {
    return create_reports(registry, caller, {{document, truncated}}).front();
}

std::vector<OrRefusal<Report>> create_reports(const Registry& registry, const Caller& caller, const std::vector<ReportToCreate>& reports) {
    std::vector<OrRefusal<Report>> created;
    const auto writing = registry.store.write();
    for (const ReportToCreate& one : reports) created.push_back(create_within(*writing, registry.now(), caller, one));
    if (std::any_of(created.begin(), created.end(), [](const auto& one) { return std::holds_alternative<Report>(one); })) writing->commit();
    return created;
}

OrRefusal<Report> replace_report(const Registry& registry, const Caller& caller, const std::string& id, std::optional<std::int64_t> if_match,
                                 const ReportDocument& document, bool truncated) {
    const auto writing = registry.store.write();
    auto replaced = replace_within(*writing, registry.now(), caller, id, if_match, document, truncated);
    if (std::holds_alternative<Report>(replaced)) writing->commit();
    return replaced;
}

std::optional<Refusal> replace_reports(const Registry& registry, const Caller& caller, const std::vector<ReportReplacement>& replacements) {
    const auto writing = registry.store.write();
    for (const ReportReplacement& one : replacements) {
        const auto replaced = replace_within(*writing, registry.now(), caller, one.id, one.version, one.document, one.truncated);
        if (const auto* refusal = std::get_if<Refusal>(&replaced)) return *refusal;
    }
    writing->commit();
    return {};
}

std::optional<Refusal> refuse_to_change(const Registry& registry, const Caller& caller, const std::string& id, std::optional<std::int64_t> if_match) {
    const auto reading = registry.store.read();
    return refuse_to_replace(*reading, caller, reading->report(caller.sight, id), if_match, registry.now());
}

bool is_evidence_name(std::string_view name) {
    return !name.empty() && name.size() <= 255 &&
           std::none_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '/' || c == '\\'; });
}

OrRefusal<Report> add_evidence(const Registry& registry, const Caller& caller, const std::string& id, std::optional<std::int64_t> if_match,
                               Evidence evidence) {
    bool full = false;
    const auto added = change_report(registry, caller, id, if_match, "add_evidence", [&](Transaction& writing, Report& report, AuditEvent& event) {
        const auto there = writing.evidence(caller.sight, id);
        full = std::count_if(there.begin(), there.end(), [](const Evidence& one) { return one.removed_version == 0; }) >= std::ptrdiff_t{most_evidence};
        if (full) return Outcome::taken;
        if (const Outcome outcome = writing.update_report(caller.sight, report); outcome != Outcome::done) return outcome;
        evidence.id = new_identifier();
        evidence.report = id;
        evidence.added_version = report.version;
        event.file_sha256 = evidence.sha256;
        event.detail = evidence.id;
        return writing.add_evidence(caller.sight, evidence);
    });
    if (full) return Refusal{kind::taken, {"รายงานหนึ่งฉบับแนบหลักฐานได้ไม่เกิน 100 แฟ้ม", "A report has at most 100 evidence files."}, {}, {}};
    return added;
}

OrRefusal<Report> remove_evidence(const Registry& registry, const Caller& caller, const std::string& id, std::optional<std::int64_t> if_match,
                                  const std::string& evidence) {
    return change_report(registry, caller, id, if_match, "remove_evidence", [&](Transaction& writing, Report& report, AuditEvent& event) {
        const auto there = writing.evidence(caller.sight, id);
        const bool is_ours = std::any_of(there.begin(), there.end(), [&](const Evidence& one) { return one.id == evidence && one.removed_version == 0; });
        if (!is_ours) return Outcome::not_found;
        event.detail = evidence;
        if (const Outcome outcome = writing.update_report(caller.sight, report); outcome != Outcome::done) return outcome;
        return writing.remove_evidence(caller.sight, evidence, report.version);
    });
}

}  // namespace server

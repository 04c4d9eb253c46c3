#include "server/office/move_reports.h"

#include "layout/value/write_json.h"
#include "server/office/own_certificate.h"
#include "server/office/report_document.h"
#include "server/office/write_report.h"
#include "server/store/identifier.h"

#include "fonts/sha256.h"

#include <algorithm>

namespace server {

using layout::Value;

namespace {

// The decision if only the signature itself were in order: what must be known before it is
// worth rendering.
ReportDecision decide_but_for_signature(Move move, ReportFacts facts, Actor actor, Instant now) {
    move.confirmed_sha256 = facts.document_sha256 = "signed";
    actor.reauthenticated = true;
    return decide(move, facts, actor, now);
}

// As the signature's lines say it.
Value approver_of(const Caller& caller, const std::string& delegation, Instant now) {
    std::string position = caller.position;
    for (const Delegation& one : caller.actor.delegations) {
        if (one.id != delegation) continue;
        position.clear();
        for (const std::string& line : acting_lines(one)) position += (position.empty() ? "" : " ") + line;
    }
    return Value(Value::Object{{"name", Value(caller.name)}, {"position", Value(position)}, {"date", Value(write_day(day_in_thailand(now)))}});
}

// What sign_off prints: whoever signs, and where the signed document can be checked.
Value as_signed(const Registry& registry, const Report& report, const Value& data, const Caller& caller, const std::string& delegation, Instant now) {
    return with_member(with_member(data, "approver", approver_of(caller, delegation, now)), "verification",
                       verification_address(registry, report.id, report.version + 1));
}

Move move_for(const Transition& transition, const RecordSeen& seen) {
    Move move = transition.move;
    if (seen.version > 0) move.if_match = seen.version;
    return move;
}

// For a list: which of its records it was.
Refusal at_record(Refusal refusal, std::size_t place, bool is_list) {
    if (is_list && refusal.errors.empty())
        refusal.errors.push_back({layout::child_pointer("/records", place), std::string(refusal.kind.code), refusal.detail.thai, refusal.detail.english});
    return refusal;
}

struct ToSign {
    Value data;
    Report report;
    ReportFacts facts;
};

// Decides on a snapshot; what sign_off would print of each report.
OrRefusal<std::vector<ToSign>> look(const Registry& registry, const Caller& caller, const PreparedMoves& prepared) {
    std::vector<ToSign> to_sign;
    const auto reading = registry.store.read();
    for (std::size_t i = 0; i < prepared.moves.size(); ++i) {
        const RecordSeen& seen = prepared.moves[i].seen;
        const auto report = reading->report(caller.sight, seen.id);
        const auto facts = facts_of(*reading, caller.sight, report);
        const Move move = move_for(prepared.transition, seen);
        const auto decision = facts ? decide_but_for_signature(move, *facts, caller.actor, prepared.at) : decide(move, facts, caller.actor, prepared.at);
        if (const auto* refused = std::get_if<MoveRefusal>(&decision)) return at_record(refusal_of(*refused), i, prepared.is_list);
        if (move.action != Action::sign_off) continue;
        const auto json = reading->report_json(caller.sight, seen.id, report->version);
        const auto& allowed = std::get<AllowedMove<ReportState>>(decision);
        to_sign.push_back({as_signed(registry, *report, read_kept(json.value()), caller, allowed.delegation, prepared.at), *report, *facts});
    }
    return to_sign;
}

// `work` for each record, on as many threads as there are; the refusal of the first that was refused.
std::optional<Refusal> do_all(const Registry& registry, std::size_t count, bool is_list, const std::function<std::optional<Refusal>(std::size_t)>& work) {
    std::vector<std::optional<Refusal>> refusals(count);
    registry.spread(count, [&](std::size_t i) { refusals[i] = work(i); });
    for (std::size_t i = 0; i < count; ++i)
        if (refusals[i]) return at_record(*std::move(refusals[i]), i, is_list);
    return {};
}

OrRefusal<std::string> meant_by(const Registry& registry, const std::vector<ToSign>& to_sign, bool is_list) {
    std::vector<PreviewSeen> previews(to_sign.size());
    auto refusal = do_all(registry, to_sign.size(), is_list, [&](std::size_t i) -> std::optional<Refusal> {
        const auto preview = render_document(registry, report_template, to_sign[i].data);
        if (!preview) return refuse_document(preview.problems());
        previews[i] = {{to_sign[i].report.id, to_sign[i].report.version}, fonts::sha256_hex(preview->pdf)};
        return {};
    });
    if (refusal) return *std::move(refusal);
    return is_list ? digest_of_list(previews) : previews.front().sha256;
}

std::optional<Refusal> refuse_the_signature(const Caller& caller, const PreparedMoves& prepared, ReportFacts facts) {
    facts.document_sha256 = prepared.meant_sha256;
    Move move = prepared.transition.move;
    move.if_match = facts.version;
    const auto decision = decide(move, facts, caller.actor, prepared.at);
    if (const auto* refused = std::get_if<MoveRefusal>(&decision)) return refusal_of(*refused);
    return {};
}

// Renders, seals and keeps the file of one report.
std::optional<Refusal> sign(const Registry& registry, const Caller& caller, const ToSign& one, const SealInUse& seal, Instant at, PreparedMove& move) {
    auto issued = issue_document(registry, report_template, one.data, {at, caller.name, "ลงนามรับรองรายงาน", false}, seal);
    if (const auto* refusal = std::get_if<Refusal>(&issued)) return *refusal;
    auto& document = std::get<IssuedDocument>(issued);
    move.document = keep_document(registry, one.report.id, one.report.version + 1, "report.pdf", document, at);
    move.lowered = std::move(document.lowered);
    return {};
}

std::optional<Refusal> sign_all(const Registry& registry, const Caller& caller, PreparedMoves& prepared) {
    const auto looked = look(registry, caller, prepared);
    if (const auto* refusal = std::get_if<Refusal>(&looked)) return *refusal;
    const auto& to_sign = std::get<std::vector<ToSign>>(looked);
    if (to_sign.empty()) return {};
    const auto meant = meant_by(registry, to_sign, prepared.is_list);
    if (const auto* refusal = std::get_if<Refusal>(&meant)) return *refusal;
    prepared.meant_sha256 = std::get<std::string>(meant);
    for (std::size_t i = 0; i < to_sign.size(); ++i) {
        if (const auto refusal = refuse_the_signature(caller, prepared, to_sign[i].facts)) return at_record(*refusal, i, prepared.is_list);
    }
    const auto seal = chosen_seal(registry, caller, prepared.transition.own);
    if (const auto* refusal = std::get_if<Refusal>(&seal)) return *refusal;
    return do_all(registry, to_sign.size(), prepared.is_list, [&](std::size_t i) {
        return sign(registry, caller, to_sign[i], std::get<SealInUse>(seal), prepared.at, prepared.moves[i]);
    });
}

// The record after an allowed move, but for its version.
void apply(Report& report, const Transition& transition, const AllowedMove<ReportState>& allowed, const Caller& caller, Instant at) {
    const Move& move = transition.move;
    report.state = allowed.to;
    report.changed = at;
    if (move.action == Action::return_ || move.action == Action::cancel) report.reason = move.reason;
    switch (move.action) {
        case Action::submit: add_author(report.authors, caller.actor.id); break;
        case Action::check: report.checked_by = caller.actor.id; break;
        case Action::return_:
            report.checked_by = report.signed_by = report.delegation = "";
            report.signed_at.reset();
            break;
        case Action::sign_off:
            report.signed_by = caller.actor.id;
            report.delegation = allowed.delegation;
            report.signed_at = at;
            break;
        case Action::send: report.sent_at = at; break;
        case Action::review: report.review = layout::write_json(*transition.scores); break;
        default: break;
    }
}

Report next_edition_of(const Report& old, const Caller& caller, Instant at) {
    Report report = old;
    report.id = new_identifier();
    report.version = 1;
    report.state = ReportState::draft;
    report.edition = old.edition + 1;
    report.supersedes = old.id;
    report.authors = {caller.actor.id};
    report.checked_by = report.signed_by = report.delegation = report.reason = report.review = "";
    report.created = report.changed = at;
    report.signed_at.reset();
    report.sent_at.reset();
    return report;
}

Outcome take_over_evidence(Transaction& writing, const Caller& caller, const Report& report, Instant at) {
    AuditEvent event = event_of(report, caller, "add_evidence", at);
    for (Evidence one : writing.evidence(caller.sight, report.supersedes)) {
        if (one.removed_version != 0) continue;
        one.id = new_identifier();
        one.report = report.id;
        one.added_version = report.version;
        if (const Outcome outcome = writing.add_evidence(caller.sight, one); outcome != Outcome::done) return outcome;
        event.file_sha256 = one.sha256;
        event.detail = one.id;
        writing.append(event);
    }
    return Outcome::done;
}

// A new edition that says what the old one says, with its evidence.
OrRefusal<Report> revise(Transaction& writing, const Caller& caller, const Report& old, Instant at) {
    const Report report = next_edition_of(old, caller, at);
    const std::string json = writing.report_json(caller.sight, old.id, old.version).value();
    const Outcome added = writing.add_report(report, {json, words_of(read_kept(json))});
    if (added == Outcome::taken)
        return Refusal{kind::edition_open, {"มีฉบับใหม่ของรายงานนี้อยู่แล้ว", "There is a newer edition of this report already."}, {}, {}};
    if (added != Outcome::done) return refusal_of(added);
    AuditEvent event = event_of(report, caller, name_of(Action::revise), at);
    event.detail = old.id;
    writing.append(std::move(event));
    if (const Outcome outcome = take_over_evidence(writing, caller, report, at); outcome != Outcome::done) return refusal_of(outcome);
    return report;
}

// The edition before, once this one is signed off. One that was cancelled stays so.
std::optional<Refusal> supersede(Transaction& writing, const Caller& caller, const Report& newer, Instant at) {
    const auto found = writing.report(caller.sight, newer.supersedes);
    if (!found || found->state == ReportState::cancelled || found->state == ReportState::superseded) return {};
    Move move;
    move.action = Action::supersede;
    move.if_match = found->version;
    const auto decision = decide(move, facts_of(writing, caller.sight, found), caller.actor, at);
    if (const auto* refused = std::get_if<MoveRefusal>(&decision)) return refusal_of(*refused);
    return follow(writing, caller, *found, std::get<AllowedMove<ReportState>>(decision).to, move.action, newer.id, at);
}

std::string detail_of(const Transition& transition, const Report& report, const PreparedMove& one) {
    if (transition.move.action == Action::return_ || transition.move.action == Action::cancel) return transition.move.reason;
    return one.document ? sealing_detail(report.delegation, one.document->signature) : "";
}

OrRefusal<Report> carry_out(Transaction& writing, const Caller& caller, const PreparedMoves& prepared, const PreparedMove& one) {
    const auto found = writing.report(caller.sight, one.seen.id);
    auto facts = facts_of(writing, caller.sight, found);
    if (facts) facts->document_sha256 = prepared.meant_sha256;
    const auto decision = decide(move_for(prepared.transition, one.seen), facts, caller.actor, prepared.at);
    if (const auto* refused = std::get_if<MoveRefusal>(&decision)) return refusal_of(*refused);
    if (prepared.transition.move.action == Action::revise) return revise(writing, caller, *found, prepared.at);

    Report report = *found;
    apply(report, prepared.transition, std::get<AllowedMove<ReportState>>(decision), caller, prepared.at);
    ++report.version;
    if (const Outcome outcome = writing.update_report(caller.sight, report); outcome != Outcome::done) return refusal_of(outcome);
    AuditEvent event = event_of(report, caller, name_of(prepared.transition.move.action), prepared.at);
    event.detail = detail_of(prepared.transition, report, one);
    if (one.document) {
        event.file_sha256 = one.document->sha256;
        if (const Outcome outcome = writing.add_document(caller.sight, *one.document); outcome != Outcome::done) return refusal_of(outcome);
    }
    writing.append(std::move(event));
    if (one.document && !report.supersedes.empty())
        if (const auto refusal = supersede(writing, caller, report, prepared.at)) return *refusal;
    return report;
}

}  // namespace

std::optional<Refusal> follow(Transaction& writing, const Caller& caller, Report report, ReportState to, Action action, const std::string& other, Instant at) {
    report.state = to;
    report.changed = at;
    ++report.version;
    if (const Outcome outcome = writing.update_report(caller.sight, report); outcome != Outcome::done) return refusal_of(outcome);
    AuditEvent event = event_of(report, caller, name_of(action), at);
    event.detail = other;
    writing.append(std::move(event));
    return {};
}

std::string digest_of_list(const std::vector<PreviewSeen>& list) {
    std::string lines;
    for (const PreviewSeen& one : list) lines += one.record.id + " " + std::to_string(one.record.version) + " " + one.sha256 + "\n";
    return fonts::sha256_hex(lines);
}

OrRefusal<PreparedMoves> prepare_moves(const Registry& registry, const Caller& caller, Transition transition, bool is_list) {
    PreparedMoves prepared;
    prepared.at = registry.now();
    for (const RecordSeen& seen : transition.records) prepared.moves.push_back({seen, {}});
    prepared.transition = std::move(transition);
    prepared.is_list = is_list;
    if (prepared.transition.move.action == Action::sign_off)
        if (auto refusal = sign_all(registry, caller, prepared)) return *std::move(refusal);
    return prepared;
}

OrRefusal<std::vector<Report>> carry_out_moves(Transaction& writing, const Caller& caller, const PreparedMoves& prepared) {
    std::vector<Report> moved;
    for (std::size_t i = 0; i < prepared.moves.size(); ++i) {
        auto one = carry_out(writing, caller, prepared, prepared.moves[i]);
        if (const auto* refusal = std::get_if<Refusal>(&one)) return at_record(*refusal, i, prepared.is_list);
        moved.push_back(std::get<Report>(std::move(one)));
    }
    return moved;
}

OrRefusal<layout::Rendered> preview_report(const Registry& registry, const Caller& caller, const std::string& id) {
    const Instant now = registry.now();
    std::optional<Value> data;
    {
        const auto reading = registry.store.read();
        const auto report = reading->report(caller.sight, id);
        if (!report) return refusal_of(Outcome::not_found);
        data = read_kept(reading->report_json(caller.sight, id, report->version).value());
        Move move;
        move.action = Action::sign_off;
        move.if_match = report->version;
        const auto decision = decide_but_for_signature(move, *facts_of(*reading, caller.sight, report), caller.actor, now);
        if (const auto* allowed = std::get_if<AllowedMove<ReportState>>(&decision)) data = as_signed(registry, *report, *data, caller, allowed->delegation, now);
    }
    auto rendered = render_document(registry, report_template, *data);
    if (!rendered) return refuse_document(rendered.problems());
    return *std::move(rendered);
}

}  // namespace server

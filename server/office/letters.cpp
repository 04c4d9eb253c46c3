#include "server/office/letters.h"

#include "layout/number_letter.h"
#include "server/office/ink_letter.h"
#include "server/office/move_reports.h"
#include "server/office/own_certificate.h"
#include "server/office/report_document.h"
#include "server/office/write_report.h"
#include "server/signoff/seal/register_letter.h"
#include "server/store/identifier.h"

#include "fonts/sha256.h"

namespace server {

using layout::Value;

namespace {

LetterDecision decide_but_for_signature(Move move, std::optional<LetterFacts> facts, Actor actor, Instant now) {
    if (facts) move.confirmed_sha256 = facts->document_sha256 = "signed";
    actor.reauthenticated = true;
    return decide(move, facts, actor, now);
}

// The letter could be printed as it is now; else why not.
std::optional<Refusal> refuse_to_print(const Registry& registry, const Caller& caller, const LetterDocument& document) {
    const auto whole = put_together(*registry.store.read(), caller, document);
    if (!whole) return refuse_document(whole.problems());
    const auto rendered = render_document(registry, document.form, *whole);
    if (!rendered) return refuse_document(rendered.problems());
    return {};
}

struct ToSign {
    Letter letter;
    LetterFacts facts;
    LetterDocument kept;
    Value document;
};

// What the caller would sign now.
OrRefusal<ToSign> look(const Registry& registry, const Caller& caller, const std::string& id, const Move& move, Instant now) {
    const auto reading = registry.store.read();
    const auto letter = reading->letter(caller.sight, id);
    const auto facts = facts_of(*reading, caller.sight, letter);
    const auto decision = decide_but_for_signature(move, facts, caller.actor, now);
    if (const auto* refused = std::get_if<MoveRefusal>(&decision)) return refusal_of(*refused);
    LetterDocument kept = read_kept_letter(reading->letter_json(caller.sight, id, letter->version).value());
    const auto whole = put_together(*reading, caller, kept);
    if (!whole) return refuse_document(whole.problems());
    auto document = with_signer(*whole, caller, std::get<AllowedMove<LetterState>>(decision).delegation);
    if (const auto* refusal = std::get_if<Refusal>(&document)) return *refusal;
    return ToSign{*letter, *facts, std::move(kept), with_address(registry, *letter, std::get<Value>(std::move(document)))};
}

void keep(const Registry& registry, const char* name, IssuedDocument document, std::int64_t version, PreparedLetter& prepared) {
    prepared.file = keep_document(registry, prepared.id, version, name, document, prepared.at);
    prepared.lowered = std::move(document.lowered);
}

std::optional<Refusal> sign(const Registry& registry, const Caller& caller, PreparedLetter& prepared, const std::optional<OwnCertificate>& own) {
    const auto looked = look(registry, caller, prepared.id, prepared.move, prepared.at);
    if (const auto* refusal = std::get_if<Refusal>(&looked)) return *refusal;
    const ToSign& seen = std::get<ToSign>(looked);
    const auto preview = render_document(registry, seen.kept.form, seen.document);
    if (!preview) return refuse_document(preview.problems());
    LetterFacts facts = seen.facts;
    facts.document_sha256 = prepared.meant_sha256 = fonts::sha256_hex(preview->pdf);
    const auto decision = decide(prepared.move, facts, caller.actor, prepared.at);
    if (const auto* refused = std::get_if<MoveRefusal>(&decision)) return refusal_of(*refused);

    const auto seal = chosen_seal(registry, caller, own);
    if (const auto* refusal = std::get_if<Refusal>(&seal)) return *refusal;
    auto issued = issue_document(registry, seen.kept.form, seen.document, {prepared.at, caller.name, "ลงนามหนังสือ", true}, std::get<SealInUse>(seal));
    if (const auto* refusal = std::get_if<Refusal>(&issued)) return *refusal;
    keep(registry, "letter-signed.pdf", std::get<IssuedDocument>(std::move(issued)), seen.letter.version + 1, prepared);
    prepared.json = signed_json(seen.kept, seen.document);
    return {};
}

// What the register's number is written into: the signed file, and what it was made from.
struct ToNumber {
    Letter letter;
    LetterDocument kept;
    DocumentFile file;
};

OrRefusal<ToNumber> look_at_signed(const Registry& registry, const Caller& caller, const PreparedLetter& prepared) {
    const auto reading = registry.store.read();
    const auto letter = reading->letter(caller.sight, prepared.id);
    const auto decision = decide(prepared.move, facts_of(*reading, caller.sight, letter), caller.actor, prepared.at);
    if (const auto* refused = std::get_if<MoveRefusal>(&decision)) return refusal_of(*refused);
    return ToNumber{*letter, read_kept_letter(reading->letter_json(caller.sight, letter->id, letter->version).value()),
                    reading->documents(caller.sight, letter->id).back()};
}

std::optional<Refusal> number(const Registry& registry, const Caller& caller, PreparedLetter& prepared) {
    const auto looked = look_at_signed(registry, caller, prepared);
    if (const auto* refusal = std::get_if<Refusal>(&looked)) return *refusal;
    const auto& [letter, kept, file] = std::get<ToNumber>(looked);
    const auto numbers = layout::number_letter(*layout::find_form(registry.house.forms, kept.form), *kept.value.find("document"),
                                               registry.house.site(), prepared.move.number, write_day(*prepared.move.date));
    if (!numbers) return refuse_document(numbers.problems());
    const auto signed_bytes = registry.files.read(file.sha256);
    if (!signed_bytes) throw std::runtime_error("the kept file " + file.sha256 + " is missing");
    const auto chosen = records_seal(registry, letter.office);
    if (const auto* refusal = std::get_if<Refusal>(&chosen)) return *refusal;
    const SealInUse& seal = std::get<SealInUse>(chosen);
    const Numbering numbering{numbers->number, numbers->date, numbers->appearances, std::chrono::floor<std::chrono::seconds>(prepared.at), caller.name,
                              seal.reason("ลงเลขที่และวันที่")};
    Sealed numbered = register_letter(*signed_bytes, numbering, *seal.credential, seal.wishes);
    const SignatureFacts signature = facts_of(numbered, *seal.credential, seal.means);
    keep(registry, "letter.pdf", {std::move(numbered.bytes), file.pages, signature, std::move(numbered.lowered)}, letter.version + 1, prepared);
    return {};
}

void apply(Letter& letter, const Move& move, const AllowedMove<LetterState>& allowed, const Caller& caller, Instant at) {
    letter.state = allowed.to;
    letter.changed = at;
    if (move.action == Action::sign) {
        letter.signed_by = caller.actor.id;
        letter.delegation = allowed.delegation;
        letter.signed_at = at;
    }
    if (move.action == Action::register_ || move.action == Action::record_ink) {
        letter.number = move.number;
        letter.date = move.date;
    }
    if (move.action == Action::send) letter.sent_at = at;
    if (move.action == Action::cancel) letter.reason = move.reason;
}

std::string detail_of(const Letter& letter, const PreparedLetter& prepared) {
    const Move& move = prepared.move;
    if (move.action == Action::sign) return sealing_detail(letter.delegation, prepared.file->signature);
    const std::string entry = letter.date ? letter.code + "/" + letter.number + " " + write_day(*letter.date) + " " : "";
    if (move.action == Action::register_) return entry + sealing_detail("", prepared.file->signature);
    if (move.action == Action::record_ink) return entry + sealing_detail(letter.delegation, {means::ink});
    return move.action == Action::cancel ? letter.reason : "";
}

// With the letter go its reports, but those that another letter has sent.
std::optional<Refusal> send_reports(Transaction& writing, const Caller& caller, const Letter& letter, Instant at) {
    for (std::size_t i = 0; i < letter.reports.size(); ++i) {
        const auto found = writing.report(caller.sight, letter.reports[i]);
        if (found && (found->state == ReportState::sent || found->state == ReportState::reviewed)) continue;
        Move move;
        move.action = Action::send;
        move.if_match = found ? found->version : 0;
        const auto decision = decide(move, server::facts_of(writing, caller.sight, found), caller.actor, at);
        if (const auto* refused = std::get_if<MoveRefusal>(&decision)) {
            Refusal refusal = refusal_of(*refused);
            refusal.errors.push_back({layout::child_pointer("/reports", i), std::string(refused->code), refused->thai, refused->english});
            return refusal;
        }
        Report report = *found;
        report.sent_at = at;
        if (auto refusal = follow(writing, caller, std::move(report), std::get<AllowedMove<ReportState>>(decision).to, move.action, letter.id, at)) return refusal;
    }
    return {};
}

Refusal refusal_of_update(Outcome outcome) {
    if (outcome != Outcome::taken) return refusal_of(outcome);
    return {kind::number_taken, {"เลขที่นี้ใช้กับหนังสือฉบับอื่นในปีปฏิทินเดียวกันแล้ว โปรดตรวจสอบทะเบียนหนังสือส่ง",
                                 "Another letter of this code has the number in the same calendar year; look into the register."}, {}, {}};
}

}  // namespace

std::optional<LetterFacts> facts_of(const Transaction& reading, const Sight& sight, const std::optional<Letter>& letter) {
    if (!letter) return {};
    LetterFacts facts;
    facts.office = letter->office;
    facts.state = letter->state;
    facts.version = letter->version;
    facts.authors = letter->authors;
    facts.was_sent = letter->sent_at.has_value();
    for (const std::string& id : letter->reports) {
        const auto report = reading.report(sight, id);
        facts.reports.push_back(report ? report->state : ReportState::cancelled);
    }
    const auto documents = reading.documents(sight, letter->id);
    if (!documents.empty() && documents.back().version == letter->version && documents.back().signature.means == means::ink)
        facts.document_sha256 = documents.back().sha256;
    return facts;
}

Value with_address(const Registry& registry, const Letter& letter, Value document) {
    const Value* asked = layout::at_pointer(document, "/letter/verification_code");
    if (!asked || asked->kind() != Value::Kind::boolean || !asked->boolean()) return document;
    return with_member(document, "verification", verification_address(registry, letter.id, letter.version + 1));
}

OrRefusal<Letter> prepare_new_letter(const Registry& registry, const Caller& caller, const LetterDocument& document) {
    if (const auto refused = refuse_to_create_letter(caller.actor)) return refusal_of(*refused);
    if (const auto refusal = refuse_to_print(registry, caller, document)) return *refusal;
    Letter letter;
    take_facts(letter, document);
    letter.id = new_identifier();
    letter.office = caller.actor.office;
    letter.authors = {caller.actor.id};
    letter.created = letter.changed = registry.now();
    return letter;
}

std::optional<Refusal> add_new_letter(Transaction& writing, const Caller& caller, const Letter& letter, const LetterDocument& document) {
    if (const Outcome outcome = writing.add_letter(letter, document.json); outcome != Outcome::done) return refusal_of(outcome);
    writing.append(event_of(letter, caller, "create", letter.created));
    return {};
}

OrRefusal<Letter> create_letter(const Registry& registry, const Caller& caller, const LetterDocument& document) {
    auto made = prepare_new_letter(registry, caller, document);
    if (const auto* letter = std::get_if<Letter>(&made)) {
        const auto writing = registry.store.write();
        if (const auto refusal = add_new_letter(*writing, caller, *letter, document)) return *refusal;
        writing->commit();
    }
    return made;
}

OrRefusal<Letter> replace_letter(const Registry& registry, const Caller& caller, const std::string& id, std::optional<std::int64_t> if_match,
                                 const LetterDocument& document) {
    if (const auto refusal = refuse_to_print(registry, caller, document)) return *refusal;
    Move move;
    move.action = Action::replace;
    move.if_match = if_match;
    const Instant now = registry.now();
    const auto writing = registry.store.write();
    const auto found = writing->letter(caller.sight, id);
    const auto decision = decide(move, facts_of(*writing, caller.sight, found), caller.actor, now);
    if (const auto* refused = std::get_if<MoveRefusal>(&decision)) return refusal_of(*refused);
    Letter letter = *found;
    take_facts(letter, document);
    ++letter.version;
    letter.changed = now;
    add_author(letter.authors, caller.actor.id);
    if (const Outcome outcome = writing->update_letter(caller.sight, letter, &document.json); outcome != Outcome::done) return refusal_of(outcome);
    writing->append(event_of(letter, caller, name_of(Action::replace), now));
    writing->commit();
    return letter;
}

OrRefusal<layout::Rendered> preview_letter(const Registry& registry, const Caller& caller, const std::string& id) {
    const Instant now = registry.now();
    const auto found = registry.store.read()->letter(caller.sight, id);
    if (!found) return refusal_of(Outcome::not_found);
    Move move;
    move.action = Action::sign;
    move.if_match = found->version;
    auto looked = look(registry, caller, id, move, now);
    std::optional<Value> document;
    LetterDocument kept;
    if (const auto* seen = std::get_if<ToSign>(&looked)) {
        document = seen->document;
        kept = seen->kept;
    } else {
        const auto reading = registry.store.read();
        kept = read_kept_letter(reading->letter_json(caller.sight, id, found->version).value());
        const Value* was_signed = kept.value.find("document");
        const auto whole = was_signed ? layout::Result<Value>(*was_signed) : put_together(*reading, caller, kept);
        if (!whole) return refuse_document(whole.problems());
        document = *whole;
    }
    auto rendered = render_document(registry, kept.form, *document);
    if (!rendered) return refuse_document(rendered.problems());
    return *std::move(rendered);
}

OrRefusal<PreparedLetter> prepare_letter(const Registry& registry, const Caller& caller, const std::string& id, const Move& move,
                                         const std::optional<OwnCertificate>& own) {
    PreparedLetter prepared;
    prepared.at = registry.now();
    prepared.move = move;
    prepared.id = id;
    std::optional<Refusal> refusal;
    if (move.action == Action::sign) refusal = sign(registry, caller, prepared, own);
    if (move.action == Action::register_) refusal = number(registry, caller, prepared);
    if (refusal) return *refusal;
    return prepared;
}

OrRefusal<Letter> carry_out_letter(Transaction& writing, const Caller& caller, const PreparedLetter& prepared) {
    const auto found = writing.letter(caller.sight, prepared.id);
    auto facts = facts_of(writing, caller.sight, found);
    if (facts && prepared.move.action == Action::sign) facts->document_sha256 = prepared.meant_sha256;
    const auto decision = decide(prepared.move, facts, caller.actor, prepared.at);
    if (const auto* refused = std::get_if<MoveRefusal>(&decision)) return refusal_of(*refused);
    Letter letter = *found;
    if (prepared.move.action == Action::record_ink)
        if (auto refusal = take_paper_signature(writing, *facts, prepared.move, letter)) return *std::move(refusal);
    apply(letter, prepared.move, std::get<AllowedMove<LetterState>>(decision), caller, prepared.at);
    ++letter.version;
    if (!prepared.json.empty()) letter.data_sha256 = fonts::sha256_hex(prepared.json);
    const Outcome outcome = writing.update_letter(caller.sight, letter, prepared.json.empty() ? nullptr : &prepared.json);
    if (outcome != Outcome::done) return refusal_of_update(outcome);
    AuditEvent event = event_of(letter, caller, name_of(prepared.move.action), prepared.at);
    event.detail = detail_of(letter, prepared);
    if (prepared.file) {
        event.file_sha256 = prepared.file->sha256;
        if (const Outcome added = writing.add_document(caller.sight, *prepared.file); added != Outcome::done) return refusal_of(added);
    }
    writing.append(std::move(event));
    if (prepared.move.action == Action::send)
        if (const auto refusal = send_reports(writing, caller, letter, prepared.at)) return *refusal;
    return letter;
}

}  // namespace server

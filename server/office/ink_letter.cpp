#include "server/office/ink_letter.h"

#include <algorithm>

namespace server {

namespace {

constexpr std::ptrdiff_t most_scans = 20;  // Of one letter.

Refusal not_this_signer() {
    return {kind::signer,
            {"ผู้ที่ระบุไม่มีอำนาจลงนามหนังสือฉบับนี้ในวันดังกล่าว หรือเป็นผู้จัดทำหนังสือเอง",
             "The person named had no right to sign this letter on that day, or has prepared it."}, {}, {}};
}

// As if that person asked.
Caller asking(const Transaction& reading, const Person& person) {
    Caller caller;
    caller.delegations = std::make_shared<const std::vector<Delegation>>(reading.delegations_of(person.id));
    caller.actor = {true, person.id, person.office, person.roles, *caller.delegations, true};
    caller.sight = {person.office};
    caller.name = person.name;
    caller.position = person.position;
    return caller;
}

// Somebody of the office.
std::optional<Caller> caller_named(const Transaction& reading, const std::string& office, const std::string& id) {
    const auto person = reading.person({office}, id);
    return person ? std::optional(asking(reading, *person)) : std::nullopt;
}

Instant noon_of(Day day) { return day + std::chrono::hours(5); }  // In Thailand: delegations hold by the day.

// Whether that person might sign the letter then.
LetterDecision decide_on_paper(LetterFacts facts, const Caller& signer, Instant at) {
    Move move;
    move.action = Action::sign;
    move.if_match = facts.version;
    move.confirmed_sha256 = facts.document_sha256 = "paper";
    Actor actor = signer.actor;
    actor.reauthenticated = true;
    return decide(move, facts, actor, at);
}

// Without a day: a role lets sign on any, a delegation on its first.
bool might_sign(const Transaction& reading, const LetterFacts& facts, const Person& person, std::optional<Day> day) {
    const Caller signer = asking(reading, person);
    std::vector<Day> days{day.value_or(Day())};
    if (!day)
        for (const Delegation& one : *signer.delegations) days.push_back(one.first);
    return std::any_of(days.begin(), days.end(), [&](Day one) { return std::holds_alternative<AllowedMove<LetterState>>(decide_on_paper(facts, signer, noon_of(one))); });
}

Refusal refusal_of_signer(const MoveRefusal& refused) { return refused.status == 403 ? not_this_signer() : refusal_of(refused); }

LetterDecision decide_to_add(const std::optional<LetterFacts>& facts, const Caller& caller, std::optional<std::int64_t> if_match, Instant now) {
    Move move;
    move.action = Action::add_scan;
    move.if_match = if_match;
    return decide(move, facts, caller.actor, now);
}

std::string name_of_scan(const std::string& media_type) { return "scan." + media_type.substr(media_type.find('/') + 1); }

}  // namespace

OrRefusal<layout::Rendered> print_letter(const Registry& registry, const Caller& caller, const std::string& id, const std::string& signer) {
    std::string form;
    std::optional<layout::Value> document;
    {
        const auto reading = registry.store.read();
        const auto letter = reading->letter(caller.sight, id);
        if (!letter) return refusal_of(Outcome::not_found);
        const auto who = signer.empty() ? std::optional(caller) : caller_named(*reading, letter->office, signer);
        if (!who) return not_this_signer();
        const auto decision = decide_on_paper(*facts_of(*reading, caller.sight, letter), *who, registry.now());
        if (const auto* refused = std::get_if<MoveRefusal>(&decision)) return refusal_of_signer(*refused);
        const LetterDocument kept = read_kept_letter(reading->letter_json(caller.sight, id, letter->version).value());
        const auto whole = put_together(*reading, *who, kept);
        if (!whole) return refuse_document(whole.problems());
        auto with_lines = with_signer(*whole, *who, std::get<AllowedMove<LetterState>>(decision).delegation);
        if (const auto* refusal = std::get_if<Refusal>(&with_lines)) return *refusal;
        document = with_address(registry, *letter, std::get<layout::Value>(std::move(with_lines)));  // The scan is the next version.
        form = kept.form;
    }
    auto rendered = render_document(registry, form, *document);
    if (!rendered) return refuse_document(rendered.problems());
    return *std::move(rendered);
}

std::vector<Person> paper_signers(const Transaction& reading, const Letter& letter, std::optional<Day> day) {
    const LetterFacts facts = facts_of(reading, {letter.office}, letter).value();
    std::vector<Person> signers = reading.people({letter.office});
    std::erase_if(signers, [&](const Person& person) { return !might_sign(reading, facts, person, day); });
    return signers;
}

std::optional<Refusal> refuse_to_add_scan(const Registry& registry, const Caller& caller, const std::string& id, std::optional<std::int64_t> if_match) {
    const auto reading = registry.store.read();
    const auto decision = decide_to_add(facts_of(*reading, caller.sight, reading->letter(caller.sight, id)), caller, if_match, registry.now());
    if (const auto* refused = std::get_if<MoveRefusal>(&decision)) return refusal_of(*refused);
    return {};
}

OrRefusal<Letter> add_scan(const Registry& registry, const Caller& caller, const std::string& id, std::optional<std::int64_t> if_match,
                           DocumentFile scan) {
    const Instant now = registry.now();
    const auto writing = registry.store.write();
    const auto found = writing->letter(caller.sight, id);
    const auto decision = decide_to_add(facts_of(*writing, caller.sight, found), caller, if_match, now);
    if (const auto* refused = std::get_if<MoveRefusal>(&decision)) return refusal_of(*refused);
    if (std::ssize(writing->documents(caller.sight, id)) >= most_scans)
        return Refusal{kind::taken, {"หนังสือหนึ่งฉบับแนบภาพสแกนได้ไม่เกิน 20 ครั้ง", "A letter is scanned at most 20 times."}, {}, {}};
    Letter letter = *found;
    ++letter.version;
    letter.changed = now;
    if (const Outcome outcome = writing->update_letter(caller.sight, letter); outcome != Outcome::done) return refusal_of(outcome);
    scan.owner = id;
    scan.version = letter.version;
    scan.name = name_of_scan(scan.media_type);
    scan.code = verification_code(id, letter.version);
    scan.made = now;
    scan.signature.means = means::ink;
    if (const Outcome outcome = writing->add_document(caller.sight, scan); outcome != Outcome::done) return refusal_of(outcome);
    AuditEvent event = event_of(letter, caller, name_of(Action::add_scan), now);
    event.file_sha256 = scan.sha256;
    writing->append(std::move(event));
    writing->commit();
    return letter;
}

std::optional<Refusal> take_paper_signature(const Transaction& reading, const LetterFacts& facts, const Move& move, Letter& letter) {
    const auto signer = caller_named(reading, letter.office, move.signer);
    if (!signer) return not_this_signer();
    const auto decision = decide_on_paper(facts, *signer, noon_of(*move.date));
    if (const auto* refused = std::get_if<MoveRefusal>(&decision)) return refusal_of_signer(*refused);
    letter.by_hand = true;
    letter.signed_by = signer->actor.id;
    letter.delegation = std::get<AllowedMove<LetterState>>(decision).delegation;
    return {};
}

}  // namespace server

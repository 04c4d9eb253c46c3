// A letter that is signed by hand: printed without a seal, signed and numbered on paper, and of that the
// fact, the number, the date and the scan are kept.

#pragma once

#include "server/office/letters.h"

#include <optional>
#include <string>
#include <vector>

namespace server {

// The pages to be signed: final, number and date left free, with the lines of the person who will
// sign (an id; "": the caller). 422 "signer" when that person may not sign the letter today.
OrRefusal<layout::Rendered> print_letter(const Registry& registry, const Caller& caller, const std::string& id, const std::string& signer);

// Who of the letter's office might sign it on paper on that day or, without one, on some day; by login.
std::vector<Person> paper_signers(const Transaction& reading, const Letter& letter, std::optional<Day> day);

// Whether the caller may add a scan now: asked before a long upload begins.
std::optional<Refusal> refuse_to_add_scan(const Registry& registry, const Caller& caller, const std::string& id, std::optional<std::int64_t> if_match);

// `scan` says media type, digest and size of a file that is kept already. It stands for the letter as it is
// now: who changes the letter, or adds another, must scan it again.
OrRefusal<Letter> add_scan(const Registry& registry, const Caller& caller, const std::string& id, std::optional<std::int64_t> if_match,
                           DocumentFile scan);

// Puts into the letter who has signed it on paper, by which delegation; 422 "signer" when that person might
// not on the letter's day.
std::optional<Refusal> take_paper_signature(const Transaction& reading, const LetterFacts& facts, const Move& move, Letter& letter);

}  // namespace server

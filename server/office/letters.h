// Letters that send reports: made, signed, numbered, sent.

#pragma once

#include "server/office/issue_document.h"
#include "server/office/letter_document.h"
#include "server/office/transition.h"

#include <functional>
#include <optional>
#include <string>

namespace server {

// A draft of the caller's own office. Refuses what could not be printed; takes as long as a rendering.
OrRefusal<Letter> create_letter(const Registry& registry, const Caller& caller, const LetterDocument& document);
// The same in two halves: what takes time, and the change of rows.
OrRefusal<Letter> prepare_new_letter(const Registry& registry, const Caller& caller, const LetterDocument& document);
std::optional<Refusal> add_new_letter(Transaction& writing, const Caller& caller, const Letter& letter, const LetterDocument& document);

OrRefusal<Letter> replace_letter(const Registry& registry, const Caller& caller, const std::string& id, std::optional<std::int64_t> if_match,
                                 const LetterDocument& document);

// As a PDF: as the caller would sign it now, or where the caller may not, as a draft. Of one that is signed, what was signed.
OrRefusal<layout::Rendered> preview_letter(const Registry& registry, const Caller& caller, const std::string& id);

// What the rules of moves must know of a letter; its document is the scan of this version, or none.
std::optional<LetterFacts> facts_of(const Transaction& reading, const Sight& sight, const std::optional<Letter>& letter);

// The document with the address of its QR code, where the letter asks for one: the address of its next version.
layout::Value with_address(const Registry& registry, const Letter& letter, layout::Value document);

struct PreparedLetter {
    Instant at;
    Move move;
    std::string id, meant_sha256;
    std::optional<DocumentFile> file;  // letter-signed.pdf, or letter.pdf with number and date; kept already.
    layout::Problems lowered;          // Why its seal is lower than was wished.
    std::string json;                  // Of a letter that is signed: its data from now on.
};

// sign, register, record_ink, send or cancel: as prepare_moves and carry_out_moves. What a signer confirms is the
// SHA-256 of the preview. `send` moves the reports that are signed off to sent; all of
// them must be signed still.
OrRefusal<PreparedLetter> prepare_letter(const Registry& registry, const Caller& caller, const std::string& id, const Move& move,
                                         const std::optional<OwnCertificate>& own = {});
OrRefusal<Letter> carry_out_letter(Transaction& writing, const Caller& caller, const PreparedLetter& prepared);

}  // namespace server

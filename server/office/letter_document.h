// What a letter says: {"template", "reports", "letter"}: which form, which reports it sends (ids, in its
// order) and the "letter" of a bma-report/1 document.
//
// The record decides what the letter leaves open: "state" follows from the record's own, number and
// date come from the register, and whoever signs is printed as its signer. Once signed, the record's data is {"template",
// "reports", "document"} with the very document that was printed.

#pragma once

#include "layout/problem.h"
#include "layout/value/value.h"
#include "server/office/registry.h"

#include <string>
#include <string_view>
#include <vector>

namespace server {

struct LetterDocument {
    layout::Value value;
    std::string json;
    std::string form;                  // A template of letters.
    std::vector<std::string> reports;  // 1 to 200, none twice.
};

// Refused: what is not of that shape, a number or date (the register gives them), a template that is none of letters.
layout::Result<LetterDocument> read_letter_document(const Registry& registry, std::string_view body);

// The same for one that is kept.
LetterDocument read_kept_letter(const std::string& json);

void take_facts(Letter& letter, const LetterDocument& document);

// The bma-report/1 document that the form prints, without number and date. Problems name the
// reports that are not there for this caller's office.
layout::Result<layout::Value> put_together(const Transaction& reading, const Caller& caller, const LetterDocument& document);

// The same as it is signed: final, and with the signer's lines. Refuses a signer without a family name.
OrRefusal<layout::Value> with_signer(const layout::Value& document, const Caller& caller, const std::string& delegation);

// What is kept of a letter that is signed.
std::string signed_json(const LetterDocument& letter, const layout::Value& document);

}  // namespace server

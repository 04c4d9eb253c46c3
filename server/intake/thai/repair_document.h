// A document's texts repaired, with a list of what was done and what is left to do.

#pragma once

#include "layout/value/value.h"
#include "server/intake/thai/repair_text.h"
#include "server/report/finding.h"

namespace server {

struct RepairedDocument {
    layout::Value value;  // With the certain repairs.
    Findings changes;     // Those, with their places in the texts as they were sent.
    Findings suspects;    // What is left to a person, likewise; the suggestions suit the texts as sent.
};

// Every text of the document, and none of its names. Persons' names, which are known by where
// they stand (signer, reporter, approver), keep their words.
RepairedDocument repair_document(const layout::Value& document, const RepairWords& words);

// The edits of one text, as the changes of a document are listed.
Findings changes_in(const std::string& pointer, const EditedText& text);

}  // namespace server

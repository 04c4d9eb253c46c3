// A form and its data become a Document.

#pragma once

#include "layout/document.h"
#include "layout/facts.h"
#include "layout/problem.h"
#include "layout/template/form_tree.h"

#include <memory>
#include <string>

namespace layout {

// What a sender may ask for beside the data.
struct Wishes {
    bool lists = false;  // Numbered items inside a text each begin a line, where the form has lists="yes".
};

struct Filled {
    Document document;
    Facts facts;
    std::string file_name, ascii_file_name;  // Without extension, safe as a file's name.
    Digits digits = Digits::as_given;  // As the form and the data settle it.
    Value printed;  // The members that the form printed, or decided by; filling it gives the same Document.
};

// `data` has passed the form's schema. Every text goes through admit_text here, so that all
// refused characters are told at once, each with its pointer. Other problems: "format" (a
// member that its format cannot read), "emblem" (a form that demands the site's emblem, and
// the site has none). Prints nothing for a member that is null or absent.
Result<Filled> fill(const FormTree& tree, const Value& data, const std::shared_ptr<const Path>& emblem, const Wishes& wishes = {});

}  // namespace layout

// The whole way: a request's body in, a PDF out.

#pragma once

#include "layout/cpu_budget.h"
#include "layout/page.h"
#include "layout/problem.h"
#include "layout/template/fill.h"
#include "layout/template/form.h"
#include "layout/value/read_json.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace layout {

class Lexicon;

// What the installation supplies and no sender can.
struct Site {
    std::shared_ptr<const Path> emblem;    // nullptr: drafts get a placeholder, final letters are refused.
    std::shared_ptr<const Lexicon> words;  // With the site's own terms; nullptr: the built-in Thai words.
    // What a schema cannot say: rules across fields, by the name that the form asks for.
    std::function<Problems(std::string_view rules, const Value& data)> rules;
    std::string emblem_sha256;  // Of the file that the emblem came from.
};

struct Rendered {
    std::string pdf;
    Pages pages;
    std::string file_name;        // UTF-8, for people, no extension; safe as a file's name.
    std::string ascii_file_name;  // The same from codes: [A-Za-z0-9._-], no extension.
};

// A place of the document that was repaired before it came here: code points of the text as it
// had been sent, and the rule's name.
struct Repair {
    std::string pointer;
    std::size_t start = 0, end = 0;
    std::string rule;
};

// How far a rendering may go, what its sender asked for, and what was done before.
struct RenderOptions {
    JsonLimits limits;
    CpuBudget budget;
    Wishes wishes;
    std::vector<Repair> repairs;  // Told in the PDF's render.json.
    std::optional<SealPlace> seal;  // The document is to be sealed, and gets a place for that.
};

// Reads, checks, fills, sets, paginates and writes. A pure function of its arguments: safe
// to call from any number of threads. Problem codes: "json" (not strict JSON), "too_large"
// (beyond a limit or the budget), else the document's content (schema, text, glyph, fit). Throws only
// for what is our fault.
Result<Rendered> render(const Form& form, std::string_view body, const Site& site, const RenderOptions& options = {});

// The same for a body that was read already.
Result<Rendered> render_value(const Form& form, const Value& data, const Site& site, const RenderOptions& options = {});

// The same for the data.json of a PDF: part of a document that was checked when it was made.
Result<Rendered> render_again(const Form& form, const Value& printed, const Site& site, const RenderOptions& options);

}  // namespace layout

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
};

struct Rendered {
    std::string pdf;
    Pages pages;
    std::string file_name;        // UTF-8, for people, no extension; safe as a file's name.
    std::string ascii_file_name;  // The same from codes: [A-Za-z0-9._-], no extension.
};

// How far a rendering may go, and what its sender asked for.
struct RenderOptions {
    JsonLimits limits;
    CpuBudget budget;
    Wishes wishes;
};

// Reads, checks, fills, sets, paginates and writes. A pure function of its arguments: safe
// to call from any number of threads. Problem codes: "json" (not strict JSON), "too_large"
// (beyond a limit or the budget), else the document's content (schema, text, glyph, fit). Throws only
// for what is our fault.
Result<Rendered> render(const Form& form, std::string_view body, const Site& site, const RenderOptions& options = {});

// The same for a body that was read already.
Result<Rendered> render_value(const Form& form, const Value& data, const Site& site, const RenderOptions& options = {});

}  // namespace layout

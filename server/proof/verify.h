// Is a PDF what this system makes of the data that it carries?
//
// The data is taken out, rendered again, and the bytes of both files compared whole: whatever
// else somebody put into the file, it is then another file. The answer does not say who made it;
// that is what a seal is for. A sealed file is asked about as it was before it was sealed, with
// bounds.seal as its place was made (server/verify_file.h puts both together).

#pragma once

#include "layout/render.h"
#include "server/proof/compare_pages.h"
#include "server/proof/record.h"

#include <string_view>
#include <vector>

namespace server {

struct Proof {
    enum class Verdict {
        same,            // The same bytes.
        altered,         // Made by a program like this one, and other bytes.
        cannot_compare,  // Made with what this program does not have: only the text is compared.
        text_differs,    // The same, but the form is ours and does not print that text of the data.
        not_ours,        // No PDF, or none that carries data.json and render.json.
        unreadable,      // Damaged, encrypted, too large.
    };
    Verdict verdict = Verdict::same;
    std::string thai, english;  // What that means, for the clerk who asked.
    Comparison comparison;      // Of "same", and where nothing could be compared, as it says.
    std::vector<MadeOtherwise> made_otherwise;
};

// A pure function, safe from any number of threads. `bounds`: how large the data may be and how
// long it may take to render it.
Proof verify(std::string_view pdf, const std::vector<layout::Form>& forms, const layout::Site& site,
             const layout::RenderOptions& bounds, const PdfLimits& limits = {});

// {"verdict", "detail" in Thai, "detail_en", "text", "positions", "drawing", "made_otherwise": [{"what",
// "file", "here"}], "differences": [{"part", "page", "file", "expected"}]}
layout::Value proof_value(const Proof& proof);

}  // namespace server

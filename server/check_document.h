// Everything about a document that a person should see before it is sent, and renderings
// that say it.

#pragma once

#include "layout/render.h"
#include "layout/value/value.h"
#include "server/intake/thai/repair_words.h"
#include "server/report/finding.h"

#include <optional>
#include <string_view>

namespace server {

// Damaged text, certain and suspected, then what the document's parts say of each other.
Findings check_document(const layout::Value& document, const RepairWords& words);

// Whether a rendering looks at the text: not at all, to report, or to repair what is certain.
enum class RepairMode { off, report, certain };

// Nothing for a word that is none of "off", "report" and "certain"; "" is off.
std::optional<RepairMode> read_repair_mode(std::string_view word);

struct CheckedRendering {
    layout::Rendered rendered;
    Findings changes;   // Made before rendering, with RepairMode::certain.
    Findings findings;  // What is left.
};

layout::Result<CheckedRendering> render_checked(const layout::Form& form, std::string_view body, const layout::Site& site,
                                                const RepairWords& words, RepairMode mode, const layout::RenderOptions& options = {});

// [{"pointer", "start", "end", "text", "kind", "certainty", "suggestion", "margin", "detail", "detail_en"}];
// start, end and text are null where the whole value is meant, suggestion where there is none.
layout::Value findings_value(const Findings& findings);
// [{"pointer", "start", "end", "old", "new", "rule", "margin"}]
layout::Value changes_value(const Findings& changes);

}  // namespace server

// A page of BMA Digital Plans in, an indicator out.

#pragma once

#include "layout/value/value.h"
#include "server/intake/page/page_finding.h"

#include <string_view>

namespace server {

struct ImportedPage {
    layout::Value indicator;  // bma-indicator/1
    PageFindings findings;    // In the order of the lines they speak of.
};

// Reads a saved indicator page, text or HTML, without loss: texts and figures as they are
// printed, damage included. A heading that is not on the page gives null, one with nothing below
// it "". A page that was cut off is read up to the cut: source.truncated_at names the last
// member present, which may be incomplete.
//
// Findings, at most 100 of them, the last then "more" (the page is taken all the same): truncated, cut_heading, cut_letter, section_missing,
// quarter_missing, field_missing, several_reviews, code_differs, control, row_incomplete, out_of_order, heading_twice, more_lines, unknown_line, unknown_value,
// unit_differs. Refused: what page_lines.h and refuse_page.h refuse.
layout::Result<ImportedPage> read_page(std::string_view bytes);

}  // namespace server

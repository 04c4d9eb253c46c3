// The one place that decides which characters may be set, and what becomes of the rest.

#pragma once

#include "fonts/face.h"
#include "layout/problem.h"
#include "layout/text/characters.h"

#include <string>
#include <string_view>

namespace layout {

// Longest run of combining marks on one letter. HarfBuzz 6.0 is quadratic in them
// (CVE-2023-25193); Thai spelling needs two, Pali in Thai letters three.
constexpr std::size_t max_marks = 8;

// Text as UTF-16 for shaping and breaking, with a problem appended for each distinct
// character that is refused, naming it and its place (counted in characters from 1).
//
// Kept: every character that `face` has a glyph for, in the order it was written; nothing is
// composed, decomposed or repaired.
// Break controls, never drawn nor copied: U+200B allows a line to end, U+2060 forbids it
// (break_opportunities obeys them). U+000A is kept for the caller, who begins a new
// paragraph there or refuses it.
// Refused: other controls (code "control"); bidirectional controls, which can turn a figure
// round on paper, and invisible characters (soft hyphen, joiners, BOM, tags, variation
// selectors: "invisible"); private use and noncharacters ("private_use"); more than
// max_marks marks on one letter ("marks"); a character that the face lacks ("glyph").
//
// `utf8` must be valid UTF-8, as read_json guarantees.
std::u16string admit_text(std::string_view utf8, const fonts::Face& face, std::string_view pointer,
                          Problems& problems);

}  // namespace layout

// The rules that take line breaks away (break_opportunities.h tells them in words).

#pragma once

#include "layout/text/break_opportunities.h"

#include <string_view>
#include <vector>

namespace layout {

// Each marks offsets of `text` as forbidden in `breaks` (text.size() + 1 entries).
void forbid_inside_syllables(std::u16string_view text, std::vector<Penalty>& breaks);
void forbid_beside_signs(std::u16string_view text, std::vector<Penalty>& breaks);
void forbid_inside_numbers_and_abbreviations(std::u16string_view text, std::vector<Penalty>& breaks);
void forbid_at_binding_spaces(std::u16string_view text, std::vector<Penalty>& breaks);
void forbid_inside_names(std::u16string_view text, std::vector<Penalty>& breaks);
void forbid_inside_royal_names(std::u16string_view text, std::vector<Penalty>& breaks);
void forbid_inside_weekdays(std::u16string_view text, std::vector<Penalty>& breaks);

}  // namespace layout

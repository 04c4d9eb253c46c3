// The rules that take line breaks away (break_opportunities.h tells them in words).

#pragma once

#include "layout/text/break_opportunities.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace layout {

// Each marks offsets of `text` as forbidden in `breaks` (text.size() + 1 entries), and looks at these places
// only: rising, the first is 0, and none is left out but those inside a stretch of dictionary matter (Thai of the
// class SA) where the first two rules hold already, and which may_hold_names does not fear.
using Places = std::span<const std::uint32_t>;
std::vector<std::uint32_t> all_places(std::u16string_view text);
void forbid_inside_syllables(std::u16string_view text, Places places, std::span<Penalty> breaks);
void forbid_beside_signs(std::u16string_view text, Places places, std::span<Penalty> breaks);
void forbid_inside_numbers_and_abbreviations(std::u16string_view text, Places places, std::span<Penalty> breaks);
void forbid_inside_names(std::u16string_view text, Places places, std::span<Penalty> breaks);
void forbid_inside_royal_names(std::u16string_view text, Places places, std::span<Penalty> breaks);
void forbid_inside_weekdays(std::u16string_view text, Places places, std::span<Penalty> breaks);

// Looks at spaces, wherever they are.
void forbid_at_binding_spaces(std::u16string_view text, std::span<Penalty> breaks);

// Could a name that the last three rules know begin inside the stretch, behind its first letter?
bool may_hold_names(std::u16string_view stretch);

}  // namespace layout

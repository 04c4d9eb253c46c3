// Salutations and the closings that answer them.

#pragma once

#include <string_view>

namespace server {

constexpr std::string_view ordinary_salutation = "เรียน", high_salutation = "กราบเรียน";

// Is it a salutation whose closings annex 2 of the regulation on official correspondence
// (as amended by the PM's Office letter of 7 July B.E. 2541) gives for people and monks?
// Members of the royal family have formulas of their own, which are not checked.
bool is_known_salutation(std::string_view salutation);

// Does the closing stand for this salutation in that table? Also when neither is in it.
bool is_pair(std::string_view salutation, std::string_view closing);

// The office of that annex which `to` begins with, in full; empty: none, so เรียน is right.
std::string_view high_office(std::string_view to);

// Does `to` name such an office in another way, which the annex does not decide: after a name
// ("… ประธานรัฐสภา"), in short ("ประธานกรรมการ ป.ป.ช."), or as today's law calls it
// ("ประธานคณะกรรมการ…")? Neither salutation is wrong then.
bool may_be_high_office(std::string_view to);

}  // namespace server

// What a records clerk would send back a letter for.

#pragma once

#include "layout/problem.h"
#include "layout/value/value.h"

namespace server {

enum class LetterKind { memo, external };

// Of the PM's Office regulation on official correspondence, B.E. 2526, and its annexes:
//   salutation and closing in pairs, กราบเรียน for the offices of annex 2 only (annex 2);
//   a memo without closing words and without the headings อ้างถึง, สิ่งที่ส่งมาด้วย (clause 12);
//   a title joined to the name, a rank in full (annex 3); deadlines without a second ด่วน (clause 28).
// And of this service's forms: dates of the common era in the data, of the Buddhist era with
// full months in the text; one kind of digits in a field that is printed as given; labels,
// numbers, brackets and amounts that the form prints are not typed again.
//
// `letter` is the member of a bma-report/1 document; pointers begin with "/letter".
layout::Problems check_letter(const layout::Value& letter, LetterKind kind);

}  // namespace server

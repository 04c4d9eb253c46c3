// What the parts of a report say of each other: wrong years, copied texts, open brackets.

#pragma once

#include "layout/value/value.h"
#include "server/report/finding.h"

namespace server {

// Of a bma-report/1 document, or of an indicator alone (bma-indicator/1), in the order of the
// rules; what it lacks is not looked at, and no schema is assumed. All are suspicions:
//   wrong_year          a month of its own quarter with the year before or after
//   mixed_digits        Thai and Arabic digits in one text
//   definition_copied   the indicator's definition stands where a quarter's report should
//   same_text           two quarters with one report
//   other_quarter       a report that begins by naming another quarter
//   unbalanced_brackets
//   other_review        the review line is of another quarter, or its score is not that quarter's
Findings check_consistency(const layout::Value& document);

}  // namespace server

// A quarter that begins with what the one before it said.

#pragma once

#include "layout/problem.h"
#include "layout/value/value.h"

namespace server {

// The indicator with quarter 2, 3 or 4 holding the result and the report of the quarter before
// it, marked by "carried_from": until a clerk has made them his own and taken the mark away,
// nobody reported them. Scores and notes stay: those are given anew each quarter.
//
// Problems, and nothing carried: no such quarter ("quarter"); no result and no report before it
// ("nothing_to_carry"); a quarter that already says something ("not_empty"), where a result of
// zero is what the system prints before a figure was entered.
layout::Result<layout::Value> carry_forward(const layout::Value& indicator, int quarter);

}  // namespace server

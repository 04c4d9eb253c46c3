// Problems as JSON, for the command line.

#pragma once

#include "layout/problem.h"
#include "layout/value/value.h"

#include <string>

namespace server {

// {"pointer", "code", "detail" in Thai, "detail_en"}
layout::Value problem_value(const layout::Problem& problem);

// {"errors": [...]} and a line feed: what a command says on standard error when it refuses its input.
std::string errors_json(const layout::Problems& problems);

}  // namespace server

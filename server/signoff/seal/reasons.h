// Why a seal is not valid, or is lower than was asked for: a closed list of codes, each with
// a sentence in Thai and in English.

#pragma once

#include "layout/problem.h"

#include <string>
#include <string_view>

namespace server {

// `code` must be one of the list in reasons.cpp. `field` says which signature field is meant
// ("/seal", "/records_seal"), "" the file as a whole.
layout::Problem reason(std::string_view code, std::string field = {});

}  // namespace server

// Reports that begin with what somebody sent.

#pragma once

#include "server/desk/arrival.h"
#include "server/desk/report_form_page.h"

#include <string>

namespace server {

// By the words of its address. Whoever names a file's digest has had its bytes. Refused: callers who may make no reports, and
// what is not there or cannot be read.
OrRefusal<Arrival> find_arrival(const Visit& visit, const std::string& kind, const std::string& sha256);

// The report with another indicator, and all fields.
layout::Value with_indicator(const layout::Value& report, const layout::Value& indicator);

}  // namespace server

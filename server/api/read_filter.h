// The parameters by which reports are listed.

#pragma once

#include "server/http/message.h"
#include "server/store/listing.h"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// fiscal_year, quarter, office, state, type and q; one that is absent or empty asks nothing. The name of the first
// whose value is none of its kind; "" when all are.
std::string read_filter(const std::vector<Parameter>& query, ReportFilter& filter);

// A number without a sign; nothing for anything else.
template <class Number>
std::optional<Number> read_digits(std::string_view text) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.starts_with('-') || error != std::errc() || end != text.data() + text.size()) return {};
    return number;
}
inline std::optional<int> read_whole(std::string_view text) { return read_digits<int>(text); }

}  // namespace server

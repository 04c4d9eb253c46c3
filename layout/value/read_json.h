// Strict JSON: bytes in, Value out.

#pragma once

#include "layout/problem.h"
#include "layout/value/value.h"

#include <cstddef>
#include <string_view>

namespace layout {

// The service's limits (design: 1 MiB, 20,000 values, depth 16); the command line lifts
// the first two. Depth counts nested arrays and objects; a value is any array, object,
// string, number, boolean, null or member name.
struct JsonLimits {
    std::size_t bytes = std::size_t{1} << 20;
    std::size_t values = 20'000;
    std::size_t depth = 16;
};

// Reads one RFC 8259 document and nothing after it.
//
// Refused, each with a sentence that says at which byte, line and column: wrong syntax, a
// byte order mark, bytes that are not UTF-8, a lone surrogate escape, a member name given
// twice, a number beyond a double's range (1e400), more depth than allowed (code "json");
// more bytes or more values than allowed (code "too_large"). Reading stops at the first
// fault: what follows a syntax error means nothing. Never throws, whatever the bytes.
Result<Value> read_json(std::string_view bytes, const JsonLimits& limits = {});

}  // namespace layout

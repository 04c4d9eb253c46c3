// Strict JSON: bytes in, Value out.

#pragma once

#include "layout/problem.h"
#include "layout/value/value.h"

#include <cstddef>
#include <string_view>

namespace layout {

// The service's limits (design: 1 MiB, 20,000 values, depth 16); the command line lifts
// all but the last. Depth counts nested arrays and objects; a value is any array, object,
// string, number, boolean, null or member name. Characters are the code points of strings, 1 MiB
// of Thai has 349,525: a million Latin letters would take three times as much memory to set.
// So would line feeds, each of which begins a paragraph.
struct JsonLimits {
    std::size_t bytes = std::size_t{1} << 20;
    std::size_t values = 20'000;
    std::size_t characters = 360'000;
    std::size_t line_feeds = 8'000;
    std::size_t depth = 16;
};

// Reads one RFC 8259 document and nothing after it.
//
// Refused, each with a sentence that says at which byte, line and column (counted from 1, a
// column is one code point): wrong syntax, no document, a byte order mark, bytes that are not
// UTF-8, a NUL byte, a lone surrogate escape, a member name given twice (however escaped) or
// with \u0000 in it, a number beyond a double's range (1e400, and 0e400 for its exponent),
// more depth than allowed (code "json"); more values, characters or line feeds than allowed
// (code "too_large"). More bytes than allowed are refused before any is read (code "too_large").
//
// There is always exactly one problem: what follows a fault means nothing. Its pointer is ""
// but for a name given twice, whose member it names. A number too small for a double
// (1e-400) has the value 0 and keeps its text; \u0000 in a string's text is kept, for a later
// stage to refuse by its pointer. Throws nothing but std::bad_alloc, whatever the bytes.
Result<Value> read_json(std::string_view bytes, const JsonLimits& limits = {});

}  // namespace layout

// What can be wrong with the bytes of a JSON document, and where.

#pragma once

#include "layout/problem.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace layout {

// A half sentence in both languages; the place is put behind it.
struct FaultText {
    std::string thai;
    std::string english;
};

// A problem that names the place of bytes[offset]: its byte, line and column, each counted
// from 1; a column is one code point. An offset of bytes.size() is the end.
Problem json_fault(std::string_view bytes, std::size_t offset, const FaultText& what, std::string code = "json");

// The first reason why these bytes are not plain UTF-8 text at all: nothing in them, a byte
// order mark, UTF-16, a byte that breaks UTF-8 (overlong forms, encoded surrogates and
// code points over U+10FFFF do), a NUL byte. Everything else is left to the JSON reader.
std::optional<Problem> fault_of_text(std::string_view bytes);

}  // namespace layout

// Values of a PDF file, as far as our own writer uses the language (ISO 32000-1, 7.3).

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

struct PdfValue {
    enum class Kind { null, boolean, number, name, string, reference, array, dictionary };

    Kind kind = Kind::null;
    std::size_t begin = 0, end = 0;  // Where it stands in the file.
    std::string text;                // A name without its slash, a string's bytes, a number as it is written.
    std::uint32_t object = 0;        // What a reference refers to; its generation is always 0.
    std::vector<PdfValue> items;     // Of an array, or the values of a dictionary:
    std::vector<std::string> keys;   // one key an item, none twice.

    const PdfValue* find(std::string_view key) const;  // nullptr without one.
    bool has(std::string_view key, Kind what) const;
    bool has_name(std::string_view key, std::string_view name) const;
    bool has_number(std::string_view key, std::string_view written) const;
    std::optional<std::uint32_t> reference(std::string_view key) const;
    // A whole number of at most 10 digits.
    std::optional<std::size_t> count(std::string_view key) const;
};

// Digits alone, at most 10.
std::optional<std::size_t> read_count(std::string_view digits);

// The value that begins at `at`. Nothing when what stands there is no value, or has what our
// writer does not write: a comment, an escape in a key, a key twice, white space between
// hexadecimal digits, 32 levels or more.
std::optional<PdfValue> read_pdf_value(std::string_view file, std::size_t at);

}  // namespace server

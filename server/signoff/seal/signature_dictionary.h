// The signature dictionary of a PDF file (ISO 32000-1, 12.8.1, table 252): where a seal stands.

#pragma once

#include "server/signoff/seal/der.h"
#include "server/signoff/seal/pdf_file.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace server {

// Both as the writer leaves them, to be filled in their places.
constexpr std::string_view blank_byte_range = "[ 0 2000000000 2000000000 2000000000 ]";
constexpr std::size_t contents_digits = 24'576;  // For a chain of RSA-4096 and a time stamp with its own.

struct SignatureDictionary {
    PdfSpan byte_range;  // From "[" to "]".
    PdfSpan contents;    // From "<" to ">".
    int permission = 0;  // DocMDP's P: 1 or 2; 0 for a seal that certifies nothing.
    std::chrono::sys_seconds time;  // M, as the signer states it.
    std::string name, reason;       // As they stand; "" when absent.
};

// Nothing unless every entry is there that must be, as it must be, and no other.
std::optional<SignatureDictionary> read_signature_dictionary(const PdfValue& dictionary, std::string_view file);

// The body of a dictionary that certifies nothing, with blank places.
std::string write_signature_dictionary(std::chrono::sys_seconds time, std::string_view name, std::string_view reason);

// "[ 0 a b c" for a revision that ends at `end`, blanks, "]": what is sealed is all of the file up
// to there, but for the contents.
std::string byte_range_of(const SignatureDictionary& place, std::size_t end);

// SHA-256 of what byte_range_of() says.
std::string sealed_digest(std::string_view file, const SignatureDictionary& place, std::size_t end);

// "<", the structure in upper-case digits, zeros, ">". Throws SealError when it does not fit.
std::string contents_of(const Der& cms, std::size_t width);

// The structure in contents so written; nothing for any others.
std::optional<Der> cms_in(std::string_view contents);

// "D:20210625090000+07'00'": Thai time, which knows no summer.
std::string pdf_time(std::chrono::sys_seconds time);
std::optional<std::chrono::sys_seconds> read_pdf_time(std::string_view text);

// "<" digits ">".
std::string hex_string(std::string_view bytes);

}  // namespace server

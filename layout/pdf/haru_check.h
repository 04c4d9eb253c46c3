// What libharu answers, turned into exceptions. For haru*.cpp only.

#pragma once

#include "layout/pdf/write_pdf.h"

#include <hpdf.h>

#include <string>

namespace layout {

[[noreturn]] inline void fail(HPDF_STATUS status) {
    constexpr const char* digits = "0123456789ABCDEF";
    std::string code;
    for (int shift = 12; shift >= 0; shift -= 4) code += digits[status >> shift & 15];
    throw PdfError("libharu refuses with error 0x" + code);
}

inline void check(HPDF_STATUS status) {
    if (status != HPDF_OK) fail(status);
}

template <class Handle>
Handle check(HPDF_Doc document, Handle handle) {
    if (!handle) fail(HPDF_GetError(document));
    return handle;
}

}  // namespace layout

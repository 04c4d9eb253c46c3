#include "layout/pdf/number.h"

#include "layout/pdf/write_pdf.h"

#include <array>
#include <charconv>
#include <cmath>

namespace layout {

void append_number(std::string& out, double value) {
    if (!(std::abs(value) <= 1e9)) throw PdfError("a number of the page is not finite, or too large");
    std::int64_t thousandths = std::llround(value * 1000);
    if (thousandths < 0) {
        out += '-';
        thousandths = -thousandths;
    }
    std::array<char, 24> digits;
    out.append(digits.begin(), std::to_chars(digits.begin(), digits.end(), thousandths / 1000).ptr);
    auto rest = static_cast<int>(thousandths % 1000);
    if (rest == 0) return;
    out += '.';
    for (int unit = 100; rest > 0; unit /= 10) {
        out += static_cast<char>('0' + rest / unit);
        rest %= unit;
    }
}

}  // namespace layout

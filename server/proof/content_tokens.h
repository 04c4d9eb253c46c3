// A content stream in its words (ISO 32000-1, 7.8.2), as far as our engine uses them.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// One operator with what stood before it.
struct Operation {
    std::string_view name;                   // "Tj"
    std::vector<std::string_view> operands;  // "12.5", "/F1", "<0E01>", "(…)", "[", "]", "<<", ">>" each for itself.
};

class ContentTokens {
public:
    // `content` must outlive what is read from it.
    explicit ContentTokens(std::string_view content) : rest_(content) {}

    // nullopt at the end. Throws PageUnreadable for strings in strings, comments, other signs, and
    // operands that no operator follows.
    std::optional<Operation> next();

private:
    std::string_view word();

    std::string_view rest_;
};

// Why a page is not read; caught in read_page_text.
struct PageUnreadable {
    std::string why;
};

// The UTF-16 of hexadecimal digits, four a unit. Throws PageUnreadable.
std::u16string units_of(std::string_view hex);

// Of a string of either kind, with its brackets: two bytes a code. Throws PageUnreadable, also for
// escapes that our engine does not write.
std::u16string codes_in(std::string_view string);

double number_of(std::string_view word);  // Throws PageUnreadable.

}  // namespace server

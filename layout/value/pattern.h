// Regular expressions in linear time, for the schema's `pattern`.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace layout {

// A closed subset of ECMA-262, over code points:
//
//   ก a 1        itself                     .           any but a line's end
//   [a-zก-ฮ_]    one of; [^…] none of       \d \w       [0-9], [0-9A-Za-z_]
//   \. \- \/ …   punctuation itself         \t \n \r \u0e01
//   ? * + {m} {m,} {m,n}  after any of these and after a group; counts up to 1000
//   (a|b) (?:a|b)         a group with alternatives
//   ^ $          only as the very first and last character of the whole pattern, and not
//                beside a | outside every group
//
// Everything else (lazy quantifiers, look-around, references, \b, \s, \p) is refused. All
// states run at once, so a text of n code points costs at most n times the number of states,
// which is limited: no pattern can make a text slow. std::regex can, and overflows the stack.
class Pattern {
public:
    // Throws std::invalid_argument that says what is refused and at which byte (from 1).
    static Pattern parse(std::string_view source);

    // Whether the pattern is found anywhere in the text, unless anchored.
    bool is_found_in(std::string_view text) const;

    const std::string& source() const { return source_; }

    // One code point out of a set.
    struct Set {
        std::vector<std::pair<char32_t, char32_t>> ranges;
        bool negated = false;
        bool has(char32_t c) const;
    };

    // One step of the machine: a code point out of set, then next; or, without consuming
    // anything, next and other.
    struct State {
        enum class Kind { one_of, either, found } kind = Kind::found;
        std::uint32_t set = 0;
        std::uint32_t next = 0, other = 0;
    };

private:
    class Run;

    std::string source_;
    std::vector<Set> sets_;
    std::vector<State> states_;
    std::uint32_t start_ = 0;
    bool from_begin_ = false, to_end_ = false;
};

}  // namespace layout

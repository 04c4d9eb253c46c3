#include "layout/value/pattern_syntax.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace layout {

namespace {

constexpr std::size_t deepest_group = 32;
constexpr std::size_t greatest_count = 1000;

bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Parser {
public:
    explicit Parser(std::string_view source) : source_(source) {}

    PatternSyntax parse() {
        PatternSyntax syntax;
        syntax.from_begin = skip('^');
        syntax.tree = choice(0);
        if (at_ < source_.size()) refuse("a ) without its (");
        syntax.to_end = to_end_;
        if ((syntax.from_begin || to_end_) && syntax.tree.parts.size() > 1)
            refuse("^ or $ beside a | outside every group");
        return syntax;
    }

private:
    [[noreturn]] void refuse(const std::string& what) const {
        throw std::invalid_argument("the pattern has " + what + " at byte " + std::to_string(at_ + 1));
    }

    bool sees(char c) const { return at_ < source_.size() && source_[at_] == c; }

    bool skip(char c) {
        if (!sees(c)) return false;
        ++at_;
        return true;
    }

    char32_t take() {
        if (at_ >= source_.size()) refuse("an unexpected end");
        return take_code_point(source_, at_);
    }

    PatternTree choice(std::size_t depth);
    PatternTree sequence(std::size_t depth);
    PatternTree atom(std::size_t depth);
    PatternTree repeated(PatternTree atom);
    PatternTree group(std::size_t depth);
    Pattern::Set set();
    void add_set_item(Pattern::Set& set);
    std::size_t count();
    bool add_escaped_class(Pattern::Set& set);
    char32_t escaped();
    char32_t hexadecimal();

    std::string_view source_;
    std::size_t at_ = 0;
    bool to_end_ = false;
};

PatternTree Parser::choice(std::size_t depth) {
    PatternTree tree;
    tree.kind = PatternTree::Kind::choice;
    do tree.parts.push_back(sequence(depth));
    while (skip('|'));
    return tree;
}

PatternTree Parser::sequence(std::size_t depth) {
    PatternTree tree;
    while (at_ < source_.size() && !sees('|') && !sees(')')) {
        if (sees('$')) {
            if (depth > 0 || at_ + 1 != source_.size()) refuse("a $ before its end");
            to_end_ = skip('$');
            break;
        }
        tree.parts.push_back(repeated(atom(depth)));
    }
    return tree;
}

PatternTree Parser::atom(std::size_t depth) {
    if (skip('(')) return group(depth + 1);
    PatternTree tree;
    tree.kind = PatternTree::Kind::one_of;
    if (skip('[')) {
        tree.set = set();
    } else if (skip('.')) {
        tree.set = {{{'\n', '\n'}, {'\r', '\r'}, {0x2028, 0x2029}}, true};
    } else if (skip('\\')) {
        if (!add_escaped_class(tree.set)) {
            const char32_t c = escaped();
            tree.set.ranges.push_back({c, c});
        }
    } else {
        if (std::string_view("^*+?{}]").find(source_[at_]) != std::string_view::npos)
            refuse(std::string("a misplaced ") + source_[at_]);
        const char32_t c = take();
        tree.set.ranges.push_back({c, c});
    }
    return tree;
}

PatternTree Parser::group(std::size_t depth) {
    if (depth > deepest_group) refuse("groups nested too deeply");
    if (skip('?') && !skip(':')) refuse("a kind of group that is not supported");
    PatternTree tree = choice(depth);
    if (!skip(')')) refuse("a ( without its )");
    return tree;
}

PatternTree Parser::repeated(PatternTree atom) {
    PatternTree tree;
    tree.kind = PatternTree::Kind::repeat;
    if (skip('?')) {
        tree.least = 0;
    } else if (skip('*')) {
        tree.least = 0;
        tree.most.reset();
    } else if (skip('+')) {
        tree.most.reset();
    } else if (skip('{')) {
        tree.least = count();
        tree.most = tree.least;
        if (skip(',')) tree.most = sees('}') ? std::nullopt : std::optional(count());
        if (!skip('}')) refuse("a { without its }");
        if (tree.most && *tree.most < tree.least) refuse("a greatest count below the least");
    } else {
        return atom;
    }
    if (sees('?') || sees('*') || sees('+') || sees('{')) refuse("a quantifier after a quantifier");
    tree.parts.push_back(std::move(atom));
    return tree;
}

std::size_t Parser::count() {
    std::size_t number = 0, digits = 0;
    for (; at_ < source_.size() && is_digit(static_cast<unsigned char>(source_[at_])); ++digits) {
        number = number * 10 + static_cast<std::size_t>(source_[at_++] - '0');
        if (number > greatest_count) refuse("a count above 1000");
    }
    if (digits == 0) refuse("no number where a count is expected");
    return number;
}

Pattern::Set Parser::set() {
    Pattern::Set set;
    set.negated = skip('^');
    if (sees(']')) refuse("an empty set");
    while (!skip(']')) add_set_item(set);
    return set;
}

void Parser::add_set_item(Pattern::Set& set) {
    if (skip('\\')) {
        if (add_escaped_class(set)) return;
        --at_;
    }
    const auto one = [&] { return skip('\\') ? escaped() : take(); };
    const char32_t first = one();
    const bool is_range = sees('-') && at_ + 1 < source_.size() && source_[at_ + 1] != ']';
    if (!is_range) {
        set.ranges.push_back({first, first});
        return;
    }
    ++at_;
    const char32_t last = one();
    if (last < first) refuse("a range that runs backwards");
    set.ranges.push_back({first, last});
}

bool Parser::add_escaped_class(Pattern::Set& set) {
    if (skip('d')) {
        set.ranges.push_back({'0', '9'});
    } else if (skip('w')) {
        set.ranges.insert(set.ranges.end(), {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}});
    } else {
        return false;
    }
    return true;
}

// What stands behind a backslash that is already taken.
char32_t Parser::escaped() {
    const char32_t c = take();
    if (c == 't') return '\t';
    if (c == 'n') return '\n';
    if (c == 'r') return '\r';
    if (c == 'u') return hexadecimal();
    if (c >= 0x80 || is_letter(c) || is_digit(c)) refuse("an escape that is not supported");
    return c;
}

char32_t Parser::hexadecimal() {
    char32_t code = 0;
    for (int i = 0; i < 4; ++i) {
        const std::string_view rest = source_.substr(at_);
        const std::size_t digit =
            rest.empty() ? std::string_view::npos : std::string_view("0123456789abcdefABCDEF").find(rest[0]);
        if (digit == std::string_view::npos) refuse("an escape \\u without four hexadecimal digits");
        code = code * 16 + static_cast<char32_t>(digit < 16 ? digit : digit - 6);
        ++at_;
    }
    if (code >= 0xD800 && code <= 0xDFFF) refuse("a surrogate");
    return code;
}

}  // namespace

PatternSyntax parse_pattern(std::string_view source) {
    return Parser(source).parse();
}

char32_t take_code_point(std::string_view text, std::size_t& i) {
    const auto lead = static_cast<unsigned char>(text[i++]);
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    char32_t c = more == 3 ? lead & 0x07 : more == 2 ? lead & 0x0F : more == 1 ? lead & 0x1F : lead;
    for (int k = 0; k < more && i < text.size(); ++k) c = c << 6 | (static_cast<unsigned char>(text[i++]) & 0x3F);
    return c;
}

}  // namespace layout

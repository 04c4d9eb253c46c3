#include "layout/text/numbered_items.h"

#include "layout/text/characters.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace layout {
namespace {

using Text = std::u16string_view;

// The order of letters in lists; ฃ and ฅ are not used.
constexpr Text letters_of_lists = u"กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";

struct Mark {
    enum class Kind { arabic, thai, letter } kind;
    bool opened;      // "(1)"
    char16_t closed;  // '.' or ')'
    std::size_t number = 0, begin = 0;

    bool follows(const Mark& before) const {
        return kind == before.kind && opened == before.opened && closed == before.closed && number == before.number + 1;
    }
};

std::optional<Mark> mark_of(Text word, std::size_t begin) {
    if (word.size() < 2 || word.size() > 5) return std::nullopt;
    const bool opened = word.front() == u'(';
    const char16_t closed = word.back();
    if (closed != u')' && (closed != u'.' || opened)) return std::nullopt;
    const Text inner = word.substr(opened, word.size() - 1 - opened);
    if (inner.size() == 1 && letters_of_lists.find(inner[0]) != Text::npos)
        return Mark{Mark::Kind::letter, opened, closed, letters_of_lists.find(inner[0]) + 1, begin};
    const bool thai = !inner.empty() && is_thai_digit(inner[0]);
    std::size_t number = 0;
    for (const char16_t c : inner) {
        if (!is_digit(c) || is_thai_digit(c) != thai) return std::nullopt;
        number = number * 10 + static_cast<std::size_t>(c - (thai ? u'๐' : u'0'));
    }
    if (number == 0) return std::nullopt;
    return Mark{thai ? Mark::Kind::thai : Mark::Kind::arabic, opened, closed, number, begin};
}

// Every mark that stands alone between spaces and has something behind it.
std::vector<Mark> marks_in(Text text) {
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < text.size();) {
        if (is_space(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && !is_space(text[end])) ++end;
        const bool last = text.find_first_not_of(u' ', end) == Text::npos;
        if (const auto mark = last ? std::nullopt : mark_of(text.substr(i, end - i), i)) marks.push_back(*mark);
        i = end;
    }
    return marks;
}

// Where items begin: of every run of marks from the first on, two at least.
std::vector<std::size_t> starts_of(const std::vector<Mark>& marks) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < marks.size();) {
        std::size_t end = i + 1;
        while (end < marks.size() && marks[end].follows(marks[end - 1])) ++end;
        if (marks[i].number == 1 && end - i >= 2)
            for (std::size_t k = i; k < end; ++k) starts.push_back(marks[k].begin);
        i = end;
    }
    return starts;
}

}  // namespace

std::vector<ListPart> numbered_items(Text text) {
    std::vector<ListPart> parts;
    const auto add = [&](std::size_t begin, std::size_t end, bool item) {
        while (end > begin && is_space(text[end - 1])) --end;
        if (end > begin) parts.push_back({text.substr(begin, end - begin), item});
    };
    std::size_t begin = 0;
    bool item = false;
    for (const std::size_t start : starts_of(marks_in(text))) {
        add(begin, start, item);
        begin = start;
        item = true;
    }
    if (!item) return {{text}};
    add(begin, text.size(), item);
    return parts;
}

}  // namespace layout

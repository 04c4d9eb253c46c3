#include "layout/template/fill_text.h"

#include "layout/text/admit_text.h"
#include "layout/text/numbered_items.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace layout {
namespace {

// "2021-06" or "2021-06-25": how much of a date is known.
Test::Like precision_of(const std::string& text) { return text.size() == 7 ? Test::Like::month : Test::Like::day; }

Problem unreadable(const std::string& pointer, const std::string& text) {
    return {pointer, "format", "ค่า “" + text + "” อยู่ในรูปแบบที่แบบฟอร์มนี้อ่านไม่ได้",
            "The value “" + text + "” is not of the form that this document prints"};
}

// Digits that the form makes, and that no format of its own settles.
bool makes_digits(const Inline::Field& field) {
    using enum Format::Kind;
    bool makes = field.counts;
    for (const Format& format : field.formats) {
        if (format.kind == date || format.kind == date_short || format.kind == quarter_months) makes = true;
        if (format.kind == thai_digits || format.kind == arabic_digits) makes = false;
    }
    return makes;
}

std::string formatted(const Inline::Field& field, const Scope& scope, Filling& filling) {
    std::string text = field.counts ? std::to_string(scope.count) : member_text(field.path.find(scope));
    for (const Format& format : field.formats) {
        auto next = apply(format, text, scope, filling.tree.lists);
        if (!next) {
            filling.problems.push_back(unreadable(field.path.pointer(scope), text));
            return {};
        }
        text = *std::move(next);
    }
    return with_digits(text, makes_digits(field) ? filling.made() : filling.digits);
}

struct FragmentMaker {
    const Style& style;
    const bool bold;
    const Scope& scope;
    Filling& filling;

    Fragment operator()(const Inline::Literal& literal) const {
        if (filling.digits == Digits::as_given) return {Fragment::Kind::text, literal.text, span(), {}};
        return {Fragment::Kind::text, to_utf16(with_digits(to_utf8(literal.text), filling.digits)), span(), {}};
    }
    Fragment operator()(const Inline::Field& field) const {
        const std::string pointer = field.counts ? scope.pointer : field.path.pointer(scope);
        const std::string text = formatted(field, scope, filling);
        return {Fragment::Kind::text, admit_text(text, *span().face, pointer, filling.problems), span(), pointer};
    }
    Fragment operator()(const Inline::PageNumber&) const { return page(Fragment::Kind::page_number); }
    Fragment operator()(const Inline::PageCount&) const { return page(Fragment::Kind::page_count); }
    Fragment operator()(const Inline::NextWords& words) const {
        return {Fragment::Kind::next_words, {}, span(), {}, false, words.most};
    }

private:
    Span span() const { return {bold ? style.bold : style.regular, style.size, style.colour}; }
    Fragment page(Fragment::Kind kind) const { return {kind, {}, span(), {}, filling.made() == Digits::thai}; }
};

std::vector<Fragment> fragments_of(const ParagraphNode& node, const Scope& scope, Filling& filling) {
    std::vector<Fragment> fragments;
    expand(node.text, scope, [&](const Inline& piece, const Scope& inner) {
        Fragment fragment = std::visit(FragmentMaker{*node.style, piece.bold, inner, filling}, piece.content);
        if (fragment.kind != Fragment::Kind::text || !fragment.text.empty()) fragments.push_back(std::move(fragment));
    });
    return fragments;
}

Fragment part_of(const Fragment& fragment, std::u16string_view text) {
    return {fragment.kind, std::u16string(text), fragment.style, fragment.pointer, fragment.thai_digits};
}

// At least one, which may be empty.
std::vector<ListPart> lines_of(std::u16string_view text, bool lists) {
    std::vector<ListPart> lines;
    for (bool more = true; more;) {
        const std::size_t end = text.find(u'\n');
        more = end != std::u16string_view::npos;
        const std::u16string_view line = text.substr(0, end);
        if (lists) std::ranges::copy(numbered_items(line), std::back_inserter(lines));
        else lines.push_back({line});
        if (more) text.remove_prefix(end + 1);
    }
    return lines;
}

// Nothing, or spaces alone: no paragraph.
bool is_blank(const Paragraph& paragraph) {
    return std::all_of(paragraph.content.begin(), paragraph.content.end(), [](const Fragment& fragment) {
        return fragment.kind == Fragment::Kind::text && fragment.text.find_first_not_of(u' ') == std::u16string::npos;
    });
}

// As it is compared: without spaces, digits Arabic.
std::string bare(const std::string& text) {
    std::string out = with_digits(text, Digits::arabic);
    std::erase(out, ' ');
    return out;
}

bool occurs(const std::string& text, const Value& where) {
    if (where.is_string()) return bare(where.text()).find(text) != std::string::npos;
    if (where.is_array()) return std::any_of(where.items().begin(), where.items().end(), [&](const Value& item) { return occurs(text, item); });
    if (!where.is_object()) return false;
    return std::any_of(where.members().begin(), where.members().end(), [&](const Member& member) { return occurs(text, member.value); });
}

bool stands_in(const Value& value, const Test& test, const Scope& scope) {
    const Value* where = test.in->see(scope);
    if (where == nullptr) return false;
    if (scope.used != nullptr) scope.used->print_texts(where);
    if (!test.every) return occurs(bare(member_text(&value)), *where);
    if (!value.is_array()) return false;
    for (std::size_t i = 0; i < value.items().size(); ++i)
        if (!occurs(bare(member_text(test.every->find(item_scope(scope, test.path, value, i)))), *where)) return false;
    return true;
}

}  // namespace

bool holds(const Test& test, const Scope& scope) {
    if (test.counts) return (!test.is || std::to_string(scope.count) == *test.is) != test.lacks;
    const bool by_text = test.is || test.in || test.like != Test::Like::anything;
    const Value* value = by_text ? test.path.find(scope) : test.path.see(scope);
    const bool there = value != nullptr && !value->is_null() && !(value->is_array() && value->items().empty());
    bool has = there;
    const bool boolean = there && value->kind() == Value::Kind::boolean;
    if (there && test.is) has = (boolean ? value->boolean() ? "true" : "false" : member_text(value)) == *test.is;
    if (has && test.in) has = stands_in(*value, test, scope);
    if (has && test.like != Test::Like::anything) has = precision_of(member_text(value)) == test.like;
    return has != test.lacks;
}

Scope item_scope(const Scope& scope, const MemberPath& of, const Value& list, std::size_t index) {
    return {scope.root, &list.items()[index], child_pointer(of.pointer(scope), index), index + 1, scope.used};
}

std::string member_text(const Value* value) {
    if (value == nullptr) return {};
    if (value->kind() == Value::Kind::number) return value->number().text;
    return value->is_string() ? value->text() : std::string();
}

std::string plain_text(const Template& text, const Scope& scope, Filling& filling) {
    std::string out;
    expand(text, scope, [&](const Inline& piece, const Scope& inner) {
        if (const auto* literal = std::get_if<Inline::Literal>(&piece.content)) out += to_utf8(literal->text);
        else if (const auto* field = std::get_if<Inline::Field>(&piece.content)) out += formatted(*field, inner, filling);
    });
    return out;
}

namespace {

void reserve_behind(Paragraph& paragraph, const ParagraphNode& node) {
    paragraph.reserve = node.reserve;
    paragraph.reserve_style = {node.style->regular, node.style->size, node.style->colour};
}

}  // namespace

std::vector<Paragraph> paragraphs_of(const ParagraphNode& node, const Scope& scope, Filling& filling) {
    const ParagraphStyle& style = node.style->paragraph;
    std::vector<Paragraph> paragraphs{{{}, style, node.role, node.level}};
    if (!node.bookmark.empty()) paragraphs.back().bookmark = to_utf16(plain_text(node.bookmark, scope, filling));
    const auto end_line = [&] {
        if (is_blank(paragraphs.back())) paragraphs.back().content.clear();
        else paragraphs.push_back({{}, style, node.role, node.level});
    };
    const bool lists = filling.lists && node.lists;
    for (const Fragment& fragment : fragments_of(node, scope, filling)) {
        bool first = true;
        for (const ListPart& line : lines_of(fragment.text, lists)) {
            if (!std::exchange(first, false)) end_line();
            if (line.item && paragraphs.back().content.empty()) paragraphs.back().role = Role::list_item;
            paragraphs.back().content.push_back(part_of(fragment, line.text));
        }
    }
    if (!node.reserve.empty()) reserve_behind(paragraphs.back(), node);
    else if (is_blank(paragraphs.back())) paragraphs.pop_back();
    for (std::size_t i = 1; i < paragraphs.size(); ++i) {
        paragraphs[i].style.before = {};
        paragraphs[i - 1].style.after = {};
    }
    return paragraphs;
}

Paragraph line_of(const ParagraphNode& node, const Scope& scope, Filling& filling) {
    Paragraph paragraph{fragments_of(node, scope, filling), node.style->paragraph, node.role, node.level};
    for (Fragment& fragment : paragraph.content) {
        const std::size_t at = fragment.text.find(u'\n');
        if (at == std::u16string::npos) continue;
        filling.problems.push_back({fragment.pointer, "control",
                                    "ขึ้นบรรทัดใหม่ในช่องนี้ไม่ได้ (ตำแหน่งที่ " + std::to_string(at + 1) + ")",
                                    "A line break cannot stand in this field (place " + std::to_string(at + 1) + ")"});
        fragment.text.erase(at);
    }
    if (!node.reserve.empty()) reserve_behind(paragraph, node);
    return paragraph;
}

}  // namespace layout

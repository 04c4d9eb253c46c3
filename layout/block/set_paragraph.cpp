#include "layout/block/set_paragraph.h"

#include "layout/block/first_words.h"
#include "layout/text/break_lines.h"
#include "layout/text/break_opportunities.h"
#include "layout/text/characters.h"
#include "layout/text/shape.h"

#include <algorithm>
#include <string>

namespace layout {
namespace {

struct Prepared {
    std::shared_ptr<const Shaped> shaped;
    std::vector<Penalty> breaks;
    std::vector<std::size_t> fragment_ends;  // UTF-16 offsets, for finding a pointer again.
};

std::u16string digits(std::size_t number, bool thai) {
    std::u16string text = to_utf16(std::to_string(number));
    if (thai)
        for (char16_t& c : text) c = static_cast<char16_t>(u'๐' + (c - u'0'));
    return text;
}

std::u16string text_of(const Fragment& fragment, const PageNumber& page, const Lexicon* lexicon) {
    switch (fragment.kind) {
        case Fragment::Kind::page_number: return digits(page.number, fragment.thai_digits);
        case Fragment::Kind::page_count: return digits(page.count, fragment.thai_digits);
        case Fragment::Kind::next_words: return page.next ? first_words(*page.next, fragment.most, lexicon) : std::u16string();
        case Fragment::Kind::text: break;
    }
    return fragment.text;
}

Prepared prepare(const Paragraph& paragraph, const PageNumber& page, const Lexicon* lexicon) {
    Prepared prepared;
    std::vector<StyledText> content;
    std::vector<BreakControl> controls;
    std::u16string whole;
    for (const Fragment& fragment : paragraph.content) {
        ControlledText text = take_out_controls(text_of(fragment, page, lexicon));
        for (const BreakControl& control : text.controls) controls.push_back({control.kind, control.offset + whole.size()});
        whole += text.text;
        prepared.fragment_ends.push_back(whole.size());
        content.push_back({std::move(text.text), fragment.style});
    }
    prepared.breaks = break_opportunities(whole, controls, lexicon);
    prepared.shaped = shape(content, prepared.breaks);
    return prepared;
}

// Thai letters may move apart; Latin words, numbers and abbreviations with dots may not.
bool gap_between(const Shaped& shaped, const Cluster& a, const Cluster& b) {
    const char16_t last = shaped.text[a.text_end - 1], first = shaped.text[b.text_begin];
    const auto stretches = [](char16_t c) {
        return is_thai_letter(c) || is_space(c) || std::u16string_view(u"ๆฯ()“”‘’").find(c) != std::u16string_view::npos;
    };
    // A mark in a style of its own is a cluster of its own, and stays on its letter.
    return stretches(last) && stretches(first) && !is_combining_mark(first) && !(is_space(last) && is_space(first));
}

std::vector<Unit> units_of(const Shaped& shaped, const std::vector<Penalty>& breaks) {
    std::vector<Unit> units;
    units.reserve(shaped.clusters.size());
    for (std::size_t i = 0; i < shaped.clusters.size(); ++i) {
        const Cluster& cluster = shaped.clusters[i];
        const bool gap = i + 1 < shaped.clusters.size() && gap_between(shaped, cluster, shaped.clusters[i + 1]);
        units.push_back({shaped.width(cluster), cluster.space, gap, breaks[cluster.text_end]});
    }
    return units;
}

Measure measure_of(const Paragraph& paragraph, Pt width) {
    const ParagraphStyle& style = paragraph.style;
    Measure measure;
    measure.rest = width - style.left - style.right;
    measure.first = measure.rest - style.first_indent;
    measure.justified = style.align == Align::justify;
    measure.em = paragraph.content.empty() ? Pt{1} : paragraph.content.front().style.size;
    return measure;
}

// pdftotext takes a line of single-character words ("0 / 0") for letter-spaced text and
// swallows its spaces.
bool looks_letter_spaced(std::u16string_view text) {
    std::size_t words = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (is_space(text[i])) { ++i; continue; }
        const std::size_t begin = i;
        while (i < text.size() && !is_space(text[i])) ++i;
        if (i - begin > 1) return false;
        ++words;
    }
    return words > 1;
}

std::u16string_view text_between(const Shaped& shaped, std::size_t begin, std::size_t end) {
    if (begin >= end) return {};
    const std::size_t from = shaped.clusters[begin].text_begin, to = shaped.clusters[end - 1].text_end;
    return std::u16string_view(shaped.text).substr(from, to - from);
}

Pt line_x(const ParagraphStyle& style, const Column& column, Pt width, bool first) {
    const Pt left = column.x + style.left + (first ? style.first_indent : Pt{});
    const Pt right = column.x + column.width - style.right;
    switch (style.align) {
        case Align::centre: return left + (right - left - width) / 2;
        case Align::right: return right - width;
        default: return left;
    }
}

std::vector<Pt> extras_of(const FittedLine& line, const std::vector<Unit>& units) {
    if (line.space_extra.value == 0 && line.gap_extra.value == 0) return {};
    std::vector<Pt> extra(line.end - line.begin);
    for (std::size_t i = line.begin; i + 1 < line.ink_end; ++i) {
        if (units[i].space) extra[i - line.begin] += line.space_extra;
        if (units[i].gap_after) extra[i - line.begin] += line.gap_extra;
    }
    return extra;
}

// Two lines at least stay together at either end of a page.
void keep_widows_and_orphans(std::vector<Strip>& strips, bool keep_with_next) {
    const std::size_t n = strips.size();
    if (n == 0) return;
    if (n > 1) strips[0].keep_with_next = strips[n - 2].keep_with_next = true;
    strips[n - 1].keep_with_next = keep_with_next;
}

LineEnd ending_of(const FittedLine& line, const RunnerUp& other, const std::vector<Unit>& units, Pt em) {
    const auto reason = [&](std::size_t end) {
        const Penalty penalty = units[end - 1].break_after;
        return penalty == ordered_break ? '.' : class_of(penalty);
    };
    LineEnd ending{reason(line.end), line.loose, line.gap_extra / em, other.end};
    if (other.end == line.end) return ending;
    ending.runner_up_reason = reason(other.end);
    ending.runner_up_cost = other.cost;
    return ending;
}

// The fragment that most of [begin, end) came from.
struct Origin {
    std::size_t fragment = 0, begin = 0;  // Index; where its text begins.
};

Origin origin_of(const Prepared& prepared, std::size_t begin, std::size_t end) {
    Origin origin;
    std::size_t most = 0, start = 0;
    for (std::size_t i = 0; i < prepared.fragment_ends.size(); start = prepared.fragment_ends[i++]) {
        const std::size_t from = std::max(begin, start), to = std::min(end, prepared.fragment_ends[i]);
        if (to > from && to - from > most) most = to - from, origin = {i, start};
    }
    return origin;
}

// The first letters of a word, whole.
std::string quoted(std::u16string_view word) {
    constexpr std::size_t shown = 24;
    std::size_t cut = std::min(word.size(), shown);
    while (cut < word.size() && cut > 0 && (is_combining_mark(word[cut]) || is_low_surrogate(word[cut]))) --cut;
    return "“" + to_utf8(word.substr(0, cut)) + (cut < word.size() ? "…" : "") + "”";
}

void report_overfull(const Paragraph& paragraph, const Prepared& prepared, const Fitted& fitted, Setting& setting) {
    const std::u16string_view word = text_between(*prepared.shaped, fitted.overfull_begin, fitted.overfull_end);
    const std::size_t offset = prepared.shaped->clusters[fitted.overfull_begin].text_begin;
    const Origin origin = origin_of(prepared, offset, offset + word.size());
    const std::string place = std::to_string(std::max(offset, origin.begin) - origin.begin + 1);
    setting.problems.push_back({paragraph.content[origin.fragment].pointer, "fit",
                                "คำ " + quoted(word) + " ตำแหน่งที่ " + place + " ยาวกว่าความกว้างของช่อง และไม่มีจุดที่ตัดบรรทัดได้",
                                "The word " + quoted(word) + " at place " + place +
                                    " is wider than its column and has no place to break"});
}

NodeId add_node(const Paragraph& paragraph, NodeId parent, Setting& setting) {
    if (is_artifact(parent)) return parent;
    if (paragraph.role == Role::list_item) {
        const NodeId list = setting.nodes[parent].role == Role::list ? parent : setting.add(Role::list, parent);
        return setting.add(Role::list_body, setting.add(Role::list_item, list));
    }
    const NodeId node = setting.add(paragraph.role, parent);
    if (paragraph.role == Role::heading) {  // At most one level below the one before it (ISO 14289-1, 7.4.2).
        setting.heading_level = std::min(paragraph.level, setting.heading_level + 1);
        setting.nodes[node].level = setting.heading_level;
    }
    setting.nodes[node].bookmark = paragraph.bookmark;
    return node;
}

// What is left of the paragraph's last line, from x on.
void reserve(const Paragraph& paragraph, const Column& column, Pt x, Setting& setting, Strip& strip) {
    const ParagraphStyle& style = paragraph.style;
    const NodeId node = is_artifact(column.parent) ? column.parent : setting.add(Role::form, column.parent);
    const Pt width = column.x + column.width - style.right - x;
    strip.items.emplace_back(FieldPlace{paragraph.reserve, x, style.ascent, width, paragraph.reserve_style, node});
}

}  // namespace

std::vector<Strip> set_paragraph(const Paragraph& paragraph, const Column& column, Setting& setting,
                                 const PageNumber& page) {
    setting.budget.check();
    const ParagraphStyle& style = paragraph.style;
    const NodeId node = paragraph.role == Role::artifact ? artifact_node : add_node(paragraph, column.parent, setting);
    const Prepared prepared = prepare(paragraph, page, setting.lexicon);
    const Shaped& shaped = *prepared.shaped;
    if (!is_artifact(node)) setting.nodes[node].text = shaped.text;
    if (shaped.clusters.empty()) {
        std::vector<Strip> empty{{style.pitch + style.after, style.before}};
        empty.front().keep_with_next = style.keep_with_next;
        if (!paragraph.reserve.empty()) reserve(paragraph, column, line_x(style, column, {}, true), setting, empty.front());
        return empty;
    }
    const auto units = units_of(shaped, prepared.breaks);
    const Measure measure = measure_of(paragraph, column.width);
    const Fitted fitted = break_lines(units, measure);
    if (fitted.lines.empty()) {
        report_overfull(paragraph, prepared, fitted, setting);
        return {};
    }
    std::vector<Strip> strips;
    strips.reserve(fitted.lines.size());
    for (std::size_t i = 0; i < fitted.lines.size(); ++i) {
        const FittedLine& line = fitted.lines[i];
        TextLine text{prepared.shaped, line.begin, line.end, line_x(style, column, line.width, i == 0), style.ascent};
        text.extra = extras_of(line, units);
        text.node = node;
        text.ending = ending_of(line, fitted.runners_up[i], units, measure.em);
        const std::u16string_view ink = text_between(shaped, line.begin, line.ink_end);
        text.actual_text = line.gap_extra > measure.em * measure.stretch.free_gap || looks_letter_spaced(ink) ||
                           ink.ends_with(u'-') || ink.find(u"  ") != std::u16string_view::npos;
        Strip strip{style.pitch, i == 0 ? style.before : Pt{}};
        strip.items.emplace_back(std::move(text));
        strips.push_back(std::move(strip));
    }
    if (!paragraph.reserve.empty()) {
        const FittedLine& last = fitted.lines.back();
        reserve(paragraph, column, std::get<TextLine>(strips.back().items.front()).x + last.width, setting, strips.back());
    }
    strips.back().height += style.after;
    keep_widows_and_orphans(strips, style.keep_with_next);
    return strips;
}

Pt natural_width(const Paragraph& paragraph, const Lexicon* lexicon) {
    const Prepared prepared = prepare(paragraph, {}, lexicon);
    Pt width;
    for (const Cluster& cluster : prepared.shaped->clusters) width += prepared.shaped->width(cluster);
    return width;
}

}  // namespace layout

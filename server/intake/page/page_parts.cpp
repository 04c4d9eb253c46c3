#include "server/intake/page/page_parts.h"

#include <algorithm>

namespace server {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

using Places = std::array<std::vector<std::size_t>, section_count>;  // Indexes of lines.

struct FoldedHeading {
    std::string text;
    std::size_t section;
};

const std::vector<FoldedHeading>& headings() {
    static const std::vector<FoldedHeading> all = [] {
        std::vector<FoldedHeading> made;
        for (std::size_t s = 0; s < section_count; ++s) made.push_back({folded(section_rows[s].heading), s});
        return made;
    }();
    return all;
}

Places find_headings(const PageLines& lines) {
    std::size_t longest = 0;
    for (const SectionRow& row : section_rows) longest = std::max(longest, row.heading.size());
    Places places;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].text.empty() || lines[i].text.size() > 2 * longest) continue;  // A paragraph.
        const std::string line = folded(lines[i].text);
        for (const FoldedHeading& heading : headings())
            if (line == heading.text) places[heading.section].push_back(i);
    }
    return places;
}

bool stands_alone(const PageLines& lines, std::size_t i) {
    return (i == 0 || lines[i - 1].text.empty()) && (i + 1 == lines.size() || lines[i + 1].text.empty());
}

// How many of the headings that stand once would be out of order with `section` at `place`.
std::size_t inversions(const Places& places, std::size_t section, std::size_t place) {
    std::size_t count = 0;
    for (std::size_t other = 0; other < section_count; ++other)
        if (other != section && places[other].size() == 1) count += (other < section) != (places[other][0] < place);
    return count;
}

std::size_t best_place(const PageLines& lines, const Places& places, std::size_t section) {
    const auto cost = [&](std::size_t place) {
        return std::pair(inversions(places, section, place), !stands_alone(lines, place));
    };
    return *std::min_element(places[section].begin(), places[section].end(),
                             [&](std::size_t a, std::size_t b) { return cost(a) < cost(b); });
}

// Which section begins at a line; `none`: no heading.
std::vector<std::size_t> section_starts(const PageLines& lines, PageFindings& findings) {
    std::vector<std::size_t> starts(lines.size(), none);
    const Places places = find_headings(lines);
    for (std::size_t section = 0; section < section_count; ++section) {
        if (places[section].empty()) continue;
        const std::size_t chosen = best_place(lines, places, section);
        starts[chosen] = section;
        for (const std::size_t place : places[section])
            if (place != chosen) findings.push_back(heading_twice(section_rows[section], lines[place].number));
    }
    return starts;
}

// Takes the comments that whoever saved the page put before it; gives where the page begins.
std::size_t read_comments(const PageLines& lines, PageParts& parts) {
    constexpr std::string_view source = "# source:", note = "# note:";
    std::size_t i = 0;
    for (; i < lines.size(); ++i) {
        const std::string& text = lines[i].text;
        if (text.starts_with(source)) parts.source = trimmed_text(std::string_view(text).substr(source.size()));
        else if (!text.empty() && !text.starts_with(note)) break;
    }
    return i;
}

bool has_text(const PageLines& lines) {
    return std::any_of(lines.begin(), lines.end(), [](const PageLine& line) { return !line.text.empty(); });
}

// A page that was cut may end within a heading. Where text stands above it a short beginning will
// do; right below a heading it must be longer and of the next one, for it may be a report's first words.
bool begins_a_heading(const std::string& line, std::size_t last_section, bool below_text) {
    constexpr std::size_t short_beginning = 12, long_beginning = 27;  // Bytes: 4 and 9 Thai letters.
    return std::any_of(headings().begin(), headings().end(), [&](const FoldedHeading& heading) {
        const bool begins = line.size() < heading.text.size() && heading.text.starts_with(line) && heading.section > last_section;
        if (!begins) return false;
        return below_text ? line.size() >= short_beginning : line.size() >= long_beginning && heading.section == last_section + 1;
    });
}

void take_cut_heading(PageParts& parts, std::size_t last_section) {
    PageLines& body = *parts.sections[last_section];
    while (!body.empty() && body.back().text.empty()) body.pop_back();
    if (body.empty()) return;
    const PageLine end = body.back();
    body.pop_back();
    const bool alone = body.empty() || body.back().text.empty();
    if (alone && begins_a_heading(folded(end.text), last_section, has_text(body))) parts.cut_heading = end;
    else body.push_back(end);
}

void clear_controls(PageLines& lines, const std::string& pointer, bool keeps_tabs, PageFindings& findings) {
    for (PageLine& line : lines) {
        std::string plain = without_controls(line.text, keeps_tabs);
        if (plain == line.text) continue;
        line.text = trimmed_text(plain);
        findings.push_back(control_characters(pointer, line.number));
    }
}

// Tabs part the cells of the table; anywhere else they are no more printed than other controls.
void clear_controls(PageParts& parts) {
    clear_controls(parts.top, "", false, parts.findings);
    for (std::size_t s = 0; s < section_count; ++s)
        if (parts.has(s)) clear_controls(*parts.sections[s], pointer_of(section_rows[s].member), s == table_section, parts.findings);
}

}  // namespace

PageParts divide_page(const PageLines& lines) {
    PageParts parts;
    const std::size_t first = read_comments(lines, parts);
    const auto starts = section_starts(lines, parts.findings);
    auto& open = parts.last_section;
    for (std::size_t i = first; i < lines.size(); ++i) {
        if (starts[i] != none) {
            if (open && *open > starts[i] && parts.out_of_order == 0) parts.out_of_order = lines[i].number;
            open = starts[i];
            parts.sections[*open].emplace();
            parts.heading_line[*open] = lines[i].number;
        } else if (open) {
            parts.sections[*open]->push_back(lines[i]);
        } else if (!lines[i].text.empty()) {
            parts.top.push_back(lines[i]);
        }
    }
    clear_controls(parts);
    if (open && !parts.has(section_count - 1)) take_cut_heading(parts, *open);
    return parts;
}

std::optional<PageTitle> read_title(const PageLine& line) {
    constexpr std::string_view digits = "0123456789";
    constexpr std::size_t unit_digits = 4, most_number = 8;
    const auto colon = line.text.rfind(':');
    if (colon == std::string::npos) return {};
    const std::string code = trimmed_text(std::string_view(line.text).substr(colon + 1));
    const std::string name = trimmed_text(std::string_view(line.text).substr(0, colon));
    const auto dash = code.find_first_not_of(digits);
    if (dash != unit_digits || code[dash] != '-' || name.empty()) return {};
    const std::string_view number = std::string_view(code).substr(dash + 1);
    if (number.empty() || number.size() > most_number || number.find_first_not_of(digits) != std::string_view::npos) return {};
    return PageTitle{name, code, line.number};
}

}  // namespace server

#include "server/proof/compare_pages.h"

#include "layout/text/characters.h"
#include "server/proof/page_text.h"

#include <algorithm>
#include <set>

namespace server {
namespace {

// A page as read, and in its two kinds of text.
struct ReadPage {
    PageReading reading;
    std::u16string content;                 // Of the document.
    std::vector<std::u16string> furniture;  // Of the page.
    std::string look;                       // Shapes and fonts.
};

ReadPage sorted(PageReading reading, const PdfPage& page) {
    ReadPage made{std::move(reading), {}, {}, {}};
    for (const ShownLine& line : made.reading.lines) {
        if (line.furniture) made.furniture.push_back(line.text);
        else made.content += line.text;
    }
    made.look = made.reading.shapes;
    for (const auto& [name, font] : page.fonts) made.look += name + font->drawing;
    return made;
}

// Every page; what cannot be read is said in `differences`.
std::vector<ReadPage> read_pages(const PdfParts& parts, std::vector<Difference>& differences) {
    std::vector<ReadPage> pages;
    for (std::size_t i = 0; i < parts.pages.size(); ++i) {
        auto reading = read_page_text(parts.pages[i]);
        if (!reading) differences.push_back({"unreadable", i + 1, reading.problems().front().english, ""});
        pages.push_back(sorted(reading ? *std::move(reading) : PageReading(), parts.pages[i]));
    }
    return pages;
}

// A page's number changes with the page.
std::u16string without_digits(std::u16string text) {
    std::erase_if(text, [](char16_t c) { return layout::is_digit(c); });
    return text;
}

// "/ที่ดิน..." before a page that begins with "ที่ดิน".
bool announces(std::u16string_view line, std::u16string_view next) {
    if (!line.starts_with(u'/')) return false;
    const std::size_t end = line.find_last_not_of(u". \u2026");
    const std::u16string_view words = line.substr(1, end == std::u16string_view::npos ? 0 : end);
    return !words.empty() && next.starts_with(words);
}

bool furniture_fits(const std::vector<ReadPage>& file, const std::vector<ReadPage>& expected) {
    std::set<std::u16string> known;
    for (const ReadPage& page : expected)
        for (const std::u16string& line : page.furniture) known.insert(without_digits(line));
    for (std::size_t i = 0; i < file.size(); ++i)
        for (const std::u16string& line : file[i].furniture)
            if (!known.contains(without_digits(line)) && !(i + 1 < file.size() && announces(line, file[i + 1].content))) return false;
    return true;
}

bool same_text(const std::vector<ReadPage>& file, const std::vector<ReadPage>& expected) {
    const auto whole = [](const std::vector<ReadPage>& pages) {
        std::u16string text;
        for (const ReadPage& page : pages) text += page.content;
        return text;
    };
    const auto same_content = [](const ReadPage& a, const ReadPage& b) { return a.content == b.content; };
    const auto same_furniture = [](const ReadPage& a, const ReadPage& b) { return a.furniture == b.furniture; };
    if (whole(file) != whole(expected)) return false;
    if (std::ranges::equal(file, expected, same_content)) return std::ranges::equal(file, expected, same_furniture);
    return furniture_fits(file, expected);
}

// The first line of a page that says something else; none when all say the same.
void tell_text(std::size_t number, const ReadPage& file, const ReadPage& expected, std::vector<Difference>& differences) {
    const auto& ours = expected.reading.lines;
    const auto& theirs = file.reading.lines;
    const auto [a, b] = std::mismatch(theirs.begin(), theirs.end(), ours.begin(), ours.end(),
                                      [](const ShownLine& x, const ShownLine& y) { return x.text == y.text && x.furniture == y.furniture; });
    if (a == theirs.end() && b == ours.end()) return;
    differences.push_back({"text", number, a == theirs.end() ? "" : layout::to_utf8(a->text), b == ours.end() ? "" : layout::to_utf8(b->text)});
}

void tell_pages(const std::vector<ReadPage>& file, const std::vector<ReadPage>& expected, Comparison& comparison) {
    auto& differences = comparison.differences;
    const bool as_many = file.size() == expected.size();
    if (!as_many) differences.push_back({"pages", 0, std::to_string(file.size()), std::to_string(expected.size())});
    bool same_places = as_many, same_look = as_many;
    for (std::size_t i = 0; i < std::min(file.size(), expected.size()); ++i) {
        tell_text(i + 1, file[i], expected[i], differences);
        if (file[i].reading.lines != expected[i].reading.lines) {
            if (same_places) differences.push_back({"positions", i + 1, "", ""});
            same_places = false;
        }
        if (file[i].look != expected[i].look) {
            differences.push_back({"drawing", i + 1, "", ""});
            same_look = false;
        }
    }
    comparison.positions = same_places ? Sameness::same : Sameness::differs;
    comparison.drawing = same_look ? Sameness::same : Sameness::differs;
}

void tell_files(const AssociatedFiles& file, const AssociatedFiles& expected, std::vector<Difference>& differences) {
    for (const auto& [name, part] : {std::pair("data.json", "data"), std::pair("render.json", "record")})
        if (file.at(name) != expected.at(name)) differences.push_back({part, 0, "", ""});
    for (const auto& [name, bytes] : file)
        if (!expected.contains(name)) differences.push_back({"attachments", 0, name, ""});
}

}  // namespace

Comparison compare(const PdfParts& file, const PdfParts& expected) {
    Comparison comparison;
    tell_files(file.files, expected.files, comparison.differences);
    if (file.metadata != expected.metadata) comparison.differences.push_back({"metadata", 0, "", ""});
    std::vector<Difference> unreadable;
    const std::vector<ReadPage> theirs = read_pages(file, unreadable), ours = read_pages(expected, unreadable);
    if (!unreadable.empty() || !same_text(theirs, ours)) comparison.text = Sameness::differs;
    comparison.differences.insert(comparison.differences.end(), unreadable.begin(), unreadable.end());
    tell_pages(theirs, ours, comparison);
    if (comparison.differences.empty()) comparison.differences.push_back({"rest", 0, "", ""});
    return comparison;
}

}  // namespace server

#include "server/desk/suggestions.h"

#include "server/intake/changes.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace server {

using layout::Value;

namespace {

// The byte at which a code point begins; the text's end for one behind it.
std::size_t byte_of(const std::string& text, std::size_t code_point) {
    std::size_t at = 0;
    for (; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && code_point-- == 0) break;
    return at;
}

// Letters of Thai stand in clusters: nothing begins with a mark above or below, nor ends before one.
bool begins_with_mark(std::string_view text) {
    // U+0E31, U+0E34 to U+0E3A, U+0E47 to U+0E4E; and ำ, which follows its letter.
    if (text.size() < 3 || text[0] != '\xE0') return false;
    const unsigned low = (static_cast<unsigned char>(text[1]) & 0x3FU) << 6 | (static_cast<unsigned char>(text[2]) & 0x3FU);
    return low == 0xE31 || low == 0xE33 || (low >= 0xE34 && low <= 0xE3A) || (low >= 0xE47 && low <= 0xE4E);
}

struct Around {
    std::string before, after;
};

constexpr std::size_t most_around = 12;  // Code points on each side: two words or so.

Around around_of(const Value& document, const Finding& finding) {
    const Value* value = layout::at_pointer(document, finding.problem.pointer);
    if (!value || !value->is_string()) return {};
    const std::string& text = value->text();
    std::size_t first = finding.place->start - std::min(finding.place->start, most_around), last = finding.place->end + most_around;
    while (first > 0 && begins_with_mark(std::string_view(text).substr(byte_of(text, first)))) --first;
    while (byte_of(text, last) < text.size() && begins_with_mark(std::string_view(text).substr(byte_of(text, last)))) ++last;
    const std::size_t from = byte_of(text, first), begin = byte_of(text, finding.place->start), end = byte_of(text, finding.place->end), to = byte_of(text, last);
    return {(first > 0 ? "…" : "") + text.substr(from, begin - from), text.substr(end, to - end) + (to < text.size() ? "…" : "")};
}

// From the end, so that the places before stay where they are. How many were made: of two that overlap the later one.
std::size_t repair(std::string& text, std::vector<const Finding*> findings) {
    std::sort(findings.begin(), findings.end(), [](const Finding* a, const Finding* b) { return a->place->start > b->place->start; });
    std::size_t untouched = text.size() + 1, done = 0;  // Code points from here on are repaired already.
    for (const Finding* finding : findings) {
        if (finding->place->end > untouched) continue;
        const std::size_t begin = byte_of(text, finding->place->start), end = byte_of(text, finding->place->end);
        text.replace(begin, end - begin, *finding->suggestion);
        untouched = finding->place->start;
        ++done;
    }
    return done;
}

}  // namespace

std::string suggestion_key(const Finding& finding) {
    if (!finding.place || !finding.suggestion) return "";
    return finding.problem.pointer + ":" + std::to_string(finding.place->start) + ":" + std::to_string(finding.place->end) + ":" + *finding.suggestion;
}

View finding_view(const Value& document, const Finding& finding) {
    const std::string key = suggestion_key(finding);
    const Around around = finding.place ? around_of(document, finding) : Around{};
    View view;
    view.text("text", finding.place ? around.before + finding.place->text + around.after : "").text("detail", finding.problem.thai);
    view.text("suggestion", finding.suggestion ? around.before + *finding.suggestion + around.after : "");
    view.text("key", key).flag("certain", finding.certain && !key.empty());
    return view;
}

Repaired take_suggestions(const Value& document, const Findings& findings, const std::vector<std::string>& keys) {
    std::map<std::string, std::vector<const Finding*>> wanted;  // By pointer.
    for (const Finding& finding : findings) {
        const std::string key = suggestion_key(finding);
        if (!key.empty() && std::find(keys.begin(), keys.end(), key) != keys.end()) wanted[finding.problem.pointer].push_back(&finding);
    }
    Changes changes;
    std::size_t done = 0;
    for (const auto& [pointer, list] : wanted) {
        const Value* before = layout::at_pointer(document, pointer);
        if (!before || !before->is_string()) continue;
        std::string text = before->text();
        done += repair(text, list);
        changes.push_back({pointer, *before, Value(text)});
    }
    return {*apply_changes(document, changes), done, keys.size() - std::min(done, keys.size())};
}

}  // namespace server

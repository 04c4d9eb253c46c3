#include "server/desk/suggestions.h"

#include "server/intake/changes.h"

#include <algorithm>
#include <map>

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

View finding_view(const Finding& finding) {
    const std::string key = suggestion_key(finding);
    View view;
    view.text("text", finding.place ? finding.place->text : "").text("detail", finding.problem.thai).text("suggestion", finding.suggestion.value_or(""));
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

#include "server/bundle/archive_names.h"

#include "layout/text/characters.h"

#include <unicode/ucol.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <set>
#include <stdexcept>

namespace server {

namespace {

bool is_left_out(UChar32 c) {
    const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    const bool invisible = c == 0xAD || c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
    return control || invisible || (c >= 0xFFF0 && c <= 0xFFFB) || c >= 0xE0000;
}

bool is_forbidden(UChar32 c) { return c < 0x80 && std::string_view("/\\:*?\"<>|").find(static_cast<char>(c)) != std::string_view::npos; }

// The next character, which is none where it is negative.
UChar32 next_character(std::string_view text, std::size_t& at) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 c = 0;
    U8_NEXT(bytes, at, text.size(), c);
    return c;
}

std::string admitted(std::string_view text) {
    std::string name;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const UChar32 c = next_character(text, at);
        if (c < 0 || is_left_out(c)) continue;
        if (is_forbidden(c)) name += '-';
        else name += text.substr(begin, at - begin);
    }
    return name;
}

std::string trimmed(const std::string& name) {
    const auto first = name.find_first_not_of(" .");
    return first == std::string::npos ? std::string() : name.substr(first, name.find_last_not_of(" .") - first + 1);
}

std::string lowered(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

// CON, COM1.txt and the like ("Naming Files, Paths, and Namespaces", Windows documentation).
bool is_device(const std::string& name) {
    static constexpr std::array<std::string_view, 4> plain{"con", "prn", "aux", "nul"};
    const std::string stem = lowered(name.substr(0, name.find('.')));
    const bool numbered = stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && std::isdigit(static_cast<unsigned char>(stem[3]));
    return numbered || std::find(plain.begin(), plain.end(), stem) != plain.end();
}

// ".pdf"; empty when what follows the last dot is longer than extensions are.
std::string extension_of(const std::string& name) {
    const auto dot = name.rfind('.');
    constexpr std::size_t longest = 10;
    return dot == std::string::npos || dot == 0 || name.size() - dot > longest ? std::string() : name.substr(dot);
}

// The most of it that fits, its last letter with all its marks.
std::string cut(const std::string& text, std::size_t most) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (!layout::is_combining_mark(static_cast<char32_t>(next_character(text, at)))) end = begin;
        if (at > most) return text.substr(0, end);
    }
    return text;
}

// `name` with `mark` before its extension, within the limit.
std::string marked(const std::string& name, const std::string& mark) {
    const std::string extension = extension_of(name);
    const std::string stem = name.substr(0, name.size() - extension.size());
    return trimmed(cut(stem, most_archive_name - mark.size() - extension.size())) + mark + extension;
}

}  // namespace

std::string archive_name(std::string_view text) {
    std::string name = trimmed(admitted(text));
    if (is_device(name)) name = "_" + name;
    return name.empty() ? "ไม่มีชื่อ" : marked(name, "");
}

std::vector<std::string> archive_paths(const std::vector<std::vector<std::string>>& wishes, const std::vector<std::string>& taken) {
    std::set<std::string> known;
    for (const std::string& path : taken) known.insert(lowered(path));
    std::vector<std::string> folders;
    for (const auto& wish : wishes) {
        std::string& folder = folders.emplace_back();
        for (std::size_t i = 0; i + 1 < wish.size(); ++i) {
            folder += archive_name(wish[i]);
            known.insert(lowered(folder));
            folder += '/';
        }
    }
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        const std::string name = archive_name(wishes[i].empty() ? "" : wishes[i].back());
        std::string path = folders[i] + name;
        for (int number = 2; !known.insert(lowered(path)).second; ++number) path = folders[i] + marked(name, " (" + std::to_string(number) + ")");
        paths.push_back(std::move(path));
    }
    return paths;
}

ThaiOrder::ThaiOrder() {
    UErrorCode error = U_ZERO_ERROR;
    UCollator* const made = ucol_open("th", &error);
    ucol_setAttribute(made, UCOL_NUMERIC_COLLATION, UCOL_ON, &error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no order of Thai words");
    collator_ = made;
}

ThaiOrder::~ThaiOrder() { ucol_close(static_cast<UCollator*>(collator_)); }

bool ThaiOrder::operator()(std::string_view a, std::string_view b) const {
    UErrorCode error = U_ZERO_ERROR;
    const auto order = ucol_strcollUTF8(static_cast<const UCollator*>(collator_), a.data(), static_cast<std::int32_t>(a.size()), b.data(),
                                        static_cast<std::int32_t>(b.size()), &error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU cannot compare two texts");
    return order == UCOL_EQUAL ? a < b : order == UCOL_LESS;
}

}  // namespace server

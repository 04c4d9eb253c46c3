#include "fonts/catalogue.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <set>

namespace fonts {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

// The catalogue's file while it is read, line by line, and the section that is open.
class Reading {
public:
    explicit Reading(const std::filesystem::path& folder) : folder_(folder), file_(folder / "catalogue.conf") {}

    std::vector<FaceEntry> entries() {
        std::ifstream in(file_);
        if (!in) throw FontError(file_.string() + ": cannot be read");
        for (std::string line; std::getline(in, line);) {
            ++line_;
            read_line(trimmed(std::string_view(line).substr(0, line.find('#'))));
        }
        if (in.bad()) throw FontError(file_.string() + ": cannot be read");
        close_section();
        if (entries_.empty()) refuse("declares no face");
        return std::move(entries_);
    }

    // Where the section of entries()[i] begins.
    std::string place(std::size_t i) const { return place_of(heading_lines_[i]); }

private:
    std::string place_of(int line) const { return file_.string() + ":" + std::to_string(line) + ": "; }

    [[noreturn]] void refuse(const std::string& why) const { throw FontError(place_of(line_) + why); }

    void read_line(std::string_view line) {
        if (line.empty()) return;
        if (line.front() == '[') return open_section(line);
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) refuse("is neither [Family regular], nor \"key = value\"");
        if (heading_lines_.empty()) refuse("a key stands before the first [Family regular]");
        set(std::string(trimmed(line.substr(0, equals))), trimmed(line.substr(equals + 1)));
    }

    void open_section(std::string_view line) {
        close_section();
        if (line.back() != ']') refuse("the heading lacks its ]");
        const std::string_view heading = trimmed(line.substr(1, line.size() - 2));
        const auto space = heading.find_last_of(" \t");
        const std::string_view weight = space == std::string_view::npos ? "" : heading.substr(space + 1);
        if (weight != "regular" && weight != "bold") refuse("a heading is a family and \"regular\" or \"bold\"");
        FaceEntry entry;
        entry.family = trimmed(heading.substr(0, space));
        entry.bold = weight == "bold";
        for (const FaceEntry& other : entries_)
            if (other.family == entry.family && other.bold == entry.bold) refuse("the face is declared twice");
        entries_.push_back(std::move(entry));
        heading_lines_.push_back(line_);
    }

    void close_section() {
        if (heading_lines_.empty()) return;
        for (const char* key : {"file", "sha256", "scale", "pitch", "ascent"})
            if (!keys_.contains(key)) throw FontError(place(entries_.size() - 1) + "the face lacks the key " + key);
        keys_.clear();
    }

    void set(const std::string& key, std::string_view value) {
        FaceEntry& entry = entries_.back();
        if (!keys_.insert(key).second) refuse("the key " + key + " stands twice");
        if (value.empty()) refuse("the key " + key + " has no value");
        if (key == "file")
            entry.file = folder_ / value;  // An absolute path replaces the folder.
        else if (key == "sha256")
            entry.sha256 = digest(value);
        else if (key == "scale")
            entry.scale = number(value);
        else if (key == "pitch")
            entry.pitch = number(value);
        else if (key == "ascent")
            entry.ascent = number(value);
        else
            refuse("the key " + key + " is not known");
    }

    std::string digest(std::string_view value) const {
        const bool good = value.size() == 64 && std::ranges::all_of(value, [](char c) {
                              return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                          });
        if (!good) refuse("sha256 must be 64 lower-case hexadecimal digits");
        return std::string(value);
    }

    double number(std::string_view value) const {
        double number = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
        const bool good = error == std::errc() && end == value.data() + value.size() && std::isfinite(number);
        if (!good || number <= 0 || number > 10) refuse("must be a number above 0, at most 10");
        return number;
    }

    std::filesystem::path folder_, file_;
    int line_ = 0;
    std::vector<FaceEntry> entries_;
    std::vector<int> heading_lines_;
    std::set<std::string> keys_;  // Of the open section.
};

}  // namespace

Catalogue Catalogue::load(const std::filesystem::path& folder) {
    Reading reading(folder);
    const std::vector<FaceEntry> entries = reading.entries();
    Catalogue catalogue;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const FaceEntry& entry = entries[i];
        if (std::ranges::find(catalogue.families_, entry.family) == catalogue.families_.end())
            catalogue.families_.push_back(entry.family);
        try {
            catalogue.faces_.emplace(std::pair(entry.family, entry.bold), Face::open(entry));
        } catch (const FontError& error) {
            throw FontError(reading.place(i) + error.what());
        }
    }
    return catalogue;
}

std::shared_ptr<const Face> Catalogue::find(std::string_view family, bool bold) const {
    const auto found = faces_.find(std::pair<std::string, bool>(family, bold));
    return found == faces_.end() ? nullptr : found->second;
}

}  // namespace fonts

#include "layout/template/attributes.h"

#include <charconv>
#include <cmath>
#include <sstream>

namespace layout {
namespace {

std::optional<double> decimal(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<Pt> length_of(std::string_view text) {
    if (text == "0") return Pt{};
    if (text.size() < 3) return std::nullopt;
    const auto value = decimal(text.substr(0, text.size() - 2));
    if (!value) return std::nullopt;
    if (text.ends_with("pt")) return Pt{*value};
    if (text.ends_with("mm")) return *value * points_per_mm;
    return std::nullopt;
}

std::optional<Colour> colour_of(std::string_view text) {
    if (text == "black") return black;
    if (text == "red") return Colour{1, 0, 0};
    if (text.size() != 7 || text[0] != '#') return std::nullopt;
    unsigned rgb = 0;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + 7, rgb, 16);
    if (error != std::errc{} || end != text.data() + 7) return std::nullopt;
    return Colour{(rgb >> 16) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0};
}

}  // namespace

void fail_at(std::string_view file, int line, const std::string& what) {
    throw FormError(std::string(file) + ":" + std::to_string(line) + ": " + what);
}

Attributes::Attributes(const Element& element, std::string_view file)
    : element_(element), file_(file), read_(element.attributes.size()) {}

void Attributes::fail(const std::string& what) const {
    fail_at(file_, element_.line, "<" + element_.name + ">: " + what);
}

std::optional<std::string> Attributes::text(const std::string& name) {
    for (std::size_t i = 0; i < read_.size(); ++i) {
        if (element_.attributes[i].first != name) continue;
        read_[i] = true;
        return element_.attributes[i].second;
    }
    return std::nullopt;
}

std::string Attributes::required(const std::string& name) {
    auto given = text(name);
    if (!given) fail("attribute " + name + " is missing");
    return *std::move(given);
}

bool Attributes::flag(const std::string& name, bool otherwise) {
    return one_of<bool>(name, {{"yes", true}, {"no", false}}, otherwise);
}

Pt Attributes::length(const std::string& name, Pt otherwise) {
    const auto given = text(name);
    if (!given) return otherwise;
    const auto value = length_of(*given);
    if (!value) fail("attribute " + name + "=\"" + *given + "\" is no length such as 16pt or 25mm");
    return *value;
}

void Attributes::columns(const std::string& name, Pt whole, Table& table) {
    std::istringstream words(required(name));
    std::vector<std::size_t> stars;
    Pt rest = whole;
    for (std::string word; words >> word;) {
        const auto width = word == "*" || word == "auto" ? std::optional(Pt{}) : length_of(word);
        if (!width || (width->value <= 0 && word != "*" && word != "auto"))
            fail("attribute " + name + ": \"" + word + "\" is neither a length nor * nor auto");
        if (word == "*") stars.push_back(table.columns.size());
        if (word == "auto") table.fitted.push_back(table.columns.size());
        rest -= *width;
        table.columns.push_back(*width);
    }
    if (table.columns.empty() || rest.value < -0.01 || (!stars.empty() && rest.value <= 0))
        fail("attribute " + name + " does not fit into " + std::to_string(std::lround(whole / points_per_mm)) + " mm");
    if (!table.fitted.empty() && stars.empty()) fail("attribute " + name + ": auto wants a * beside it");
    for (const std::size_t star : stars) table.columns[star] = rest / static_cast<double>(stars.size());
    if (!stars.empty()) table.elastic = stars.front();
}

Colour Attributes::colour(const std::string& name, Colour otherwise) {
    const auto given = text(name);
    if (!given) return otherwise;
    const auto value = colour_of(*given);
    if (!value) fail("attribute " + name + "=\"" + *given + "\" is no colour such as black, red or #c00000");
    return *value;
}

int Attributes::number(const std::string& name, int otherwise) {
    const auto given = text(name);
    if (!given) return otherwise;
    int value = 0;
    const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), value);
    if (error != std::errc{} || end != given->data() + given->size()) fail("attribute " + name + " is no whole number");
    return value;
}

void Attributes::finish_empty() const {
    finish();
    if (!element_.children.empty()) fail("holds nothing");
}

std::string Attributes::reserve() {
    return one_of<std::string>("reserve", {{"number", "number"}, {"date", "date"}}, "");
}

void Attributes::finish() const {
    for (std::size_t i = 0; i < read_.size(); ++i)
        if (!read_[i]) fail("unknown attribute " + element_.attributes[i].first);
}

}  // namespace layout

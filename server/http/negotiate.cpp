#include "server/http/negotiate.h"

#include <algorithm>
#include <cctype>

namespace server {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower;
}

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find(at);
        parts.push_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

// "0.85" is 850. At most three decimals and at most 1 (RFC 9110, 12.4.2).
std::optional<int> read_weight(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return {};
    if (text.size() > 1 && text[1] != '.') return {};
    int thousandths = (text[0] - '0') * 1000;
    for (std::size_t i = 2, unit = 100; i < text.size(); ++i, unit /= 10) {
        if (text[i] < '0' || text[i] > '9') return {};
        thousandths += (text[i] - '0') * static_cast<int>(unit);
    }
    return thousandths <= 1000 ? std::optional(thousandths) : std::nullopt;
}

// How closely `range` names `offer`: 3 exactly, 2 "type/*", 1 "*/*", 0 not at all.
int closeness(std::string_view range, std::string_view offer) {
    if (range == offer) return 3;
    if (range == "*/*") return 1;
    const bool any_subtype = range.ends_with("/*") && offer.starts_with(range.substr(0, range.size() - 1));
    return any_subtype ? 2 : 0;
}

int weight_of_offer(const std::vector<Preference>& preferences, std::string_view offer) {
    int best = 0, thousandths = 0;
    for (const Preference& preference : preferences) {
        const int close = closeness(preference.range, offer);
        if (close > best) best = close, thousandths = preference.thousandths;
    }
    return thousandths;
}

// "en-GB" counts for "en"; "*" only where the language is not named.
int weight_of_language(const std::vector<Preference>& preferences, std::string_view language) {
    std::optional<int> named, other;
    for (const auto& [range, thousandths] : preferences) {
        const bool names_it = range == language || range.starts_with(std::string(language) + "-");
        if (names_it) named = std::max(named.value_or(0), thousandths);
        if (range == "*") other = thousandths;
    }
    return named.value_or(other.value_or(0));
}

}  // namespace

std::vector<Preference> read_preferences(std::string_view field) {
    std::vector<Preference> preferences;
    for (const std::string_view element : split(field, ',')) {
        const auto parts = split(element, ';');
        std::optional<int> weight = 1000;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            if (parts[i].starts_with("q=") || parts[i].starts_with("Q=")) weight = read_weight(parts[i].substr(2));
        }
        if (!parts[0].empty() && weight) preferences.push_back({lowered(parts[0]), *weight});
    }
    return preferences;
}

std::optional<std::string> choose_media_type(std::string_view accept, std::span<const std::string> offers) {
    if (trimmed(accept).empty()) return offers.front();
    const auto preferences = read_preferences(accept);
    std::optional<std::string> chosen;
    int best = 0;
    for (const std::string& offer : offers) {
        const int weight = weight_of_offer(preferences, offer);
        if (weight > best) best = weight, chosen = offer;
    }
    return chosen;
}

Language choose_language(std::string_view accept_language) {
    const auto preferences = read_preferences(accept_language);
    const bool english = weight_of_language(preferences, "en") > weight_of_language(preferences, "th");
    return english ? Language::english : Language::thai;
}

}  // namespace server

#include "server/http/query.h"

#include "server/http/file_fields.h"
#include "server/http/utf8.h"

#include <Poco/URI.h>

#include <algorithm>
#include <cctype>
#include <set>

namespace server {

namespace {

// Every '%' with two hexadecimal digits after it: Poco would throw, or take "%g1" in part.
bool well_escaped(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') continue;
        if (i + 2 >= text.size() || !std::isxdigit(static_cast<unsigned char>(text[i + 1])) ||
            !std::isxdigit(static_cast<unsigned char>(text[i + 2]))) {
            return false;
        }
        i += 2;
    }
    return true;
}

layout::Problem named(const std::string& name, bool repeated) {
    if (repeated) return {"", "repeated_parameter", "พารามิเตอร์ “" + name + "” ซ้ำกัน", "The parameter “" + name + "” stands twice."};
    return {"", "unknown_parameter", "ระบบไม่รู้จักพารามิเตอร์ “" + name + "”", "The parameter “" + name + "” is not known here."};
}

}  // namespace

std::string path_of(std::string_view target) { return std::string(target.substr(0, target.find('?'))); }

std::optional<std::vector<Parameter>> read_query(std::string_view target, Plus plus) {
    std::vector<Parameter> query;
    const auto mark = target.find('?');
    std::string_view rest = mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
    if (!well_escaped(rest)) return {};
    while (!rest.empty()) {
        const std::string_view pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        Parameter parameter{std::string(pair.substr(0, equals)), {}};
        std::string value(equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1));
        if (plus == Plus::space) std::replace(value.begin(), value.end(), '+', ' ');
        Poco::URI::decode(value, parameter.value);
        if (!is_utf8(parameter.value)) return {};
        query.push_back(std::move(parameter));
    }
    return query;
}

std::string with_query(std::string_view path, const std::vector<Parameter>& query) {
    std::string target(path);
    char before = '?';
    for (const Parameter& one : query) {
        if (one.value.empty()) continue;
        target += before + one.name + "=" + percent_encoded(one.value);
        before = '&';
    }
    return target;
}

std::optional<Refusal> check_parameters(const std::vector<Parameter>& query, std::span<const std::string_view> known) {
    layout::Problems problems;
    std::set<std::string_view> seen;
    for (const Parameter& parameter : query) {
        const bool unknown = std::find(known.begin(), known.end(), parameter.name) == known.end();
        const bool repeated = !seen.insert(parameter.name).second;
        if (unknown || repeated) problems.push_back(named(parameter.name, !unknown));
    }
    if (problems.empty()) return {};
    Sentence detail{"โปรดตรวจสอบพารามิเตอร์ที่ต่อท้ายที่อยู่", "Look at the query of the target."};
    return Refusal{kind::parameter, std::move(detail), {}, std::move(problems)};
}

std::string parameter(const std::vector<Parameter>& query, std::string_view name) {
    const auto found = std::find_if(query.begin(), query.end(), [&](const Parameter& p) { return p.name == name; });
    return found == query.end() ? std::string() : found->value;
}

}  // namespace server

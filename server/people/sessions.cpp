#include "server/people/sessions.h"

#include "fonts/sha256.h"
#include "server/store/identifier.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace server {

namespace {

std::string lower(std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

// "localhost:8080", "127.0.0.1", "[::1]:8080"
bool is_this_machine(const std::string& host) {
    const std::string name = host.starts_with('[') ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
    return lower(name) == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

std::string cookie_of(const Fields& request, const std::string& value, const std::string& attributes) {
    const bool plain = is_this_machine(field(request, "Host"));
    return (plain ? "saraban=" : "__Host-saraban=") + value + "; Path=/; HttpOnly; SameSite=Lax" + (plain ? "" : "; Secure") + attributes;
}

// What a form of HTML can send, and what a script may send to other sites unasked.
bool can_be_a_form(const Request& request) {
    static constexpr std::array<std::string_view, 4> types{"", "application/x-www-form-urlencoded", "multipart/form-data", "text/plain"};
    std::string type = lower(field(request.fields, "Content-Type"));
    type = type.substr(0, type.find(';'));
    while (type.ends_with(' ') || type.ends_with('\t')) type.pop_back();
    return request.method == "POST" && std::find(types.begin(), types.end(), type) != types.end();
}

}  // namespace

std::pair<Session, std::string> new_session(const std::string& person, Instant now) {
    const std::string token = new_identifier() + new_identifier();
    return {{digest_of_token(token), new_identifier(), person, new_identifier(), now, now, now + longest_session, {}}, token};
}

bool holds(const Session& session, Instant now) {
    return now < session.ends && now < session.used + longest_idle && session.used <= now + noted_idle;
}

std::string digest_of_token(const std::string& token) { return fonts::sha256_hex(token); }

std::string session_token(const Fields& fields) {
    const std::string_view name = is_this_machine(field(fields, "Host")) ? "saraban=" : "__Host-saraban=";
    const std::string cookies = field(fields, "Cookie");
    std::string token;
    for (std::string_view rest = cookies; !rest.empty();) {
        std::string_view one = rest.substr(0, rest.find_first_of(";,"));
        rest.remove_prefix(std::min(one.size() + 1, rest.size()));
        while (one.starts_with(' ')) one.remove_prefix(1);
        if (!one.starts_with(name)) continue;
        if (!token.empty()) return {};
        token = one.substr(name.size());
    }
    return token;
}

std::string set_cookie(const Fields& request, const std::string& token) { return cookie_of(request, token, ""); }
std::string clear_cookie(const Fields& request) { return cookie_of(request, "", "; Max-Age=0"); }

bool is_from_our_pages(const Request& request) {
    const std::string origin = lower(field(request.fields, "Origin")), host = lower(field(request.fields, "Host"));
    if (!origin.empty()) return origin == "https://" + host || origin == "http://" + host;
    const std::string site = field(request.fields, "Sec-Fetch-Site");
    if (!site.empty()) return site == "same-origin" || site == "none";
    return !can_be_a_form(request);
}

}  // namespace server

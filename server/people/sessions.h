// Sessions: how long they hold, and how a browser carries them.

#pragma once

#include "server/http/message.h"
#include "server/store/records.h"

#include <chrono>
#include <string>
#include <utility>

namespace server {

constexpr std::chrono::minutes longest_idle{30};
constexpr std::chrono::hours longest_session{8};
constexpr std::chrono::minutes noted_idle{1};  // How exactly `used` is kept: each note is a write to the disk.

// A new one of that person and its token: 256 random bits, kept nowhere but in the browser.
std::pair<Session, std::string> new_session(const std::string& person, Instant now);

// Neither idle nor old, and not from a time that is yet to come: a clock that was put back ends it.
bool holds(const Session& session, Instant now);

std::string digest_of_token(const std::string& token);

// The session's token in the request's cookie; "" when there is none, or more than one.
//
// The cookie is "__Host-saraban": only over TLS, and set by nobody but this very host. A browser
// that speaks plain HTTP to its own machine (Host is localhost or a loopback address) gets "saraban"
// instead, so that the desk can be tried without a certificate.
std::string session_token(const Fields& fields);

std::string set_cookie(const Fields& request, const std::string& token);
std::string clear_cookie(const Fields& request);

// Whether a request that changes something comes from our own pages or from no page at all: the
// browser says so in Origin or Sec-Fetch-Site; without these its method or media type must be none
// that forms of other sites can send.
bool is_from_our_pages(const Request& request);

}  // namespace server

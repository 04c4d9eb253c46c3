#include "server/http/door.h"

#include "server/http/problem_reply.h"
#include "server/http/raw_answer.h"
#include "server/http/request_id.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace server {

namespace {

using namespace std::chrono_literals;
using Clock = Connections::Clock;

constexpr std::size_t most_leaving = 256;

// "::ffff:10.0.0.1", as a socket for both families calls it, is 10.0.0.1.
std::string address_of(const Poco::Net::StreamSocket& socket) {
    const std::string address = socket.peerAddress().host().toString();
    const std::string mapped = "::ffff:";
    return address.starts_with(mapped) && address.find('.') != std::string::npos ? address.substr(mapped.size()) : address;
}

std::string busy_answer() {
    const Refusal busy{kind::busy, {"โปรดส่งใหม่อีกครั้งในอีกสักครู่", "Send it again in a moment."}, {{"Retry-After", "1"}}, {}};
    return raw_answer(reply_to(busy, {Language::thai, "", new_id()}), true);
}

// True when the other side has closed, or what it sends is no longer worth reading.
bool is_done(int descriptor) {
    std::array<char, 16384> bytes;
    for (int times = 0; times < 16; ++times) {
        const ssize_t got = ::recv(descriptor, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (got == 0) return true;
        if (got < 0) return errno != EAGAIN && errno != EINTR;
    }
    return false;
}

}  // namespace

bool Door::accept(const Poco::Net::StreamSocket& socket) try {
    if (connections_.admit(socket.impl()->sockfd(), address_of(socket), Clock::now())) return true;
    turn_away(socket);
    return false;
} catch (const std::exception&) {
    return false;  // Gone before it had come in: it has no address any more.
}

void Door::turn_away(Poco::Net::StreamSocket socket) {
    ++turned_away_;
    const std::string answer = busy_answer();
    const int descriptor = socket.impl()->sockfd();
    ::send(descriptor, answer.data(), answer.size(), MSG_DONTWAIT | MSG_NOSIGNAL);  // Fits the buffer of a new socket.
    ::shutdown(descriptor, SHUT_WR);
    is_done(descriptor);

    const std::lock_guard lock(mutex_);
    if (leaving_.size() < most_leaving) leaving_.push_back({std::move(socket), Clock::now() + 300ms});
}

bool Door::is_anyone_leaving() {
    const std::lock_guard lock(mutex_);
    return !leaving_.empty();
}

void Door::tend(Clock::time_point now) {
    const std::lock_guard lock(mutex_);
    std::erase_if(leaving_, [&](Leaving& leaving) { return is_done(leaving.socket.impl()->sockfd()) || leaving.until <= now; });
}

}  // namespace server

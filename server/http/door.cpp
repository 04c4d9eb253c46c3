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

Descriptor Door::let_in(Descriptor socket, const std::string& address) {
    if (connections_.admit(socket.get(), address, Clock::now())) return socket;
    turn_away(std::move(socket));
    return Descriptor();
}

void Door::turn_away(Descriptor socket) {
    ++turned_away_;
    const std::string answer = busy_answer();
    ::send(socket.get(), answer.data(), answer.size(), MSG_DONTWAIT | MSG_NOSIGNAL);  // Fits the buffer of a new socket.
    ::shutdown(socket.get(), SHUT_WR);
    is_done(socket.get());

    const std::lock_guard lock(mutex_);
    if (leaving_.size() < most_leaving) leaving_.push_back({std::move(socket), Clock::now() + 300ms});
}

bool Door::is_anyone_leaving() {
    const std::lock_guard lock(mutex_);
    return !leaving_.empty();
}

void Door::tend(Clock::time_point now) {
    const std::lock_guard lock(mutex_);
    std::erase_if(leaving_, [&](Leaving& leaving) { return is_done(leaving.socket.get()) || leaving.until <= now; });
}

}  // namespace server

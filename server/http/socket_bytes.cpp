#include "server/http/socket_bytes.h"

#include <sys/poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <thread>

namespace server {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

// So many bytes must wait before the socket counts as readable: else a header of which a part
// lies there unread would wake us without end.
void wake_at(int descriptor, std::size_t bytes) {
    const int least = static_cast<int>(bytes);
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVLOWAT, &least, sizeof least);
}

// True when more than `seen` bytes may lie there; false when no more will come.
bool wait_beyond(int descriptor, std::size_t seen) {
    wake_at(descriptor, seen + 1);
    pollfd wanted{descriptor, POLLIN | POLLRDHUP, 0};
    while (::poll(&wanted, 1, -1) < 0) {
        if (errno != EINTR) return false;
    }
    return (wanted.revents & (POLLERR | POLLNVAL)) == 0;
}

bool has_ended(int descriptor) {
    pollfd wanted{descriptor, POLLRDHUP, 0};
    return ::poll(&wanted, 1, 0) != 0;
}

}  // namespace

Descriptor::~Descriptor() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

AwaitedHeader await_header(int descriptor) {
    std::array<char, most_header> bytes;
    AwaitedHeader header;
    int looks = 0;
    while (header.bytes == 0 || wait_beyond(descriptor, header.bytes)) {
        const ssize_t got = ::recv(descriptor, bytes.data(), bytes.size(), MSG_PEEK | (header.bytes > 0 ? MSG_DONTWAIT : 0));
        const std::size_t size = got > 0 ? static_cast<std::size_t>(got) : 0;
        if (size <= header.bytes) {
            if (has_ended(descriptor)) break;
            std::this_thread::sleep_for(10ms);  // Short of memory, Linux wakes us for the bytes that we know.
            continue;
        }
        header.bytes = size;
        ++looks;
        header.look = look_at_header({bytes.data(), size});
        if (header.look.refusal) header.end = HeaderEnd::refused;
        if (header.look.size > 0) header.end = HeaderEnd::whole;
        if (header.end != HeaderEnd::stopped) break;
    }
    if (looks > 1) wake_at(descriptor, 1);
    return header;
}

std::string receive(int descriptor, std::size_t length) {
    std::string bytes;
    std::array<char, 65536> part;
    while (bytes.size() < length) {
        const ssize_t got = ::recv(descriptor, part.data(), std::min(part.size(), length - bytes.size()), 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        bytes.append(part.data(), static_cast<std::size_t>(got));
    }
    return bytes;
}

bool send_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void drain(int descriptor, bool more_expected) {
    constexpr std::size_t most = std::size_t{4} << 20;
    const auto end = Clock::now() + 300ms;
    std::array<char, 16384> bytes;
    ::shutdown(descriptor, SHUT_WR);
    for (std::size_t drained = 0; drained < most;) {
        const ssize_t got = ::recv(descriptor, bytes.data(), bytes.size(), MSG_DONTWAIT);
        const bool nothing_yet = got < 0 && (errno == EAGAIN || errno == EINTR);
        if (got == 0 || (got < 0 && !nothing_yet) || (nothing_yet && !more_expected)) return;
        if (got > 0) drained += static_cast<std::size_t>(got), more_expected = true;
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
        if (left.count() <= 0) return;
        pollfd wanted{descriptor, POLLIN, 0};
        if (nothing_yet) ::poll(&wanted, 1, static_cast<int>(left.count()));
    }
}

}  // namespace server

#include "server/http/listener.h"

#include "server/http/door.h"
#include "server/http/exchange.h"
#include "server/http/log.h"

#include <Poco/Exception.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>

#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace server {

namespace {

using Clock = Connections::Clock;
namespace net = Poco::Net;
using namespace std::chrono_literals;

constexpr int backlog = 512;
constexpr int most_idle = 32;  // Threads that wait for a connection; one that finds so many of them ends.
constexpr rlim_t spare_descriptors = 64;  // Standard streams, files, what is just being accepted.

// Bytes that the kernel keeps of an answer whose receiver is slow. Left to itself Linux lets it
// grow to 4 MiB, and 384 of them would be more than we may use.
constexpr int send_buffer = 256 << 10;

// Without a free descriptor accept() would spin; half of them are for those who are turned away.
ConnectionLimits within_descriptors(ConnectionLimits limits) {
    rlimit descriptors{};
    if (::getrlimit(RLIMIT_NOFILE, &descriptors) != 0) return limits;
    const rlim_t most = descriptors.rlim_cur > spare_descriptors ? (descriptors.rlim_cur - spare_descriptors) / 2 : 1;
    limits.in_all = std::min<std::size_t>(limits.in_all, most);
    return limits;
}

net::ServerSocket listening_on(const std::string& address) try {
    net::ServerSocket socket;
    socket.bind(net::SocketAddress(address), true, false);  // No reusePort: a second service would share it silently.
    socket.setSendBufferSize(send_buffer);  // What is accepted inherits it.
    socket.listen(backlog);
    return socket;
} catch (const Poco::Exception& e) {
    throw std::runtime_error("cannot listen on " + address + ": " + e.displayText());
}

// "::ffff:10.0.0.1", as a socket for both families calls it, is 10.0.0.1.
std::string name_of(const sockaddr_storage& address, socklen_t size) {
    const std::string name = net::SocketAddress(reinterpret_cast<const sockaddr*>(&address), size).host().toString();
    const std::string mapped = "::ffff:";
    return name.starts_with(mapped) && name.find('.') != std::string::npos ? name.substr(mapped.size()) : name;
}

}  // namespace

// Every thread waits for a connection and carries it out itself: handing it to another would cost
// more than an empty request does. Before it begins it sees to it that another one waits.
struct Listener::Impl {
    Impl(const std::string& address, const Router& with_router, const ConnectionLimits& limits)
        : router(with_router), connections(limits), door(connections), socket(listening_on(address)) {
        add_thread();
    }

    ~Impl() {
        closed = true;
        ::shutdown(socket.impl()->sockfd(), SHUT_RDWR);  // Wakes those who wait for a connection.
        std::unique_lock lock(mutex);
        all_ended.wait(lock, [this] { return threads == 0; });
    }

    void add_thread() {
        ++idle;
        const std::lock_guard lock(mutex);
        std::thread([this] {
            serve();
            const std::lock_guard end(mutex);
            if (--threads == 0) all_ended.notify_all();
        }).detach();
        ++threads;
    }

    void serve() {
        while (const Descriptor connection = next_connection()) {
            if (--idle == 0) add_thread_if_possible();
            carry_out(connection.get());
            if (idle >= most_idle) return;
            ++idle;
        }
        --idle;
    }

    // Without it the door is unattended until a connection has ended.
    void add_thread_if_possible() try {
        add_thread();
    } catch (const std::system_error& e) {
        --idle;
        log_line("error", {{"fault", e.what()}});
    }

    void carry_out(int descriptor) {
        try {
            exchange(descriptor, connections, router);
        } catch (const std::exception& e) {
            log_line("error", {{"fault", e.what()}});
        }
        connections.leave(descriptor);
    }

    // Empty: the listener has closed.
    Descriptor next_connection() {
        while (!closed) {
            sockaddr_storage address{};
            socklen_t size = sizeof address;
            Descriptor accepted(::accept4(socket.impl()->sockfd(), reinterpret_cast<sockaddr*>(&address), &size, SOCK_CLOEXEC));
            if (accepted) {
                if (Descriptor visitor = let_in(std::move(accepted), address, size)) return visitor;
            } else if (errno != EINTR && errno != ECONNABORTED) {
                std::this_thread::sleep_for(10ms);  // Short of memory or descriptors.
            }
        }
        return Descriptor();
    }

    Descriptor let_in(Descriptor accepted, const sockaddr_storage& address, socklen_t size) try {
        return door.let_in(std::move(accepted), name_of(address, size));
    } catch (const std::exception& e) {
        log_line("error", {{"fault", e.what()}});
        return Descriptor();
    }

    void watch(const std::stop_token& end) {
        for (auto said = Clock::now(); !end.stop_requested(); std::this_thread::sleep_for(50ms)) {
            const auto now = Clock::now();
            connections.cut_overdue(now);
            door.tend(now);
            if (now - said < 1s) continue;
            said = now;
            if (const std::int64_t turned_away = door.take_turned_away()) log_line("turned_away", {{"connections", turned_away}});
        }
    }

    bool has_backlog() { return socket.poll(Poco::Timespan(), net::Socket::SELECT_READ); }

    const Router& router;
    Connections connections;
    Door door;
    net::ServerSocket socket;
    std::atomic<bool> closed = false;
    std::atomic<int> idle = 0;  // Threads that wait for a connection, or are about to.
    std::mutex mutex;
    std::condition_variable all_ended;
    int threads = 0;
    std::jthread watchdog{[this](const std::stop_token& end) { watch(end); }};
};

bool is_loopback(const std::string& address) try {
    return net::SocketAddress(address).host().isLoopback();
} catch (const Poco::Exception& e) {
    throw std::runtime_error("cannot listen on " + address + ": " + e.displayText());
}

Listener::Listener(const std::string& address, const Router& router, ConnectionLimits limits)
    : impl_(std::make_unique<Impl>(address, router, within_descriptors(std::move(limits)))) {}

Listener::~Listener() = default;

std::string Listener::address() const { return impl_->socket.address().toString(); }

bool Listener::stop(std::chrono::milliseconds patience) {
    const auto end = Clock::now() + patience;
    impl_->connections.close_door(Clock::now());
    while (impl_->connections.live() > 0 && Clock::now() < end) std::this_thread::sleep_for(10ms);
    // Who was let in by the kernel but not yet by us would get a reset instead of an answer.
    for (const auto soon = Clock::now() + 400ms; (impl_->has_backlog() || impl_->door.is_anyone_leaving()) && Clock::now() < soon;) {
        std::this_thread::sleep_for(10ms);
    }
    return impl_->connections.live() == 0;
}

}  // namespace server

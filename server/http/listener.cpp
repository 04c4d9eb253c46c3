#include "server/http/listener.h"

#include "server/http/door.h"
#include "server/http/exchange.h"
#include "server/http/log.h"

#include <Poco/AutoPtr.h>
#include <Poco/ErrorHandler.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/ThreadPool.h>

#include <sys/resource.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <thread>

namespace server {

namespace {

using Clock = Connections::Clock;
namespace net = Poco::Net;
using namespace std::chrono_literals;

constexpr int backlog = 512;
constexpr rlim_t spare_descriptors = 64;  // Standard streams, files, what is just being accepted.

// Poco's own handler prints to the terminal what a client provoked.
class QuietErrors : public Poco::ErrorHandler {
public:
    void exception(const Poco::Exception&) override {}
    void exception(const std::exception& e) override { log_line("error", {{"fault", e.what()}}); }
    void exception() override { log_line("error", {{"fault", "not a std::exception"}}); }
};

// Poco would spin on accept() without a free descriptor; half of them are for those who are
// turned away.
ConnectionLimits within_descriptors(ConnectionLimits limits) {
    rlimit descriptors{};
    if (::getrlimit(RLIMIT_NOFILE, &descriptors) != 0) return limits;
    const rlim_t most = descriptors.rlim_cur > spare_descriptors ? (descriptors.rlim_cur - spare_descriptors) / 2 : 1;
    limits.in_all = std::min<std::size_t>(limits.in_all, most);
    return limits;
}

net::HTTPServerParams::Ptr parameters(std::size_t connections) {
    net::HTTPServerParams::Ptr params(new net::HTTPServerParams);
    params->setKeepAlive(false);
    params->setTimeout(Poco::Timespan(30, 0));  // Longer than any phase: one authority for deadlines.
    params->setThreadIdleTime(Poco::Timespan(0, 500'000));  // A thread may sleep through Poco's word to stop for so long.
    params->setMaxThreads(static_cast<int>(connections));
    params->setMaxQueued(static_cast<int>(2 * connections + 64));  // Beyond it Poco drops connections without a word.
    return params;
}

net::ServerSocket listening_on(const std::string& address) try {
    net::ServerSocket socket;
    socket.bind(net::SocketAddress(address), true, false);  // No reusePort: a second service would share it silently.
    socket.listen(backlog);
    return socket;
} catch (const Poco::Exception& e) {
    throw std::runtime_error("cannot listen on " + address + ": " + e.displayText());
}

}  // namespace

// The order matters: what stands below uses what stands above and is destroyed before it.
struct Listener::Impl {
    Impl(const std::string& address, const Router& router, const ConnectionLimits& limits)
        : connections(limits),
          door(new Door(connections)),
          socket(listening_on(address)),
          threads(2, static_cast<int>(limits.in_all) + 64),  // More than may run: one that has just ended is not free yet.
          server(connection_factory(connections, router, parameters(limits.in_all)), threads, socket, parameters(limits.in_all)) {
        server.setConnectionFilter(door);
    }

    void watch(const std::stop_token& end) {
        for (auto said = Clock::now(); !end.stop_requested(); std::this_thread::sleep_for(50ms)) {
            const auto now = Clock::now();
            connections.cut_overdue(now);
            door->tend(now);
            if (now - said < 1s) continue;
            said = now;
            if (const std::int64_t turned_away = door->take_turned_away()) log_line("turned_away", {{"connections", turned_away}});
        }
    }

    // Who was let in by the kernel but not yet by us would get a reset instead of an answer.
    void turn_backlog_away() {
        while (socket.poll(Poco::Timespan(), net::Socket::SELECT_READ)) door->accept(socket.acceptConnection());
        for (const auto end = Clock::now() + 400ms; door->is_anyone_leaving() && Clock::now() < end;) std::this_thread::sleep_for(10ms);
    }

    QuietErrors errors;
    Poco::ErrorHandler* before = Poco::ErrorHandler::set(&errors);
    Connections connections;
    Poco::AutoPtr<Door> door;
    net::ServerSocket socket;
    Poco::ThreadPool threads;
    net::TCPServer server;
    std::jthread watchdog{[this](const std::stop_token& end) { watch(end); }};
};

bool is_loopback(const std::string& address) try {
    return net::SocketAddress(address).host().isLoopback();
} catch (const Poco::Exception& e) {
    throw std::runtime_error("cannot listen on " + address + ": " + e.displayText());
}

Listener::Listener(const std::string& address, const Router& router, ConnectionLimits limits)
    : impl_(std::make_unique<Impl>(address, router, within_descriptors(std::move(limits)))) {
    impl_->server.start();
}

Listener::~Listener() {
    impl_->server.stop();
    impl_->threads.joinAll();
    Poco::ErrorHandler::set(impl_->before);
}

std::string Listener::address() const { return impl_->socket.address().toString(); }

bool Listener::stop(std::chrono::milliseconds patience) {
    const auto end = Clock::now() + patience;
    impl_->connections.close_door(Clock::now());
    while (impl_->connections.live() > 0 && Clock::now() < end) std::this_thread::sleep_for(10ms);
    impl_->server.stop();
    impl_->turn_backlog_away();
    impl_->socket.close();
    return impl_->connections.live() == 0;
}

}  // namespace server

// A client that costs the machine less than the service it measures: one thread, one buffer.
//
//   saraban_load PORT at-once COUNT           TARGET [BODY.json]
//   saraban_load PORT clients COUNT SECONDS   TARGET [BODY.json]   each sends again when it is answered
//   saraban_load PORT rate PER_SECOND SECONDS TARGET [BODY.json]   whatever has been answered
//
// Prints one JSON object: for each status how often, and the times from connecting to the end of
// the connection, in ms. Status 0 is a connection that broke; a 503 without Retry-After is 599.
// On standard error, in ms: the processor time that it took itself.

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>
#include <queue>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto after_503 = 100ms;  // Impolite: Retry-After says a second.

struct Exchange {
    Clock::time_point begun;
    std::size_t sent = 0;
    std::string head;  // The answer's first bytes.
};

class Load {
public:
    Load(int port, std::string request) : request_(std::move(request)) {
        to_.sin_family = AF_INET;
        to_.sin_port = htons(static_cast<std::uint16_t>(port));
        to_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    }

    std::size_t open() const { return open_.size(); }

    void begin() {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        if (socket < 0) throw std::runtime_error("no socket");
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        open_[socket] = {Clock::now(), 0, {}};
        ::connect(socket, reinterpret_cast<const sockaddr*>(&to_), sizeof to_);
        epoll_event event{EPOLLIN | EPOLLOUT | EPOLLET, {.fd = socket}};
        ::epoll_ctl(poll_, EPOLL_CTL_ADD, socket, &event);
    }

    // Gives the statuses of those that ended.
    std::vector<int> wait(Clock::duration longest) {
        std::array<epoll_event, 256> events;
        const auto ms = std::chrono::ceil<std::chrono::milliseconds>(longest).count();
        const int count = ::epoll_wait(poll_, events.data(), events.size(), static_cast<int>(std::clamp<long>(ms, 0, 1000)));
        std::vector<int> ended;
        for (int i = 0; i < count; ++i) {
            if (const int status = go_on(events[i].data.fd); status >= 0) ended.push_back(status);
        }
        return ended;
    }

    void print() {
        const char* between = "{";
        for (auto& [status, times] : times_) {
            std::sort(times.begin(), times.end());
            const auto at = [&](double part) { return times[std::min(times.size() - 1, static_cast<std::size_t>(std::ceil(part * static_cast<double>(times.size()))) - 1)]; };
            std::printf("%s\"%d\": {\"count\": %zu, \"p50\": %.2f, \"p99\": %.2f, \"most\": %.2f}", between, status, times.size(), at(0.5), at(0.99), times.back());
            between = ", ";
        }
        std::puts(times_.empty() ? "{}" : "}");
    }

private:
    int go_on(int socket) {
        Exchange& exchange = open_.at(socket);
        while (exchange.sent < request_.size()) {
            const ssize_t sent = ::send(socket, request_.data() + exchange.sent, request_.size() - exchange.sent, MSG_NOSIGNAL);
            if (sent < 0) break;
            exchange.sent += static_cast<std::size_t>(sent);
        }
        std::array<char, 1024> bytes;
        for (;;) {
            // MSG_TRUNC: what comes after the head is thrown away where it lies.
            const bool has_head = !exchange.head.empty();
            const ssize_t got = ::recv(socket, has_head ? nullptr : bytes.data(), has_head ? std::size_t{1} << 20 : bytes.size(), has_head ? MSG_TRUNC : 0);
            if (got < 0 && (errno == EAGAIN || errno == ENOTCONN)) return -1;
            if (got <= 0) return finish(socket, exchange);
            if (!has_head) exchange.head.assign(bytes.data(), static_cast<std::size_t>(got));
        }
    }

    int finish(int socket, const Exchange& exchange) {
        int status = exchange.head.starts_with("HTTP/1.1 ") ? std::atoi(exchange.head.c_str() + 9) : 0;
        if (status == 503 && exchange.head.find("Retry-After: ") == std::string::npos) status = 599;
        times_[status].push_back(std::chrono::duration<double, std::milli>(Clock::now() - exchange.begun).count());
        open_.erase(socket);
        ::close(socket);
        return status;
    }

    sockaddr_in to_{};
    const std::string request_;
    const int poll_ = ::epoll_create1(0);
    std::unordered_map<int, Exchange> open_;
    std::map<int, std::vector<double>> times_;
};

void clients(Load& load, int count, Clock::time_point end) {
    std::priority_queue<Clock::time_point, std::vector<Clock::time_point>, std::greater<>> due;
    const auto wait = [&](Clock::duration longest) {
        for (const int status : load.wait(longest)) due.push(Clock::now() + (status == 200 ? 0ms : after_503));
    };
    for (int i = 0; i < count; ++i) load.begin(), wait(0ms);  // Else the first answers wait for the last request.
    while (load.open() > 0 || (!due.empty() && Clock::now() < end)) {
        wait(due.empty() ? 1s : due.top() - Clock::now());
        for (; !due.empty() && due.top() <= Clock::now() && Clock::now() < end; due.pop()) load.begin();
    }
}

void rate(Load& load, double per_second, Clock::time_point end) {
    const auto begun = Clock::now();
    for (double sent = 0; Clock::now() < end || load.open() > 0;) {
        for (; Clock::now() < end && sent < std::chrono::duration<double>(Clock::now() - begun).count() * per_second; ++sent) load.begin();
        load.wait(1ms);
    }
}

std::string request_for(const std::string& target, const char* body_file) {
    if (!body_file) return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
    std::ifstream file(body_file);
    if (!file) throw std::runtime_error(std::string("cannot read ") + body_file);
    const std::string body(std::istreambuf_iterator<char>(file), {});
    return "POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

int main(int argc, char** argv) try {
    const std::string how = argc > 3 ? argv[2] : "";
    const int at = how == "at-once" ? 4 : 5;  // Where the target stands.
    if (argc <= at) throw std::runtime_error("see tests/bench/load.cpp");
    Load load(std::atoi(argv[1]), request_for(argv[at], argv[at + 1]));
    const double number = std::atof(argv[3]);
    const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(at == 5 ? std::atof(argv[4]) : 0));
    if (how == "rate") rate(load, number, end);
    else clients(load, static_cast<int>(number), end);
    load.print();
    std::fprintf(stderr, "%ld\n", std::clock() * 1000 / CLOCKS_PER_SEC);
    return 0;
} catch (const std::exception& e) {
    std::fprintf(stderr, "saraban_load: %s\n", e.what());
    return 1;
}

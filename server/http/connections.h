// The connections that are open, how many there may be, and until when each may take.

#pragma once

#include "server/http/message.h"

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace server {

enum class Phase { header, body, answer, upload, download };  // What a connection is busy with.

// How long each may take. An answer's time is that of making and sending it. A file, up or down,
// has a time of its own: 32 MiB in 120 s are 2.2 Mbit/s. What is larger has it for each 32 MiB.
constexpr std::size_t bytes_per_file_time = std::size_t{32} << 20;
struct PhaseTimes {
    std::chrono::seconds header{5}, body{10}, answer{15}, file{120};
};

struct ConnectionLimits {
    std::size_t in_all = 384;
    std::size_t from_one_address = 128;
    std::vector<std::string> proxies;  // Addresses that speak for many, so that only `in_all` counts.
    PhaseTimes times;
};

// Knows sockets by their descriptors and never owns one. Safe to call from any thread.
class Connections {
public:
    using Clock = std::chrono::steady_clock;

    explicit Connections(ConnectionLimits limits) : limits_(std::move(limits)) {}

    // False: turn it away. Whoever is admitted must leave before its descriptor is closed.
    bool admit(int descriptor, const std::string& address, Clock::time_point now);
    void leave(int descriptor);

    std::size_t live() const;

    // Begins a phase.
    void enter(int descriptor, Phase phase, Clock::time_point now);

    // Shuts down whatever has overstayed its phase: for reading while it is read, so that the
    // sender can still be told, else both ways. A limit per read would not do: a byte every
    // four seconds holds a thread for ever.
    void cut_overdue(Clock::time_point now);
    bool was_cut(int descriptor) const;

    // Who sends a request with these fields: the peer, or, when that is one of our proxies, whom it
    // names last in X-Forwarded-For.
    std::string sender_of(int descriptor, const Fields& fields) const;

    // Admits nobody more. Who has not sent a whole header gets another second, the rest 12 s.
    void close_door(Clock::time_point now);

private:
    struct Connection {
        std::string address;
        Clock::time_point deadline;
        Phase phase = Phase::header;
        bool cut = false;
    };

    Clock::duration time_for(Phase phase) const;
    Clock::time_point deadline_of(Phase phase, Clock::time_point now) const;
    void forget(std::unordered_map<int, Connection>::iterator connection);
    bool counts_by_address(const std::string& address) const;

    const ConnectionLimits limits_;
    mutable std::mutex mutex_;
    std::unordered_map<int, Connection> open_;
    std::unordered_map<std::string, std::size_t> by_address_;
    bool door_closed_ = false;
    Clock::time_point closed_at_;
};

}  // namespace server

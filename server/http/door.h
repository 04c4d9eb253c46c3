// Who comes in, and a word to those who do not.

#pragma once

#include "server/http/connections.h"
#include "server/http/socket_bytes.h"

#include <atomic>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>

namespace server {

// Whoever is beyond the limits gets a 503 with Retry-After without a thread being spent on him.
// Safe to call from any thread.
class Door {
public:
    explicit Door(Connections& connections) : connections_(connections) {}

    // The socket of a sender who was let in; an empty one when he was turned away.
    Descriptor let_in(Descriptor socket, const std::string& address);

    // Lets the 503s arrive: reads what their senders still send, closes them after 300 ms.
    void tend(Connections::Clock::time_point now);

    bool is_anyone_leaving();

    // How many were turned away since the last call.
    std::int64_t take_turned_away() { return turned_away_.exchange(0); }

private:
    struct Leaving {
        Descriptor socket;
        Connections::Clock::time_point until;
    };

    void turn_away(Descriptor socket);

    Connections& connections_;
    std::atomic<std::int64_t> turned_away_ = 0;
    std::mutex mutex_;
    std::deque<Leaving> leaving_;  // By `until`. At most 256; beyond that they are closed at once.
};

}  // namespace server

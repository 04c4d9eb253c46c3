// Who comes in, and a word to those who do not.

#pragma once

#include "server/http/connections.h"

#include <Poco/Net/StreamSocket.h>
#include <Poco/Net/TCPServer.h>

#include <atomic>
#include <cstdint>
#include <deque>
#include <mutex>

namespace server {

// Whoever is beyond the limits gets a 503 with Retry-After without a thread being spent on him.
class Door : public Poco::Net::TCPServerConnectionFilter {
public:
    explicit Door(Connections& connections) : connections_(connections) {}

    bool accept(const Poco::Net::StreamSocket& socket) override;

    // Lets the 503s arrive: reads what their senders still send, closes them after 300 ms.
    void tend(Connections::Clock::time_point now);

    bool is_anyone_leaving();

    // How many were turned away since the last call.
    std::int64_t take_turned_away() { return turned_away_.exchange(0); }

private:
    struct Leaving {
        Poco::Net::StreamSocket socket;
        Connections::Clock::time_point until;
    };

    void turn_away(Poco::Net::StreamSocket socket);

    Connections& connections_;
    std::atomic<std::int64_t> turned_away_ = 0;
    std::mutex mutex_;
    std::deque<Leaving> leaving_;  // By `until`. At most 256; beyond that they are closed at once.
};

}  // namespace server

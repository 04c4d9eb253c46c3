// The service's ear: Poco Net begins and ends in this folder.

#pragma once

#include "server/http/connections.h"
#include "server/http/router.h"

#include <chrono>
#include <memory>
#include <string>

namespace server {

// Only this machine can reach a listener at that address. Throws as the listener does.
bool is_loopback(const std::string& address);

// Accepts connections until destroyed; one request each (no keep-alive: a second request on a
// connection is where desynchronisation lives). Whoever is beyond the
// limits gets a 503 at the door; whoever is slow is cut off (connections.h).
class Listener {
public:
    // `address` is "127.0.0.1:8080" or "[::1]:8080"; port 0 takes a free one. The router must
    // outlive the listener. Throws std::runtime_error when the address cannot be had.
    Listener(const std::string& address, const Router& router, ConnectionLimits limits);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    std::string address() const;  // With the port in use.

    // Turns newcomers away with a 503 from now on and waits until what was begun is finished. False
    // when `patience` ended first.
    bool stop(std::chrono::milliseconds patience);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace server

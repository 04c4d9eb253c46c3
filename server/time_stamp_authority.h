// A time-stamp authority that is asked over HTTP (RFC 3161, 3.4).

#pragma once

#include "server/http/ask_service.h"
#include "server/signoff/seal/time_stamp.h"

#include <chrono>
#include <memory>
#include <mutex>

namespace server {

// One that did not answer is left alone for a while, so that a dead authority costs its time once and not
// with every signature. May be used by many threads.
class TimeStampAuthority {
public:
    using Clock = std::chrono::steady_clock;

    // `time`: for all the stamps of one request of ours together.
    TimeStampAuthority(ServiceAddress address, std::chrono::milliseconds time, std::chrono::milliseconds rest = std::chrono::seconds(30))
        : address_(std::move(address)), time_(time), rest_(rest) {}

    // For one request of ours; its time begins with the first stamp. The authority must outlive it.
    TimeStamper for_one_request();

private:
    Der ask(std::string_view request, Clock::time_point end);

    const ServiceAddress address_;
    const std::chrono::milliseconds time_, rest_;
    std::mutex mutex_;
    Clock::time_point rests_until_{};
};

}  // namespace server

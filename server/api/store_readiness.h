// Whether the store can be written to, for whoever asks how the service is.

#pragma once

#include "server/store/store.h"

#include <chrono>
#include <functional>
#include <mutex>
#include <string>

namespace server {

// Asks the store (Store::probe: one small flushed write) at most once in `answer_holds`, and one at
// a time: whoever asks meanwhile gets the answer from before. May be used by many threads.
class StoreReadiness {
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds answer_holds{2};

    // The store outlives this.
    explicit StoreReadiness(Store& store, std::function<Clock::time_point()> now = &Clock::now) : store_(store), now_(std::move(now)) {}

    // "" when all is well, else in two or three words what is not: "disk full".
    std::string fault();

private:
    Store& store_;
    std::function<Clock::time_point()> now_;
    std::mutex mutex_;
    bool asking_ = false, asked_ = false;
    Clock::time_point when_;
    std::string last_;
};

}  // namespace server

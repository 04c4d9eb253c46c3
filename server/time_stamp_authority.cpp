#include "server/time_stamp_authority.h"

#include <optional>
#include <stdexcept>

namespace server {

namespace {

// A token with its certificates has some 3 to 8 KB; the seal has place for 12.
constexpr std::size_t most_answer = std::size_t{64} << 10;

// When the time of one request ends: set by whoever asks first.
class RequestEnd {
public:
    TimeStampAuthority::Clock::time_point begin(std::chrono::milliseconds time) {
        const std::lock_guard lock(mutex_);
        if (!end_) end_ = TimeStampAuthority::Clock::now() + time;
        return *end_;
    }

private:
    std::mutex mutex_;
    std::optional<TimeStampAuthority::Clock::time_point> end_;
};

}  // namespace

TimeStamper TimeStampAuthority::for_one_request() {
    return [this, end = std::make_shared<RequestEnd>()](std::string_view request) { return ask(request, end->begin(time_)); };
}

Der TimeStampAuthority::ask(std::string_view request, Clock::time_point end) {
    {
        const std::lock_guard lock(mutex_);
        if (Clock::now() < rests_until_) throw std::runtime_error("it did not answer a moment ago");
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0) throw std::runtime_error("no time is left to ask it");
    try {
        return ask_service(address_, {"application/timestamp-query", std::string(request), "application/timestamp-reply", most_answer, left});
    } catch (const std::exception&) {
        const std::lock_guard lock(mutex_);
        rests_until_ = Clock::now() + rest_;
        throw;
    }
}

}  // namespace server

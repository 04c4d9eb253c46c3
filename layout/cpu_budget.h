// How much processor time a rendering may still take.

#pragma once

#include <chrono>
#include <functional>
#include <stdexcept>

namespace layout {

// Thrown where the time is up; render() turns it into a problem.
struct CpuBudgetSpent : std::runtime_error {
    CpuBudgetSpent() : std::runtime_error("the rendering has used up its processor time") {}
};

// Passed down the pipeline by value or reference. Asked once for each paragraph and page, which
// take microseconds to milliseconds: asking takes a quarter of a microsecond.
class CpuBudget {
public:
    using Clock = std::function<std::chrono::nanoseconds()>;

    CpuBudget() = default;  // Without end.

    // `most` from now on, as `clock` counts: the calling thread's own processor time.
    explicit CpuBudget(std::chrono::nanoseconds most, Clock clock = thread_cpu_time) : clock_(std::move(clock)), end_(clock_() + most) {}

    void check() const {
        if (clock_ && clock_() > end_) throw CpuBudgetSpent();
    }

    static std::chrono::nanoseconds thread_cpu_time();

private:
    Clock clock_;
    std::chrono::nanoseconds end_{};
};

}  // namespace layout

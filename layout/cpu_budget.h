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
// take microseconds to milliseconds.
class CpuBudget {
public:
    using Clock = std::function<std::chrono::nanoseconds()>;

    CpuBudget() = default;  // Without end.

    // `most` of the calling thread's own processor time from now on. No thread uses it up before that time has
    // passed on the wall: until then the kernel need not be asked, which would take 2 % of a rendering.
    explicit CpuBudget(std::chrono::nanoseconds most) : CpuBudget(most, thread_cpu_time) { not_before_ = Wall::now() + most; }

    // `most` from now on, as `clock` counts.
    CpuBudget(std::chrono::nanoseconds most, Clock clock) : clock_(std::move(clock)), end_(clock_() + most) {}

    void check() const {
        if (clock_ && Wall::now() >= not_before_ && clock_() > end_) throw CpuBudgetSpent();
    }

    static std::chrono::nanoseconds thread_cpu_time();

private:
    using Wall = std::chrono::steady_clock;

    Clock clock_;
    std::chrono::nanoseconds end_{};
    Wall::time_point not_before_{};
};

}  // namespace layout

#include "layout/cpu_budget.h"

#include <ctime>

namespace layout {

std::chrono::nanoseconds CpuBudget::thread_cpu_time() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

}  // namespace layout

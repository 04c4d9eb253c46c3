// Processor time, which a busy machine lengthens less than the clock on the wall.

#pragma once

#include <ctime>

namespace bench {

// Of this thread alone, milliseconds.
inline double cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace bench

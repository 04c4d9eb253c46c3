// What every driver prints of its documents: one JSON object.

#pragma once

#include <sys/resource.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <ctime>
#include <numeric>
#include <string>
#include <vector>

namespace bench {

inline double ms_of(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// Makes `count` documents, render("000") to render("060") and round again; what it gives is a file's size. A
// third of them warms up; the times are medians, the rate is what the others were made at.
template <class Render>
void tell(int count, const Render& render) {
    std::vector<double> cpu, wall;
    std::size_t bytes = 0;
    for (int i = 0; i < count; ++i) {
        char name[8];
        std::snprintf(name, sizeof name, "%03d", i % 61);
        const double cpu_start = ms_of(CLOCK_PROCESS_CPUTIME_ID), start = ms_of(CLOCK_MONOTONIC);
        bytes = render(std::string(name));
        if (i < count / 3) continue;
        wall.push_back(ms_of(CLOCK_MONOTONIC) - start);
        cpu.push_back(ms_of(CLOCK_PROCESS_CPUTIME_ID) - cpu_start);
    }
    const auto median = [](std::vector<double>& times) {
        std::sort(times.begin(), times.end());
        return times[times.size() / 2];
    };
    const double rate = 1e3 * static_cast<double>(wall.size()) / std::accumulate(wall.begin(), wall.end(), 0.0);
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    std::printf("{\"cpu\": %.3f, \"wall\": %.3f, \"rate\": %.1f, \"bytes\": %zu, \"mb\": %.1f}\n", median(cpu), median(wall), rate, bytes, static_cast<double>(used.ru_maxrss) / 1024);
}

}  // namespace bench

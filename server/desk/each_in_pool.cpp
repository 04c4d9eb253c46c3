#include "server/desk/each_in_pool.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>
#include <vector>

namespace server {

namespace {

constexpr std::size_t portion = 4;  // Some 40 ms of a core each.

}  // namespace

bool each_in_pool(RenderPool& pool, std::size_t count, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next = 0;
    const auto take_portions = [&] {
        for (std::size_t begin = next.fetch_add(portion); begin < count; begin = next.fetch_add(portion)) {
            const bool done = pool.run([&] {
                for (std::size_t i = begin; i < std::min(begin + portion, count); ++i) work(i);
            });
            if (!done) return false;
        }
        return true;
    };
    const std::size_t askers = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, (count + portion - 1) / portion + 1);
    std::vector<std::future<bool>> all;
    for (std::size_t i = 0; i < askers; ++i) all.push_back(std::async(std::launch::async, take_portions));
    bool done = true;
    for (auto& one : all) done = one.get() && done;
    return done;
}

}  // namespace server

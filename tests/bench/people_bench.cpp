// What a password costs, and whether the time of a refusal tells how much of a key was right.
//
// wrong_keys: 10,000 keys with a right id and the first 0 to 31 bytes of the secret right, turn by
// turn. Counters: median_ns of all; spread = the highest median of one number of right bytes / the lowest.

#include "server/people/office_keys.h"
#include "server/people/passwords.h"
#include "server/store/sqlite_store.h"
#include "tests/scratch_folder.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t rounds = 10'000;
constexpr std::array<std::size_t, 6> right_bytes{0, 1, 8, 16, 24, 31};

double median(std::vector<double>& values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

// The token with every digit behind so many right bytes of the secret changed.
std::string wrong_token(std::string token, std::size_t right) {
    const std::size_t secret = token.size() - 64;
    for (std::size_t i = secret + 2 * right; i < token.size(); ++i) token[i] = token[i] == '0' ? '1' : '0';
    return token;
}

void wrong_keys(benchmark::State& state) {
    const ScratchFolder scratch;
    const auto store = server::open_state_folder(scratch.path / "state", server::Opening::serve).store;
    const auto [key, token] = server::make_office_key({});
    {
        const auto writing = store->write();
        server::AuditEvent event;
        event.record = key.id;
        event.version = 1;
        if (writing->add_key(key) != server::Outcome::done) return state.SkipWithError("the key was not kept");
        writing->append(event);
        writing->commit();
    }
    const auto reading = store->read();
    for (auto _ : state) {
        std::array<std::vector<double>, right_bytes.size()> took;
        for (std::size_t round = 0; round < rounds; ++round) {
            for (std::size_t i = 0; i < right_bytes.size(); ++i) {
                const std::string wrong = wrong_token(token, right_bytes[i]);
                const auto begin = Clock::now();
                benchmark::DoNotOptimize(server::find_key(*reading, wrong, {}));
                took[i].push_back(std::chrono::duration<double, std::nano>(Clock::now() - begin).count());
            }
        }
        std::vector<double> medians;
        for (auto& one : took) medians.push_back(median(one));
        const auto [lowest, highest] = std::minmax_element(medians.begin(), medians.end());
        state.counters["spread"] = *highest / *lowest;
        state.counters["median_ns"] = *lowest;
    }
}
BENCHMARK(wrong_keys)->Iterations(1)->Unit(benchmark::kMillisecond);

void password(benchmark::State& state) {
    const server::Passwords passwords;
    const std::string hash = passwords.hash("a right password");
    for (auto _ : state) benchmark::DoNotOptimize(passwords.fits("a wrong password", hash));
}
BENCHMARK(password)->Unit(benchmark::kMillisecond);

}  // namespace

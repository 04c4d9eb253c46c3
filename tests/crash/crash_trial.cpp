// crash_trial FOLDER KILLS WRITES: starts itself as a writer, kills it with SIGKILL at a random
// moment, opens what it left, checks everything that it had acknowledged; again and again, until
// both numbers are reached. The last line says what was found; exit status 0: nothing wrong.

#include "office_work.h"

#include "server/store/orphans.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>

namespace {

namespace fs = std::filesystem;

// One write of the kernel's, so that no line is cut by the end of the process.
void acknowledge(const crash::Acknowledged& a) {
    const std::string line = crash::write_line(a);
    if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) std::abort();
}

// Two clerks sign reports off, one registers letters, until the process ends.
[[noreturn]] void write_for_ever(const fs::path& folder, const std::string& life) {
    const server::StateFolder state = server::open_state_folder(folder, server::Opening::serve);
    std::atomic<int> next = 0;
    const auto new_code = [&] { return life + "-" + std::to_string(next++); };
    const auto sign = [&] {
        for (;;) {
            server::Report report = crash::prepare(state, new_code());
            acknowledge(crash::acknowledgement_of(state, report));
            acknowledge(crash::sign_off(state, report));
        }
    };
    std::thread first(sign), second(sign);
    const server::Report sent = crash::prepare(state, new_code());
    for (;;) acknowledge(crash::register_letter(state, sent.id, new_code()));
}

pid_t start_writer(const char* self, const fs::path& folder, const std::string& life, const fs::path& acknowledged) {
    const pid_t child = ::fork();
    if (child != 0) return child;
    const int out = ::open(acknowledged.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (out < 0 || ::dup2(out, STDOUT_FILENO) < 0) ::_exit(1);
    ::execl(self, self, "write", folder.c_str(), life.c_str(), nullptr);
    ::_exit(1);
}

struct Tally {
    int kills = 0, faults = 0;
    std::size_t acknowledged = 0;
    double restarts_ms = 0, slowest_ms = 0;
};

// Opens what was left, as the next server does, and looks at all of it.
void check(const fs::path& folder, const std::vector<crash::Acknowledged>& acknowledged, Tally& tally) {
    const auto begun = std::chrono::steady_clock::now();
    const server::StateFolder state = server::open_state_folder(folder, server::Opening::serve);
    const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
    tally.restarts_ms += ms;
    tally.slowest_ms = std::max(tally.slowest_ms, ms);
    for (const std::string& fault : crash::disagreements(state, acknowledged)) {
        std::fprintf(stderr, "after kill %d: %s\n", tally.kills, fault.c_str());
        ++tally.faults;
    }
}

// Waits until the writer has acknowledged something, or has ended, but not for ever.
void wait_for_more_than(std::uintmax_t bytes, const fs::path& acknowledged) {
    for (int i = 0; i < 2000; ++i) {
        std::error_code none;
        const auto size = fs::file_size(acknowledged, none);
        if (!none && size > bytes) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

// What the kills left between a file's flush and its commit; nothing else may go with it.
std::size_t sweep(const fs::path& folder, const std::vector<crash::Acknowledged>& acknowledged, Tally& tally) {
    const server::StateFolder state = server::open_state_folder(folder, server::Opening::serve);
    const auto found = server::orphans(state, fs::file_time_type::clock::now());
    server::remove_orphans(state, found);
    tally.faults += static_cast<int>(crash::disagreements(state, acknowledged).size() + server::orphans(state, fs::file_time_type::clock::now()).size());
    return found.size();
}

int run_trial(const char* self, const fs::path& folder, int kills, std::size_t writes) {
    std::mt19937 random(std::random_device{}());
    Tally tally;
    const fs::path acknowledged = folder / "acknowledged";
    while ((tally.kills < kills || tally.acknowledged < writes) && tally.faults == 0) {
        const std::uintmax_t before = fs::exists(acknowledged) ? fs::file_size(acknowledged) : 0;
        const pid_t child = start_writer(self, folder / "state", std::to_string(tally.kills), acknowledged);
        // One in four while it may still be opening the folder, the others while it writes.
        if (tally.kills % 4 != 0) wait_for_more_than(before, acknowledged);
        std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution(0, 400)(random)));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        if (!WIFSIGNALED(status)) ++tally.faults;  // It ended by itself: something was refused.
        ++tally.kills;
        const auto all = crash::read_lines(acknowledged);
        tally.acknowledged = all.size();
        check(folder / "state", all, tally);
    }
    const std::size_t orphans = sweep(folder / "state", crash::read_lines(acknowledged), tally);
    std::printf("%d kills, %zu acknowledged, %d faults, %zu orphaned files swept, restart %.0f ms on average, %.0f at most\n", tally.kills, tally.acknowledged,
                tally.faults, orphans, tally.restarts_ms / tally.kills, tally.slowest_ms);
    return tally.faults == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) return 2;
    if (std::string(words[1]) == "write") write_for_ever(words[2], words[3]);
    fs::remove_all(words[1]);
    fs::create_directories(words[1]);
    return run_trial(words[0], words[1], std::atoi(words[2]), static_cast<std::size_t>(std::atoi(words[3])));
}

// saraban serve: the service, until SIGTERM or SIGINT.

#include "server/api/api.h"
#include "server/audit_heads.h"
#include "server/commands.h"
#include "server/desk/desk.h"
#include "server/api/access.h"
#include "server/api/people_api.h"
#include "server/api/records_api.h"
#include "server/http/listener.h"
#include "server/http/log.h"
#include "server/people/reception.h"
#include "server/seal_settings.h"
#include "server/store/sqlite_store.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace server {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, 13> settings_of_its_own{"terms",     "config", "listen",    "proxies",    "access",     "state",      "fonts",
                                                               "templates", "emblem", "deadlines", "render-cpu", "public-url", "audit-heads"};

std::vector<std::string_view> settings_of_serve() {
    std::vector<std::string_view> all(settings_of_its_own.begin(), settings_of_its_own.end());
    all.insert(all.end(), settings_of_seals.begin(), settings_of_seals.end());
    return all;
}

// SIGHUP: what the site supplies has changed. A file that cannot be read leaves it as it was.
void read_again(const char* read, const char* refused, const std::function<void()>& work) try {
    work();
    log_line(read, {});
} catch (const std::exception& error) {
    log_line(refused, {{"reason", std::string(error.what())}});
}

// Blocked before the first thread starts, so that every thread inherits it and only the
// main thread takes them, by waiting.
sigset_t block_stop_signals() {
    std::signal(SIGPIPE, SIG_IGN);  // A client that went away is an error of write(), not our end.
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigaddset(&stop, SIGINT);
    sigaddset(&stop, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &stop, nullptr);
    return stop;
}

// "127.0.0.1, ::1" is two words.
std::vector<std::string> words_in(const std::string& list) {
    std::vector<std::string> words(1);
    for (const char c : list) {
        if (c == ',') words.emplace_back();
        else if (c != ' ') words.back() += c;
    }
    return words;
}

// Whole numbers above zero, with commas between them.
std::vector<int> numbers_in(const Settings& settings, std::string_view name, const std::string& otherwise) {
    std::vector<int> numbers;
    for (const std::string& word : words_in(value_or(settings, name, otherwise))) {
        int number = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        if (error != std::errc() || end != word.data() + word.size() || number < 1) {
            throw UsageError("--" + std::string(name) + " is not of the form " + otherwise);
        }
        numbers.push_back(number);
    }
    return numbers;
}

PhaseTimes phase_times(const Settings& settings) {
    const std::vector<int> seconds = numbers_in(settings, "deadlines", "5, 10, 15");
    if (seconds.size() != 3) throw UsageError("--deadlines are three: for the header, the body and the answer");
    return {std::chrono::seconds(seconds[0]), std::chrono::seconds(seconds[1]), std::chrono::seconds(seconds[2])};
}

std::chrono::milliseconds most_cpu(const Settings& settings) {
    const std::vector<int> milliseconds = numbers_in(settings, "render-cpu", "5000");
    if (milliseconds.size() != 1) throw UsageError("--render-cpu is one number of milliseconds");
    return std::chrono::milliseconds(milliseconds[0]);
}

// Whether each request must show a key or session.
bool asks_for_keys(const Settings& settings, const std::string& address) {
    const std::string access = value_or(settings, "access", "open");
    if (access == "open" && !is_loopback(address)) {
        throw UsageError("--access open would let the whole network in at " + address + "; choose --access key, or open-to-network if that is meant");
    }
    if (access != "key" && access != "open" && access != "open-to-network") throw UsageError("--access is open, key or open-to-network");
    return access == "key";
}

// What the QR codes of signed documents begin with; empty: they carry none.
std::string public_url(const Settings& settings) {
    std::string url = value_or(settings, "public-url", "");
    if (url.ends_with('/')) url.pop_back();
    const bool printable = std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < 0x7F; });
    const bool web = url.starts_with("https://") || url.starts_with("http://");
    constexpr std::size_t longest = 150;  // The templates' schemas allow 200 to the whole address.
    if (!url.empty() && (!web || !printable || url.size() > longest)) throw UsageError("--public-url is of the form https://reports.example.go.th");
    return url;
}

// What is kept, who may see it, what it is sealed with, and the desk that it lies on.
struct Records {
    Records(const std::filesystem::path& folder, const Settings& settings, const House& house, RenderPool& pool)
        : state(open_state_folder(folder, Opening::serve)),
          reception(*state.store, time_of_machine),
          seals(settings, folder),
          registry{*state.store, *state.files, house, seals.seals(), most_cpu(settings), time_of_machine, public_url(settings)},
          pages(folders_of(settings).templates / "desk"),
          files(folders_of(settings).templates / "desk"),
          desk{registry, reception, reception.callers, pool, pages, files} {
        registry.spread = [&pool](std::size_t count, const std::function<void(std::size_t)>& work) { pool.spread(count, work); };
        const std::string heads = value_or(settings, "audit-heads", "");
        const bool sealed = seals.seals() && seals.seals()->common;
        if (!heads.empty()) daily_heads.emplace(heads, *state.store, sealed ? &seals.seals()->common->records : nullptr, time_of_machine);
    }

    StateFolder state;
    Reception reception;
    SealRoom seals;
    Registry registry;
    Pages pages;
    DeskFiles files;
    Desk desk;
    std::optional<DailyHeads> daily_heads;
};

// Nothing where nothing is kept: documents are made all the same.
std::unique_ptr<Records> open_records(const Settings& settings, const House& house, RenderPool& pool, bool needed) {
    const std::filesystem::path folder = value_or(settings, "state", default_state);
    refuse_old_keys(folder);
    return needed || is_state_folder(folder) ? std::make_unique<Records>(folder, settings, house, pool) : nullptr;
}

}  // namespace

int serve_command(Words words) {
    const sigset_t stop_signals = block_stop_signals();
    const std::vector<std::string_view> known = settings_of_serve();
    const CommandLine line = read_command_line(words, known);
    if (!line.operands.empty()) throw UsageError("serve takes options only, not " + line.operands[0]);
    const Settings settings = settle(known, line.options, [](const std::string& name) { return std::getenv(name.c_str()); });

    House house(folders_of(settings));
    house.try_samples();
    RenderPool pool(std::max(1u, std::thread::hardware_concurrency()));
    const std::string address = value_or(settings, "listen", "127.0.0.1:8080");
    const bool with_keys = asks_for_keys(settings, address);
    const auto records = open_records(settings, house, pool, with_keys);
    Router router = make_router(house, pool, most_cpu(settings), records ? std::make_shared<StoreReadiness>(*records->state.store) : nullptr);
    if (records) {
        add_people_api(router, records->reception);
        add_records(router, {records->registry, records->reception.callers, pool});
        add_desk(router, records->desk);
    } else {
        add_index(router, "/");
    }
    if (with_keys) router.ask_for_keys([&](const Request& request, Scope scope) { return check_access(records->reception.callers, request, scope); });
    ConnectionLimits limits;
    limits.proxies = words_in(value_or(settings, "proxies", "127.0.0.1, ::1"));
    limits.times = phase_times(settings);
    Listener listener(address, router, limits);
    log_line("listening", {{"address", "http://" + listener.address()}});

    int signal = 0;
    while (sigwait(&stop_signals, &signal) == 0 && signal == SIGHUP) {
        read_again("terms_read", "terms_refused", [&] { house.read_terms(); });
        if (records && settings.contains("validation")) read_again("validation_read", "validation_refused", [&] { records->seals.read_validation(); });
    }
    const bool all_answered = listener.stop(14s);
    log_line("stopped", {{"signal", std::int64_t{signal}}, {"requests_cut", std::int64_t{all_answered ? 0 : 1}}});
    if (!all_answered) std::_Exit(exit_done);  // Waiting for the threads would take as long as their clients like.
    return exit_done;
}

}  // namespace server

// How long a store of many reports takes to list, filter, search and open, of this thread alone;
// and to check the audit. The argument is the number of reports, each with 300 characters of words
// and one audit entry: 100,000 are five years of 50 offices with 100 indicators a quarter.
//
// Counters: found = rows of the page; mb = size of the database.

#include "fonts/sha256.h"
#include "server/store/identifier.h"
#include "server/store/sqlite_store.h"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <map>
#include <random>
#include <stdexcept>

namespace {

using namespace server;

constexpr int smallest = 1'000, largest = 100'000;
constexpr const char* syllables[] = {"การ", "จัด", "เก็บ", "ข้อมูล", "ประชาชน", "ตรวจ", "สอบ", "ถนน", "คลอง", "สะอาด", "ร้อยละ", "เขต", "พื้นที่", "ไตรมาส", "ดำเนิน", "งาน", "โครงการ", "น้ำ"};
const Instant noon = std::chrono::sys_days(std::chrono::year(2021) / 6 / 25) + std::chrono::hours(5);

// Everywhere stands "ร้อยละ", in every thousandth "ลูกน้ำยุงลาย".
std::string words_of(int i, std::mt19937& random) {
    std::string words = "ร้อยละความสำเร็จ ";
    for (int n = 0; n < 70; ++n) words += syllables[random() % std::size(syllables)];
    return i % 1000 == 7 ? words + " ลูกน้ำยุงลาย" : words;
}

Report report_of(int i) {
    Report report;
    report.id = new_identifier();
    report.office = std::to_string(5001 + i % 50);
    report.code = report.office + "-" + std::to_string(1000 + i / 50 % 100);
    report.quarter = 1 + i / 5'000 % 4;
    report.fiscal_year = 2564 + i / 20'000;
    report.type = i % 4 == 0 ? "เชิงยุทธศาสตร์" : "งานประจำ";
    report.name = "ร้อยละความสำเร็จของการดำเนินงานตามตัวชี้วัดที่ " + std::to_string(i);
    report.state = i % 100 == 0 ? ReportState::returned : i % 7 == 0 ? ReportState::sent : ReportState::draft;
    if (report.state == ReportState::sent) report.sent_at = noon;
    report.created = report.changed = noon;
    return report;
}

struct Filled {
    std::filesystem::path path;
    StateFolder state;
    std::string middle;  // The id of some report.
};

void fill(Filled& filled, int reports) {
    std::mt19937 random(2564);
    for (int i = 0; i < reports;) {
        const auto writing = filled.state.store->write();
        for (const int end = i + 1000; i < end; ++i) {
            Report report = report_of(i);
            const ReportData data{"{\"n\": " + std::to_string(i) + ", \"text\": \"" + std::string(1000, 'x') + "\"}", words_of(i, random)};
            report.data_sha256 = fonts::sha256_hex(data.json);
            if (writing->add_report(report, data) != Outcome::done) throw std::runtime_error("cannot fill the store");
            writing->append({noon, "me", "session", report.office, "create", report.id, 1, std::string(name_of(report.state)), report.data_sha256, "", ""});
            if (i == reports / 2) filled.middle = report.id;
        }
        writing->commit();
    }
}

// Made once for each size, gone with the program.
Filled& filled_with(int reports) {
    struct Gone {
        std::map<int, Filled> stores;
        ~Gone() {
            for (auto& [size, filled] : stores) {
                filled.state = {};
                std::filesystem::remove_all(filled.path);
            }
        }
    };
    static Gone all;
    const auto found = all.stores.find(reports);
    if (found != all.stores.end()) return found->second;
    const auto path = std::filesystem::temp_directory_path() / ("saraban-bench-" + new_identifier());
    Filled& filled = all.stores[reports];
    filled = {path, open_state_folder(path, Opening::serve), ""};
    fill(filled, reports);
    return filled;
}

void list(benchmark::State& state, const Sight& sight, const ReportFilter& filter, std::optional<ReportPlace> after = {}) {
    Filled& filled = filled_with(static_cast<int>(state.range(0)));
    std::size_t found = 0;
    for (auto _ : state) found = filled.state.store->read()->reports(sight, filter, after, 50).items.size();
    state.counters["found"] = static_cast<double>(found);
    state.counters["mb"] = static_cast<double>(std::filesystem::file_size(filled.path / "store.sqlite")) / 1e6;
}

void count(benchmark::State& state, const Sight& sight, const ReportFilter& filter) {
    Filled& filled = filled_with(static_cast<int>(state.range(0)));
    for (auto _ : state) state.counters["found"] = static_cast<double>(filled.state.store->read()->count_reports(sight, filter));
}

void open(benchmark::State& state) {
    Filled& filled = filled_with(static_cast<int>(state.range(0)));
    for (auto _ : state) {
        const auto reading = filled.state.store->read();
        const auto report = reading->report(Sight::everything(), filled.middle);
        benchmark::DoNotOptimize(reading->report_json(Sight::everything(), filled.middle, report->version));
        benchmark::DoNotOptimize(reading->documents(Sight::everything(), filled.middle));
        benchmark::DoNotOptimize(reading->evidence(Sight::everything(), filled.middle));
        benchmark::DoNotOptimize(reading->history(Sight::everything(), filled.middle));
    }
}

void check_audit(benchmark::State& state) {
    Filled& filled = filled_with(static_cast<int>(state.range(0)));
    for (auto _ : state) {
        const auto reading = filled.state.store->read();
        ChainCheck check;
        for (auto entries = reading->audit(1, 2000); !entries.empty(); entries = reading->audit(entries.back().number + 1, 2000)) {
            for (const AuditEntry& entry : entries) check.add(entry);
        }
        if (check.fault()) state.SkipWithError("the chain does not hold");
    }
}

void start(benchmark::State& state) {
    Filled& filled = filled_with(static_cast<int>(state.range(0)));
    for (auto _ : state) {
        filled.state = {};
        filled.state = open_state_folder(filled.path, Opening::serve);
    }
}

const Sight everything = Sight::everything(), own{"5009"}, of_strategy{"2100", Reach::and_sent};

ReportFilter filter(void (*set)(ReportFilter&)) {
    ReportFilter made;
    set(made);
    return made;
}

#define STORE_BENCH(...) BENCHMARK_CAPTURE(__VA_ARGS__)->RangeMultiplier(10)->Range(smallest, largest)->Unit(benchmark::kMillisecond)

STORE_BENCH(list, all, everything, ReportFilter());
STORE_BENCH(list, all_from_the_middle, everything, ReportFilter(), ReportPlace{2566, 3, "", "", ""});
STORE_BENCH(list, own_office, own, ReportFilter());
STORE_BENCH(list, what_was_sent, of_strategy, ReportFilter());
STORE_BENCH(list, year_and_quarter, everything, filter([](ReportFilter& f) { f.fiscal_year = 2564, f.quarter = 1; }));
STORE_BENCH(list, quarter, everything, filter([](ReportFilter& f) { f.quarter = 4; }));
STORE_BENCH(list, office, everything, filter([](ReportFilter& f) { f.office = "5050"; }));
STORE_BENCH(list, state, everything, filter([](ReportFilter& f) { f.state = ReportState::returned; }));
STORE_BENCH(list, state_that_none_has, everything, filter([](ReportFilter& f) { f.state = ReportState::reviewed; }));
STORE_BENCH(list, type, everything, filter([](ReportFilter& f) { f.type = "เชิงยุทธศาสตร์"; }));
STORE_BENCH(list, type_that_none_has, everything, filter([](ReportFilter& f) { f.type = ""; }));
STORE_BENCH(list, words_everywhere, everything, filter([](ReportFilter& f) { f.words = "ร้อยละ"; }));
STORE_BENCH(list, words_seldom, everything, filter([](ReportFilter& f) { f.words = "ยุงลาย"; }));
STORE_BENCH(list, words_seldom_beside_everywhere, everything, filter([](ReportFilter& f) { f.words = "ยุงลาย ร้อยละ"; }));
STORE_BENCH(list, words_nowhere, everything, filter([](ReportFilter& f) { f.words = "ไม่มีที่ใด"; }));
STORE_BENCH(list, words_of_two_letters, everything, filter([](ReportFilter& f) { f.words = "กา"; }));
STORE_BENCH(list, words_of_two_letters_seldom, everything, filter([](ReportFilter& f) { f.words = "ยุ"; }));
STORE_BENCH(list, words_of_two_letters_nowhere, everything, filter([](ReportFilter& f) { f.words = "ฬฬ"; }));
STORE_BENCH(list, words_in_own_office, own, filter([](ReportFilter& f) { f.words = "คลองสะอาด"; }));
STORE_BENCH(list, words_in_one_state, everything, filter([](ReportFilter& f) { f.words = "คลองสะอาด", f.state = ReportState::returned; }));
STORE_BENCH(count, all, everything, ReportFilter());
STORE_BENCH(count, words_everywhere, everything, filter([](ReportFilter& f) { f.words = "ร้อยละ"; }));
BENCHMARK(open)->RangeMultiplier(10)->Range(smallest, largest)->Unit(benchmark::kMillisecond);
BENCHMARK(check_audit)->RangeMultiplier(10)->Range(smallest, largest)->Unit(benchmark::kMillisecond);
BENCHMARK(start)->RangeMultiplier(10)->Range(smallest, largest)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace

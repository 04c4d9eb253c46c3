// How long a rendering takes of one core, and how that compares with the floor.
//
//   scripts/bench
//
// The floor is measured in the same run, turn by turn with the rendering, so that a busy
// machine slows both. Counters: floor_ms; ratio = rendering / floor; pages; kb of the PDF;
// ms_page; kb_page: what one rendering adds to the memory of the process at most, a page.

#include "layout/render.h"
#include "layout/value/write_json.h"
#include "tests/bench/clock.h"
#include "tests/bench/floor.h"

#include <benchmark/benchmark.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>

namespace {

using layout::Value;

constexpr std::size_t any = std::numeric_limits<std::size_t>::max();
constexpr layout::JsonLimits no_limits{any, any, any, any};

struct House {
    fonts::Catalogue faces = fonts::Catalogue::load(std::filesystem::path(SOURCE_DIR) / "fonts");
    std::vector<layout::Form> forms = layout::load_forms(std::filesystem::path(SOURCE_DIR) / "templates", faces);

    const layout::Form& form(std::string_view name) const { return *layout::find_form(forms, name); }
    const fonts::Face& face() const { return *faces.find(faces.families().front(), false); }
};

const House& house() {
    static const House opened;
    return opened;
}

layout::Rendered render(const layout::Form& form, const std::string& body) {
    auto rendered = layout::render(form, body, layout::Site{}, {no_limits, {}, {}});
    if (!rendered)
        throw std::runtime_error(rendered.problems().front().pointer + ": " + rendered.problems().front().english);
    return *std::move(rendered);
}

bench::Load load_of(const layout::Rendered& rendered) {
    bench::Load load;
    for (const layout::Node& node : rendered.pages.nodes)
        if (!node.text.empty()) load.paragraphs.push_back(node.text);
    load.streams = bench::inflated_streams(rendered.pdf);
    return load;
}

void measure(benchmark::State& state, const layout::Form& form, const std::string& body) {
    const layout::Rendered first = render(form, body);
    const bench::Load load = load_of(first);
    bench::Floor floor(house().face());
    double rendering_ms = 0, floor_ms = 0;
    for (auto _ : state) {
        const double start = bench::cpu_ms();
        benchmark::DoNotOptimize(render(form, body));
        const double between = bench::cpu_ms();
        benchmark::DoNotOptimize(floor.work(load));
        rendering_ms += between - start;
        floor_ms += bench::cpu_ms() - between;
        state.SetIterationTime((between - start) / 1e3);
    }
    const auto pages = static_cast<double>(first.pages.pages.size());
    const auto turns = static_cast<double>(state.iterations());
    state.counters["pages"] = pages;
    state.counters["kb"] = static_cast<double>(first.pdf.size()) / 1e3;
    state.counters["floor_ms"] = floor_ms / turns;
    state.counters["ratio"] = rendering_ms / floor_ms;
    state.counters["ms_page"] = rendering_ms / turns / pages;
}

// A figure of /proc/self/status, KB.
long status_of(std::string_view name) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name)) return std::stol(line.substr(name.size() + 1));
    throw std::runtime_error("/proc/self/status has no " + std::string(name));
}

// In a process of its own, whose memory nothing else has grown before; KB.
long memory_of(const layout::Form& form, const std::string& body) {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    const pid_t child = fork();
    if (child == 0) {
        std::ofstream("/proc/self/clear_refs") << 5;  // The most so far begins anew.
        const long before = status_of("VmRSS");
        benchmark::DoNotOptimize(render(form, body));
        const long most = status_of("VmHWM") - before;
        _exit(write(ends[1], &most, sizeof most) == sizeof most ? 0 : 1);
    }
    long most = -1;
    const bool told = child > 0 && read(ends[0], &most, sizeof most) == sizeof most;
    waitpid(child, nullptr, 0);
    close(ends[0]);
    close(ends[1]);
    if (!told) throw std::runtime_error("the rendering that was to be measured failed");
    return most;
}

void sample(benchmark::State& state, const char* name) {
    const layout::Form& form = house().form(name);
    measure(state, form, form.sample_json);
}

// The value with its texts of prose (the sections of an indicator's report) `times` times as
// long; 0: without them.
Value with_prose(const Value& value, int times) {
    constexpr std::array prose{"report", "summary", "definition", "calculation", "data_source"};
    if (value.is_array()) {
        Value::Array items;
        for (const Value& item : value.items()) items.push_back(with_prose(item, times));
        return Value(std::move(items));
    }
    if (!value.is_object()) return value;
    Value::Object members;
    for (const auto& [name, member] : value.members()) {
        const bool grows = member.is_string() && std::ranges::find(prose, name) != prose.end();
        std::string text;
        for (int i = 0; grows && i < times; ++i) text += (i > 0 ? " " : "") + member.text();
        members.push_back({name, grows ? (times == 0 ? Value() : Value(text)) : with_prose(member, times)});
    }
    return Value(std::move(members));
}

// A report with `indicators` copies of the sample's.
std::string report_of(const Value& sample, std::size_t indicators) {
    Value::Object members = sample.members();
    for (auto& [name, member] : members)
        if (name == "indicators") member = Value(Value::Array(indicators, member.items().front()));
    return layout::write_json(Value(std::move(members)));
}

// Two pages without prose (the memo is the document of one page), or indicators of five pages
// each: a report holds 200 of them at most.
std::string report_of_pages(const layout::Form& form, std::int64_t pages) {
    const Value sample = *layout::read_json(form.sample_json);
    if (pages < 5) return report_of(with_prose(sample, 0), 1);
    int times = 1;
    while (render(form, report_of(with_prose(sample, times), 1)).pages.pages.size() < 5) ++times;
    return report_of(with_prose(sample, times), static_cast<std::size_t>(pages / 5));
}

constexpr std::array<std::int64_t, 4> sizes{2, 10, 100, 1000};  // Pages.

// Of the report of so many pages. All are measured before the first is timed: this process is still small then.
long memory_of_pages(std::int64_t pages) {
    static const auto all = [] {
        std::map<std::int64_t, long> measured;
        const layout::Form& form = house().form("indicator-summary");
        for (const std::int64_t size : sizes) measured[size] = memory_of(form, report_of_pages(form, size));
        return measured;
    }();
    return all.at(pages);
}

void growth(benchmark::State& state) {
    const layout::Form& form = house().form("indicator-summary");
    const auto memory = static_cast<double>(memory_of_pages(state.range(0)));
    measure(state, form, report_of_pages(form, state.range(0)));
    state.counters["kb_page"] = memory / state.counters["pages"];
}

BENCHMARK_CAPTURE(sample, indicator_summary, "indicator-summary")->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sample, memo, "memo")->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(growth)->ArgName("pages")->ArgsProduct({{sizes.begin(), sizes.end()}})->MinTime(3)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();

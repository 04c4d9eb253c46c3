// What looking at a document's text costs, as a ratio to rendering it in the same run: damaged
// Thai, suspects and the rules across fields, on the sample as it is and with every ำ damaged.
//
// Counters: render_ms; ratio = checking / rendering; findings.

#include "layout/render.h"
#include "layout/value/write_json.h"
#include "server/check_document.h"
#include "tests/bench/clock.h"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>

namespace {

using layout::Value;

struct House {
    fonts::Catalogue faces = fonts::Catalogue::load(std::filesystem::path(SOURCE_DIR) / "fonts");
    std::vector<layout::Form> forms = layout::load_forms(std::filesystem::path(SOURCE_DIR) / "templates", faces);
};

// ทำ becomes ท า, as old PDFs give it.
std::string damaged(std::string json) {
    const std::string am = "\u0E33", blank = " \u0E32";
    for (std::size_t at = 0; (at = json.find(am, at)) != std::string::npos; at += blank.size()) json.replace(at, am.size(), blank);
    return json;
}

void check(benchmark::State& state, const char* name, bool with_damage) {
    static const House house;
    const layout::Form& form = *layout::find_form(house.forms, name);
    const auto words = server::RepairWords::built_in();
    const std::string body = with_damage ? damaged(form.sample_json) : form.sample_json;
    double checking = 0, rendering = 0;
    std::size_t findings = 0;
    for (auto _ : state) {
        const double start = bench::cpu_ms();
        findings = server::check_document(*layout::read_json(body), *words).size();
        const double between = bench::cpu_ms();
        benchmark::DoNotOptimize(layout::render(form, form.sample_json, layout::Site{}));
        rendering += bench::cpu_ms() - between;
        checking += between - start;
        state.SetIterationTime((between - start) / 1e3);
    }
    state.counters["render_ms"] = rendering / static_cast<double>(state.iterations());
    state.counters["ratio"] = checking / rendering;
    state.counters["findings"] = static_cast<double>(findings);
}

BENCHMARK_CAPTURE(check, indicator_summary, "indicator-summary", false)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(check, indicator_summary_damaged, "indicator-summary", true)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(check, memo, "memo", false)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace

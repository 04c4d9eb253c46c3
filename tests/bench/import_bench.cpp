// How long importing a page takes of one core, and how that and checking what was imported compare
// with rendering it, turn by turn in the same run. Counters: checking_ms; rendering_ms; share =
// (importing + checking) / rendering; kb of the page.

#include "fonts/catalogue.h"
#include "layout/render.h"
#include "layout/value/read_json.h"
#include "layout/value/write_json.h"
#include "server/check_document.h"
#include "server/intake/page/read_page.h"
#include "server/whole_file.h"
#include "tests/bench/clock.h"

#include <benchmark/benchmark.h>

#include <stdexcept>
#include <string>

namespace {

using layout::Value;

// The indicator as a report of its own, without the members that only an import has.
std::string report_of(const Value& imported) {
    Value::Object indicator = imported.members();
    std::erase_if(indicator, [](const layout::Member& m) { return m.name == "schema" || m.name == "source" || m.name == "org_code" || m.name == "page_flag"; });
    const std::string head = R"({"schema":"bma-report/1","fiscal_year":2564,"quarter":3,"organisation":{"code":"5099","name":"สำนักงานเขตตัวอย่าง"},"indicators":[)";
    return head + layout::write_json(Value(std::move(indicator))) + "]}";
}

// The page of the tests with a definition `times` as long.
std::string page_of(std::int64_t times) {
    std::string page = server::read_file(SOURCE_DIR "/tests/pages/whole.txt");
    const std::string heading = "นิยาม หรือความหมายของตัวชี้วัด\n\n";
    std::string more;
    for (std::int64_t i = 1; i < times; ++i) more += "สวนหย่อม หมายถึง พื้นที่ปลูกไม้ประดับขนาดไม่เกิน 200 ตร.ม. ";
    return page.insert(page.find(heading) + heading.size(), more);
}

void import_page(benchmark::State& state) {
    static const fonts::Catalogue faces = fonts::Catalogue::load(SOURCE_DIR "/fonts");
    static const std::vector<layout::Form> forms = layout::load_forms(SOURCE_DIR "/templates", faces);
    const layout::Form& form = *layout::find_form(forms, "indicator-summary");
    const std::string page = page_of(state.range(0)), report = report_of(server::read_page(page)->indicator);
    if (!layout::render(form, report, {})) throw std::runtime_error("the imported page cannot be rendered");
    const Value document = *layout::read_json(report);
    const auto words = server::RepairWords::built_in();
    double importing_ms = 0, checking_ms = 0, rendering_ms = 0;
    for (auto _ : state) {
        const double start = bench::cpu_ms();
        benchmark::DoNotOptimize(server::read_page(page));
        const double imported = bench::cpu_ms();
        benchmark::DoNotOptimize(server::check_document(document, *words));
        const double checked = bench::cpu_ms();
        benchmark::DoNotOptimize(layout::render(form, report, {}));
        importing_ms += imported - start;
        checking_ms += checked - imported;
        rendering_ms += bench::cpu_ms() - checked;
        state.SetIterationTime((imported - start) / 1e3);
    }
    state.counters["kb"] = static_cast<double>(page.size()) / 1e3;
    state.counters["checking_ms"] = checking_ms / static_cast<double>(state.iterations());
    state.counters["rendering_ms"] = rendering_ms / static_cast<double>(state.iterations());
    state.counters["share"] = (importing_ms + checking_ms) / rendering_ms;
}

BENCHMARK(import_page)->ArgName("definition")->Arg(1)->Arg(50)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace

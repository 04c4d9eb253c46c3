// What tags, bookmarks, metadata and the embedded data cost a document.
//
//   scripts/bench --benchmark_filter=archival
//
// The same pages are written with all of it and with none (every item an artifact, no files
// inside), turn by turn. Counters: share = what that adds to the whole rendering without it;
// more_kb = how much longer the file is, the metadata packet and the colour profile, which both
// files have, counted in.

#include "layout/pdf/metadata.h"
#include "layout/pdf/write_pdf.h"
#include "layout/render.h"
#include "layout/render_record.h"
#include "layout/text/lexicon.h"
#include "layout/value/write_json.h"
#include "tests/bench/clock.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>

namespace {

layout::Pages without_tags(layout::Pages pages) {
    for (layout::Page& page : pages.pages)
        for (layout::Item& item : page.items)
            std::visit([](auto& thing) { if constexpr (requires { thing.node; }) thing.node = layout::artifact_node; }, item);
    pages.nodes.resize(1);
    return pages;
}

void archival(benchmark::State& state, const char* name) {
    const std::filesystem::path house(SOURCE_DIR);
    const auto faces = fonts::Catalogue::load(house / "fonts");
    const auto forms = layout::load_forms(house / "templates", faces);
    const layout::Form& form = *layout::find_form(forms, name);
    const layout::Value data = *layout::read_json(form.sample_json);
    const layout::Rendered rendered = *layout::render_value(form, data, {});
    const layout::Pages bare = without_tags(rendered.pages);
    layout::Facts facts;
    facts.title = form.title;
    layout::Facts whole = facts;
    const std::string json = layout::write_json(data), record = layout::render_record(form, rendered.pages, {}, {});
    whole.attachments = {{"data.json", "application/json", "Source", "", json}, {"render.json", "application/json", "Supplement", "", record}};
    double all = 0, with = 0, without = 0;
    for (auto _ : state) {
        const double start = bench::cpu_ms();
        benchmark::DoNotOptimize(layout::render_value(form, data, {}));
        const double between = bench::cpu_ms();
        benchmark::DoNotOptimize(layout::write_json(data));
        benchmark::DoNotOptimize(layout::render_record(form, rendered.pages, {}, {}));
        benchmark::DoNotOptimize(layout::write_pdf(rendered.pages, whole));
        const double written = bench::cpu_ms();
        benchmark::DoNotOptimize(layout::write_pdf(bare, facts));
        const double end = bench::cpu_ms();
        all += between - start;
        with += written - between;
        without += end - written;
        state.SetIterationTime(std::max(0.0, (written - between) - (end - written)) / 1e3);
    }
    constexpr double profile = 0.3;  // KB, deflated, with its dictionary.
    state.counters["share"] = (with - without) / (all - (with - without));
    state.counters["more_kb"] = static_cast<double>(layout::write_pdf(rendered.pages, whole).size() - layout::write_pdf(bare, facts).size() + layout::xmp_packet(whole).size()) / 1e3 + profile;
    state.counters["kb"] = static_cast<double>(rendered.pdf.size()) / 1e3;
}

BENCHMARK_CAPTURE(archival, indicator_summary, "indicator-summary")->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(archival, memo, "memo")->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace

// What each stage takes of a rendering, and what renderings at once take of each other.
//
//   scripts/bench --benchmark_filter='stages|at_once'
//
// stages: shares of a warm rendering of the sample summary; the text's stages are timed apart, on the
// texts that it printed, and "rest" is what none of them explains. cold: the words forgotten before.
// seal: a PAdES seal at B-B by a key on P-256 comes on top, for documents that are signed.
// at_once: cpu_ms is what one rendering takes of a core while so many run; two cores do no more than that allows.

#include "layout/block/typeset.h"
#include "layout/pdf/write_pdf.h"
#include "layout/render.h"
#include "layout/text/break_lines.h"
#include "layout/text/break_opportunities.h"
#include "layout/text/known_words.h"
#include "layout/text/lexicon.h"
#include "layout/text/shape.h"
#include "server/signoff/seal/seal.h"
#include "server/signoff/seal/test_authority.h"
#include "server/signoff/times.h"
#include "tests/bench/clock.h"

#include <benchmark/benchmark.h>

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace layout;

struct House {
    fonts::Catalogue faces = fonts::Catalogue::load(SOURCE_DIR "/fonts");
    std::vector<Form> forms = load_forms(SOURCE_DIR "/templates", faces);
    const Form& form = *find_form(forms, "indicator-summary");
    std::shared_ptr<const fonts::Face> face = faces.find(faces.families().front(), false);
};

const House& house() {
    static const House opened;
    return opened;
}

// A credential of an authority for trying out, made for this run.
class TrialSeal {
public:
    TrialSeal() {
        server::make_test_authority(folder_, now_);
        credential_.emplace(server::open_pkcs12(folder_ / "seal.p12", folder_ / "seal.password", now_));
    }
    ~TrialSeal() { std::filesystem::remove_all(folder_); }

    // A file of the form with its place to be sealed.
    std::string unsealed(const Form& form) const {
        RenderOptions options;
        options.seal = SealPlace{server::write_thai_time(now_), "สมมุติ ตัวอย่าง", "", false};
        return render(form, form.sample_json, {}, options)->pdf;
    }
    const server::Credential& credential() const { return *credential_; }

private:
    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("saraban-bench-seal-" + std::to_string(::getpid()));
    std::chrono::sys_seconds now_ = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    std::optional<server::Credential> credential_;
};

// The median of what each stage took, ms.
class Stages {
public:
    template <class Work>
    auto time(const char* name, const Work& work) {
        const double start = bench::cpu_ms();
        auto made = work();
        of(name).push_back(bench::cpu_ms() - start);
        return made;
    }
    double median(const char* name) {
        auto& times = of(name);
        std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());
        return times[times.size() / 2];
    }

private:
    std::vector<double>& of(const char* name) {
        for (auto& [known, times] : all_)
            if (std::string_view(known) == name) return times;
        return all_.emplace_back(name, std::vector<double>()).second;
    }
    std::vector<std::pair<const char*, std::vector<double>>> all_;
};

std::vector<Unit> units_of(const Shaped& shaped, const std::vector<Penalty>& breaks) {
    std::vector<Unit> units;
    for (const Cluster& cluster : shaped.clusters) units.push_back({shaped.width(cluster), cluster.space, true, breaks[cluster.text_end]});
    return units;
}

// The text's own stages, all paragraphs of a document in turn.
void time_text(const Pages& pages, Stages& stages) {
    const auto& texts = pages.nodes;
    const auto breaks = stages.time("break", [&] {
        std::vector<std::vector<Penalty>> all;
        for (const Node& node : texts) all.push_back(break_opportunities(node.text, {}, Lexicon::built_in().get()));
        return all;
    });
    const auto shape_all = [&] {
        std::vector<std::shared_ptr<const Shaped>> all;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const StyledText whole{texts[i].text, {house().face, Pt{10.63}, {}}};
            all.push_back(shape({&whole, 1}, breaks[i]));
        }
        return all;
    };
    shape_all();  // The document has some of them in the other face.
    const auto shaped = stages.time("shape", shape_all);
    std::vector<std::vector<Unit>> units;
    for (std::size_t i = 0; i < texts.size(); ++i) units.push_back(units_of(*shaped[i], breaks[i]));
    stages.time("fit", [&] {
        std::size_t lines = 0;
        for (const auto& one : units) lines += break_lines(one, {Pt{425}, Pt{425}, true, Pt{10.63}, {}}).lines.size();
        return lines;
    });
}

void stages(benchmark::State& state) {
    const Form& form = house().form;
    const TrialSeal trial;
    const std::string unsealed = trial.unsealed(form);
    Stages stages;
    for (auto _ : state) {
        forget_words();
        forget_stretches();
        stages.time("cold", [&] { return render(form, form.sample_json, {}); });
        const double start = bench::cpu_ms();
        const auto rendered = stages.time("whole", [&] { return render(form, form.sample_json, {}); });
        state.SetIterationTime((bench::cpu_ms() - start) / 1e3);
        const auto data = stages.time("read", [&] { return read_json(form.sample_json); });
        stages.time("check", [&] { return form.schema.check(*data); });
        auto filled = stages.time("fill", [&] { return fill(*form.tree, *data, nullptr, {}); });
        const auto pages = stages.time("typeset", [&] { return typeset(filled->document, Lexicon::built_in().get()); });
        time_text(*pages, stages);
        filled->facts.title = form.title;
        stages.time("write", [&] { return write_pdf(*pages, filled->facts); });
        stages.time("seal", [&] { return server::seal(unsealed, trial.credential(), {}); });
    }
    const double whole = stages.median("whole"), text = stages.median("break") + stages.median("shape") + stages.median("fit");
    for (const char* name : {"read", "check", "fill", "break", "shape", "fit", "write", "seal"}) state.counters[name] = stages.median(name) / whole;
    state.counters["paginate"] = (stages.median("typeset") - text) / whole;
    state.counters["rest"] = 1 - (stages.median("read") + stages.median("check") + stages.median("fill") + stages.median("typeset") + stages.median("write")) / whole;
    state.counters["cold"] = stages.median("cold") / whole;
    state.counters["median_ms"] = whole;
}

void at_once(benchmark::State& state) {
    const Form& form = house().form;
    double spent = 0;
    for (auto _ : state) {
        const double start = bench::cpu_ms();
        benchmark::DoNotOptimize(render(form, form.sample_json, {}));
        spent += bench::cpu_ms() - start;
    }
    state.counters["cpu_ms"] = benchmark::Counter(spent / static_cast<double>(state.iterations()), benchmark::Counter::kAvgThreads);
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK(stages)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(at_once)->Threads(1)->Threads(2)->Threads(4)->Threads(16)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace

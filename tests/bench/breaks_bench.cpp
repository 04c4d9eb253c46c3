// What choosing line ends costs, as a ratio to ICU's own line iterator on the same text in the
// same run, and how it grows with a paragraph's length.
//
// Counters: icu_us; words = our break opportunities without ICU's share (segmentation and the
// binding rules) / ICU; fit = total fit / ICU; words_and_fit = both; ns_char.

#include "layout/text/break_lines.h"
#include "layout/text/break_opportunities.h"
#include "layout/text/characters.h"
#include "layout/text/lexicon.h"
#include "layout/value/read_json.h"

#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>

#include <ctime>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

namespace {

using namespace layout;

// Of this thread alone.
double cpu_us() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

std::unique_ptr<icu::BreakIterator> icu_lines() {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createLineInstance(icu::Locale("th"), error));
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no line breaker");
    return made;
}

int icu_breaks(icu::BreakIterator& iterator, const std::u16string& text) {
    const icu::UnicodeString alias(false, text.data(), static_cast<int>(text.size()));
    iterator.setText(alias);
    int count = 0;
    while (iterator.next() != icu::BreakIterator::DONE) ++count;
    return count;
}

// The texts of the sample report that are long enough to be broken.
void collect_prose(const Value& value, std::u16string& prose) {
    if (value.is_string() && value.text().size() > 150) prose += to_utf16(value.text()) + u' ';
    if (value.is_array())
        for (const Value& item : value.items()) collect_prose(item, prose);
    if (value.is_object())
        for (const auto& [name, member] : value.members()) collect_prose(member, prose);
}

// One paragraph of so many letters, the sample's texts over and over.
std::u16string prose_of(std::size_t letters) {
    std::ifstream file(SOURCE_DIR "/templates/indicator-summary/sample.json");
    const std::string json{std::istreambuf_iterator<char>(file), {}};
    std::u16string prose;
    collect_prose(*read_json(json), prose);
    if (prose.empty()) throw std::runtime_error("the sample has no prose");
    std::u16string text;
    while (text.size() < letters) text += prose;
    while (is_combining_mark(text[letters])) --letters;
    text.resize(letters);
    return text;
}

// A unit a letter; every cluster half an em wide, as Thai is on the average.
std::vector<Unit> units_of(const std::u16string& text, const std::vector<Penalty>& breaks) {
    std::vector<Unit> units;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && is_combining_mark(text[i])) units.back().break_after = breaks[i + 1];
        else units.push_back({Pt{5}, is_space(text[i]), true, breaks[i + 1]});
    }
    return units;
}

void line_ends(benchmark::State& state) {
    const std::u16string text = prose_of(static_cast<std::size_t>(state.range(0)));
    const auto lexicon = Lexicon::built_in();
    const auto icu = icu_lines();
    const auto units = units_of(text, break_opportunities(text, {}, lexicon.get()));
    const Measure measure{Pt{425}, Pt{425}, true, Pt{10.63}, {}};
    double icu_us = 0, all_us = 0, fit_us = 0;
    for (auto _ : state) {
        forget_stretches();
        const double start = cpu_us();
        benchmark::DoNotOptimize(icu_breaks(*icu, text));
        const double proposed = cpu_us();
        benchmark::DoNotOptimize(break_opportunities(text, {}, lexicon.get()));
        const double judged = cpu_us();
        benchmark::DoNotOptimize(break_lines(units, measure));
        const double fitted = cpu_us();
        icu_us += proposed - start;
        all_us += judged - proposed;
        fit_us += fitted - judged;
        state.SetIterationTime((fitted - proposed) / 1e6);
    }
    const double turns = static_cast<double>(state.iterations());
    state.counters["icu_us"] = icu_us / turns;
    state.counters["words"] = (all_us - icu_us) / icu_us;
    state.counters["fit"] = fit_us / icu_us;
    state.counters["words_and_fit"] = (all_us - icu_us + fit_us) / icu_us;
    state.counters["ns_char"] = (all_us + fit_us) / turns * 1e3 / static_cast<double>(text.size());
}

BENCHMARK(line_ends)->ArgName("characters")->Arg(1000)->Arg(10000)->Arg(100000)->UseManualTime()->Unit(benchmark::kMicrosecond);

}  // namespace

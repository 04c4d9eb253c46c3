// Whatever the bytes behind the first, which says what they were sent as: indicators that have a code and whose form can be
// filled in, or a reason in both languages. Never a crash, never an exception.

#include "server/desk/arrival.h"
#include "server/desk/report_form.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace server;
using layout::Value;

// A report of the indicator, through its form and back.
void fill_in(const Value& indicator) {
    const Value report(Value::Object{{"quarter", Value(layout::Number{"2", 2})}, {"organisation", Value(Value::Object{})}, {"indicators", Value(Value::Array{indicator})}});
    const Value whole = with_all_fields(report);
    const auto groups = report_fields(whole, true, 2564);
    FormFields form;
    for (const FieldGroup& group : groups)
        for (const ReportField& field : group.fields) form.push_back({field.pointer, typed_text(whole, field)});
    if (!(with_typed(whole, form, groups) == whole)) std::abort();
    if (without_empty_parts(whole).find("indicators")->items().size() != 1) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto arrival = read_arrival(data[0] == 't' ? ArrivalKind::table : ArrivalKind::pages, {reinterpret_cast<const char*>(data) + 1, size - 1});
    if (!arrival) {
        for (const layout::Problem& problem : arrival.problems())
            if (problem.thai.empty() || problem.english.empty()) std::abort();
        return 0;
    }
    for (const ArrivedReport& report : arrival->reports) {
        const Value* code = report.indicator.find("code");
        if (!code || !code->is_string() || code->text().empty()) std::abort();
        fill_in(report.indicator);
    }
    return 0;
}

// A comparison as JSON, and back once it is confirmed.

#include "server/intake/sheet/figures_sheet.h"
#include "server/problem_list.h"

namespace server {

using layout::Value;

Value comparison_value(const SheetComparison& comparison) {
    Value::Array changes, problems, absent;
    for (const SheetChange& change : comparison.changes) {
        changes.emplace_back(Value::Object{{"code", Value(change.code)},
                                           {"pointer", Value(change.change.pointer)},
                                           {"old", change.change.before},
                                           {"new", change.change.after},
                                           {"same_number", Value(change.same_number)}});
    }
    for (const layout::Problem& problem : comparison.problems) problems.push_back(problem_value(problem));
    for (const std::string& code : comparison.absent) absent.emplace_back(code);
    return Value(Value::Object{{"changes", Value(std::move(changes))}, {"problems", Value(std::move(problems))}, {"absent", Value(std::move(absent))}});
}

layout::Result<std::map<std::string, Changes>> read_confirmed(const Value& document) {
    const Value* const list = document.find("changes");
    if (!list || !list->is_array()) return layout::Problem{"/changes", "required", "ไม่พบรายการแก้ไข (changes)", "There is no list of changes."};
    std::map<std::string, Changes> changes;
    layout::Problems problems;
    for (std::size_t i = 0; i < list->items().size(); ++i) {
        const Value& item = list->items()[i];
        const Value *code = item.find("code"), *pointer = item.find("pointer"), *before = item.find("old"), *after = item.find("new");
        if (code && code->is_string() && pointer && pointer->is_string() && before && after) changes[code->text()].push_back({pointer->text(), *before, *after});
        else problems.push_back({layout::child_pointer("/changes", i), "required", "รายการแก้ไขต้องมี code, pointer, old และ new", "A change has the members code, pointer, old and new."});
    }
    if (!problems.empty()) return problems;
    return changes;
}

}  // namespace server

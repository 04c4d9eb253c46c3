#include "server/problem_list.h"

#include "layout/value/write_json.h"

namespace server {

using layout::Value;

Value problem_value(const layout::Problem& problem) {
    return Value(Value::Object{{"pointer", Value(problem.pointer)},
                               {"code", Value(problem.code)},
                               {"detail", Value(problem.thai)},
                               {"detail_en", Value(problem.english)}});
}

std::string errors_json(const layout::Problems& problems) {
    Value::Array errors;
    for (const layout::Problem& problem : problems) errors.push_back(problem_value(problem));
    return layout::write_json(Value(Value::Object{{"errors", Value(std::move(errors))}})) + "\n";
}

}  // namespace server

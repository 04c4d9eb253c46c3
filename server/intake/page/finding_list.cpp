#include "server/intake/page/finding_list.h"

#include "server/problem_list.h"

namespace server {

using layout::Value;

Value finding_list(const PageFindings& findings) {
    Value::Array list;
    for (const PageFinding& finding : findings) {
        Value::Object members = problem_value(finding.problem).members();
        const Value line = finding.line == 0 ? Value() : Value(layout::Number{std::to_string(finding.line), static_cast<double>(finding.line)});
        members.insert(members.begin() + 2, {"line", line});
        list.emplace_back(std::move(members));
    }
    return Value(std::move(list));
}

}  // namespace server

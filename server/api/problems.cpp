// GET /problems/{code}: what a problem's type URI leads to.

#include "server/api/api.h"
#include "server/api/json_reply.h"

#include <algorithm>

namespace server {

using layout::Value;

namespace {

Reply get_problem(const Request& request) {
    const auto kinds = problem_kinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const ProblemKind& k) { return k.code == request.arguments[0]; });
    if (found == kinds.end()) {
        return reply_to({kind::not_found, {"ไม่มีปัญหารหัสนี้", "No kind of problem has this code."}, {}, {}}, request.asker);
    }
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    return json_reply(Value(Value::Object{{"code", Value(std::string(found->code))},
                                          {"status", json_number(static_cast<std::size_t>(found->status))},
                                          {"title", Value(std::string(found->thai))},
                                          {"title_en", Value(std::string(found->english))}}));
}

}  // namespace

void add_problems(Router& router) { router.add({"GET", "/problems/{code}", {"application/json"}, get_problem, Scope::open}); }

}  // namespace server

#include "server/store/records.h"

namespace server {

std::string record_of(const Plan& plan) { return "plan-" + std::to_string(plan.fiscal_year) + "-" + plan.office; }

}  // namespace server

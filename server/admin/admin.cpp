#include "server/admin/admin.h"

#include <stdexcept>

namespace server {

StateFolder visit_records(const AdminWords& words) {
    refuse_old_keys(words.state);
    return open_state_folder(words.state, Opening::visit);
}

AuditEvent operators_event(std::string_view action, const std::string& office, const std::string& record, std::int64_t version) {
    AuditEvent event;
    event.at = time_of_machine();
    event.actor = "operator";
    event.office = office;
    event.action = action;
    event.record = record;
    event.version = version;
    return event;
}

void demand(Outcome outcome, const std::string& what) {
    if (outcome == Outcome::taken) throw std::runtime_error(what + " is there already");
    if (outcome == Outcome::stale) throw std::runtime_error(what + " was changed by somebody else at the same time; try again");
    if (outcome == Outcome::not_found) throw std::runtime_error("there is no " + what);
}

const std::string& needed(const AdminWords& words, std::string_view option) {
    const auto found = words.options.find(option);
    if (found == words.options.end() || found->second.empty()) throw UsageError("--" + std::string(option) + " is needed");
    return found->second;
}

}  // namespace server

#include "server/signoff/delegation.h"

#include <algorithm>

namespace server {

namespace {

std::string_view thai_name_of(Capacity capacity) {
    return capacity == Capacity::on_behalf ? "ปฏิบัติราชการแทน" : "รักษาราชการแทน";
}

}  // namespace

std::string_view name_of(Capacity capacity) { return capacity == Capacity::on_behalf ? "on_behalf" : "in_absence"; }

std::optional<Capacity> read_capacity(std::string_view name) {
    for (const Capacity capacity : {Capacity::on_behalf, Capacity::in_absence}) {
        if (name == name_of(capacity)) return capacity;
    }
    return {};
}

bool holds(const Delegation& delegation, Instant now) {
    const Day today = day_in_thailand(now);
    return !delegation.revoked && delegation.first <= today && today <= delegation.last;
}

const Delegation* delegation_for(std::span<const Delegation> delegations, std::string_view person, std::string_view office, Instant now) {
    const auto found = std::find_if(delegations.begin(), delegations.end(), [&](const Delegation& delegation) {
        return delegation.person == person && delegation.office == office && holds(delegation, now);
    });
    return found == delegations.end() ? nullptr : &*found;
}

std::vector<std::string> acting_lines(const Delegation& delegation) {
    return {delegation.position + " " + std::string(thai_name_of(delegation.capacity)), delegation.principal};
}

}  // namespace server

#include "server/people/lockout.h"

#include <algorithm>

namespace server {

bool is_locked(const Person& person, Instant now) { return person.locked_until && now < *person.locked_until; }

std::optional<Instant> lock_after(int failures, Instant now) {
    if (failures <= free_failures) return {};
    std::chrono::minutes lock = first_lock;
    for (int more = free_failures + 1; more < failures && lock < longest_lock; ++more) lock *= 2;
    return now + std::min(lock, longest_lock);
}

void AddressLimit::forgive(Debt& debt, Instant now) {
    if (now < debt.since) debt.since = now;  // The clock was put back.
    const auto forgiven = std::min<std::int64_t>((now - debt.since) / one_more_after, debt.failures);
    debt.failures -= static_cast<int>(forgiven);
    debt.since += forgiven * one_more_after;
}

void AddressLimit::make_room() {
    if (debts_.size() < most_addresses) return;
    debts_.erase(std::min_element(debts_.begin(), debts_.end(), [](const auto& a, const auto& b) { return a.second.since < b.second.since; }));
}

std::optional<std::chrono::seconds> AddressLimit::wait(const std::string& address, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto found = debts_.find(address);
    if (found == debts_.end()) return {};
    Debt& debt = found->second;
    forgive(debt, now);
    if (debt.failures < most_failures) return {};
    return std::chrono::ceil<std::chrono::seconds>(debt.since + one_more_after - now);
}

void AddressLimit::failed(const std::string& address, Instant now) {
    const std::lock_guard lock(mutex_);
    if (!debts_.contains(address)) make_room();
    Debt& debt = debts_[address];
    forgive(debt, now);
    if (debt.failures++ == 0) debt.since = now;
}

}  // namespace server

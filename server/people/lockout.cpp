#include "server/people/lockout.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace server {

bool is_locked(const Person& person, Instant now) { return person.locked_until && now < *person.locked_until; }

std::optional<Instant> lock_after(int failures, Instant now) {
    if (failures <= free_failures) return {};
    std::chrono::minutes lock = first_lock;
    for (int more = free_failures + 1; more < failures && lock < longest_lock; ++more) lock *= 2;
    return now + std::min(lock, longest_lock);
}

std::string network_of(const std::string& address) {
    constexpr std::size_t network_bytes = 8, mapped_bytes = 12;  // RFC 4291, 2.5.4 and 2.5.5.2.
    const std::string bare = address.substr(0, address.find('%'));  // Without the zone: "fe80::1%eth0".
    in6_addr binary{};
    if (::inet_pton(AF_INET6, bare.c_str(), &binary) != 1) return address;
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (IN6_IS_ADDR_V4MAPPED(&binary)) return ::inet_ntop(AF_INET, binary.s6_addr + mapped_bytes, text.data(), text.size());
    std::fill(binary.s6_addr + network_bytes, binary.s6_addr + sizeof binary.s6_addr, std::uint8_t{0});
    return std::string(::inet_ntop(AF_INET6, &binary, text.data(), text.size())) + "/64";
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
    const auto found = debts_.find(network_of(address));
    if (found == debts_.end()) return {};
    Debt& debt = found->second;
    forgive(debt, now);
    if (debt.failures < most_failures) return {};
    return std::chrono::ceil<std::chrono::seconds>(debt.since + one_more_after - now);
}

void AddressLimit::failed(const std::string& address, Instant now) {
    const std::lock_guard lock(mutex_);
    const std::string network = network_of(address);
    if (!debts_.contains(network)) make_room();
    Debt& debt = debts_[network];
    forgive(debt, now);
    if (debt.failures++ == 0) debt.since = now;
}

}  // namespace server

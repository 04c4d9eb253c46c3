// How wrong passwords are answered: each account and each address may try only so often.

#pragma once

#include "server/store/records.h"

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace server {

// The fifth wrong password in a row locks the account for a minute, each further one for twice as
// long, for at most half an hour: a guesser gets about 50 tries a day, and nobody can shut a
// colleague out for longer. While it is locked nothing is counted.
constexpr int free_failures = 4;
constexpr std::chrono::minutes first_lock{1}, longest_lock{30};

bool is_locked(const Person& person, Instant now);

// Until when the account is locked after `failures` wrong passwords in a row, the last of them now.
std::optional<Instant> lock_after(int failures, Instant now);

// Whose an address is: of IPv6 its first 64 bits ("2001:db8:0:1::/64"), since one household has all the
// addresses behind them; of IPv4, also as "::ffff:192.0.2.1", the address; of anything else, itself.
std::string network_of(const std::string& address);

// Wrong passwords from one network_of(), whosever they are: thirty, and one more every ten seconds. A whole
// office may sit behind one address, so right ones do not count; those that are being judged at once
// may go beyond, but are few (SignIns). Safe to call from any thread.
class AddressLimit {
public:
    static constexpr int most_failures = 30;
    static constexpr std::chrono::seconds one_more_after{10};
    static constexpr std::size_t most_addresses = 10'000;  // Beyond that, the longest quiet one is forgotten.

    // How long to wait before the next try; nothing: it may be made.
    std::optional<std::chrono::seconds> wait(const std::string& address, Instant now);
    void failed(const std::string& address, Instant now);

private:
    struct Debt {
        int failures = 0;
        Instant since;  // When the last one was forgiven, or the first was made.
    };

    static void forgive(Debt& debt, Instant now);
    void make_room();

    std::mutex mutex_;
    std::unordered_map<std::string, Debt> debts_;
};

}  // namespace server

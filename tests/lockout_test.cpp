#include "server/people/lockout.h"

#include <gtest/gtest.h>

namespace server {
namespace {

using namespace std::chrono_literals;

const Instant noon = std::chrono::sys_days(std::chrono::year(2021) / 6 / 25) + 5h;

TEST(LockAfter, LetsFourErrorsPassAndDoublesFromAMinuteToHalfAnHour) {
    for (const int failures : {0, 1, 4}) EXPECT_FALSE(lock_after(failures, noon)) << failures;
    EXPECT_EQ(lock_after(5, noon), noon + 1min);
    EXPECT_EQ(lock_after(6, noon), noon + 2min);
    EXPECT_EQ(lock_after(9, noon), noon + 16min);
    EXPECT_EQ(lock_after(10, noon), noon + 30min);
    EXPECT_EQ(lock_after(1'000'000, noon), noon + 30min);
}

TEST(IsLocked, EndsAtTheVeryMoment) {
    Person person;
    EXPECT_FALSE(is_locked(person, noon));
    person.locked_until = noon;
    EXPECT_TRUE(is_locked(person, noon - 1ms));
    EXPECT_FALSE(is_locked(person, noon));
}

TEST(AddressLimit, WaitsAfterThirtyAndForgivesOneEveryTenSeconds) {
    AddressLimit limit;
    for (int i = 0; i < 30; ++i) {
        EXPECT_FALSE(limit.wait("a", noon));
        limit.failed("a", noon);
    }
    EXPECT_EQ(limit.wait("a", noon), 10s);
    EXPECT_EQ(limit.wait("a", noon + 9s), 1s);
    EXPECT_FALSE(limit.wait("b", noon));
    EXPECT_FALSE(limit.wait("a", noon + 10s));
    limit.failed("a", noon + 10s);
    EXPECT_EQ(limit.wait("a", noon + 10s), 10s);
    EXPECT_FALSE(limit.wait("a", noon + 1h));
}

TEST(NetworkOf, IsSixtyFourBitsOfIpv6AndTheWholeOfIpv4) {
    EXPECT_EQ(network_of("2001:db8:0:1:2:3:4:5"), "2001:db8:0:1::/64");
    EXPECT_EQ(network_of("2001:DB8:0:1::"), "2001:db8:0:1::/64");
    EXPECT_EQ(network_of("fe80::1%eth0"), "fe80::/64");
    EXPECT_EQ(network_of("::ffff:192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(network_of("192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(network_of("somewhere"), "somewhere");
}

TEST(AddressLimit, TakesTheAddressesOfOneIpv6NetworkForOne) {
    AddressLimit limit;
    for (int i = 0; i < 30; ++i) limit.failed("2001:db8::" + std::to_string(i), noon);
    EXPECT_EQ(limit.wait("2001:db8::ffff", noon), 10s);
    EXPECT_FALSE(limit.wait("2001:db8:0:1::1", noon));
}

TEST(AddressLimit, WaitsNoLongerWhenTheClockIsPutBack) {
    AddressLimit limit;
    for (int i = 0; i < 30; ++i) limit.failed("a", noon);
    EXPECT_EQ(limit.wait("a", noon - 1h), 10s);
}

TEST(AddressLimit, ForgetsTheQuietestOfTenThousand) {
    AddressLimit limit;
    for (int i = 0; i < 30; ++i) limit.failed("first", noon);
    for (std::size_t i = 0; i < AddressLimit::most_addresses; ++i) limit.failed(std::to_string(i), noon + 1ms);
    EXPECT_FALSE(limit.wait("first", noon + 1ms));
}

}  // namespace
}  // namespace server

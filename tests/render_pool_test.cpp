#include "server/http/render_slots.h"

#include <gtest/gtest.h>

#include <thread>

namespace server {
namespace {

using namespace std::chrono_literals;

void await_waiting(const RenderSlots& slots, std::size_t wanted) {
    while (slots.waiting() < wanted) std::this_thread::yield();
}

TEST(RenderSlots, GivesAsManySlotsAsThereAreAndTakesThemBack) {
    RenderSlots slots(2, 0, 0ms);
    const auto first = slots.take();
    {
        const auto second = slots.take();
        EXPECT_TRUE(first && second);
        EXPECT_FALSE(slots.take());
    }
    EXPECT_TRUE(slots.take());
}

TEST(RenderSlots, TurnsAwayAtOnceWhoeverFindsTheQueueFull) {
    RenderSlots slots(1, 1, 1h);
    auto held = slots.take();
    std::jthread waiter([&] { EXPECT_TRUE(slots.take()); });
    await_waiting(slots, 1);
    EXPECT_FALSE(slots.take());  // An hour later, had it waited.
    held.reset();
}

TEST(RenderSlots, ShortensAQueueThatHasFilledUp) {
    RenderSlots slots(1, 3, 1h);
    auto held = slots.take();
    std::jthread first([&] { EXPECT_TRUE(slots.take()); });
    await_waiting(slots, 1);
    std::jthread second([&] { EXPECT_FALSE(slots.take()); });
    await_waiting(slots, 2);
    std::jthread third([&] { EXPECT_FALSE(slots.take()); });
    await_waiting(slots, 3);
    EXPECT_FALSE(slots.take());
    second.join();  // An hour later, had they gone on waiting.
    third.join();
    EXPECT_EQ(slots.waiting(), 1u);
    held.reset();
}

TEST(RenderSlots, ServesInTheOrderOfComing) {
    RenderSlots slots(1, 2, 1h);
    auto held = slots.take();
    std::string order;
    std::jthread first([&] { const auto slot = slots.take(); order += '1'; });
    await_waiting(slots, 1);
    std::jthread second([&] { const auto slot = slots.take(); order += '2'; });
    await_waiting(slots, 2);
    held.reset();
    first.join();
    second.join();
    EXPECT_EQ(order, "12");
}

TEST(RenderSlots, LetsTheNextOneInWhenAWaiterGivesUp) {
    RenderSlots slots(1, 1, 1ms);
    auto held = slots.take();
    EXPECT_FALSE(slots.take());
    held.reset();
    EXPECT_TRUE(slots.take());
}

TEST(RenderSlots, IsStuckWhenEverySlotIsHeldForHalfAMinute) {
    RenderSlots slots(2, 0, 0ms);
    const auto first = slots.take();
    const auto now = RenderSlots::Clock::now();
    EXPECT_FALSE(slots.stuck(now + 31s));
    const auto second = slots.take();
    EXPECT_FALSE(slots.stuck(now));
    EXPECT_TRUE(slots.stuck(now + 31s));
}

}  // namespace
}  // namespace server

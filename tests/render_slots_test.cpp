#include "server/http/render_slots.h"

#include <gtest/gtest.h>

namespace server {
namespace {

using namespace std::chrono_literals;

TEST(RenderSlots, GivesAsManySlotsAsThereAreAndTakesThemBack) {
    RenderSlots slots(2, 0ms);
    const auto first = slots.take();
    {
        const auto second = slots.take();
        EXPECT_TRUE(first && second);
        EXPECT_FALSE(slots.take());
    }
    EXPECT_TRUE(slots.take());
}

}  // namespace
}  // namespace server

#include "server/http/render_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>
#include <stdexcept>
#include <thread>

namespace server {
namespace {

using namespace std::chrono_literals;

void await_waiting(const RenderPool& pool, std::size_t wanted) {
    while (pool.waiting() != wanted) std::this_thread::yield();
}

// Keeps one place busy until it is let go.
class Held {
public:
    explicit Held(RenderPool& pool)
        : thread_([this, &pool] { EXPECT_TRUE(pool.run([this] { begun_.set_value(), let_go_.get_future().wait(); })); }) {
        begun_.get_future().wait();
    }
    void let_go() { let_go_.set_value(), thread_.join(); }

private:
    std::promise<void> begun_, let_go_;
    std::thread thread_;
};

void nothing() {}

TEST(RenderPool, WorksOnAsManyAtOnceAsItHasPlaces) {
    RenderPool pool(2, 0, 0ms);
    Held first(pool), second(pool);
    EXPECT_FALSE(pool.run(nothing));
    first.let_go();
    int done = 0;
    EXPECT_TRUE(pool.run([&] { ++done; }));
    EXPECT_EQ(done, 1);
    second.let_go();
}

TEST(RenderPool, WorksOnAThreadOfItsOwnAndHandsOnWhatIsThrown) {
    RenderPool pool(1, 0, 0ms);
    std::thread::id where;
    EXPECT_TRUE(pool.run([&] { where = std::this_thread::get_id(); }));
    EXPECT_NE(where, std::this_thread::get_id());
    EXPECT_THROW(pool.run([] { throw std::runtime_error("no font"); }), std::runtime_error);
    EXPECT_TRUE(pool.run(nothing));
}

TEST(RenderPool, TurnsEveryoneAwayAtOnceWhenTheQueueIsFull) {
    RenderPool pool(1, 2, 1h);
    Held held(pool);
    std::jthread first([&] { EXPECT_FALSE(pool.run(nothing)); });
    std::jthread second([&] { EXPECT_FALSE(pool.run(nothing)); });
    await_waiting(pool, 2);
    EXPECT_FALSE(pool.run(nothing));  // An hour later, had it waited,
    first.join();                     // or had they gone on waiting.
    second.join();
    EXPECT_FALSE(pool.run(nothing));
    held.let_go();
    EXPECT_TRUE(pool.run(nothing));
}

TEST(RenderPool, ServesInTheOrderOfComing) {
    RenderPool pool(1, 2, 1h);
    Held held(pool);
    std::string order;
    std::jthread first([&] { pool.run([&] { order += '1'; }); });
    await_waiting(pool, 1);
    std::jthread second([&] { pool.run([&] { order += '2'; }); });
    await_waiting(pool, 2);
    held.let_go();
    first.join();
    second.join();
    EXPECT_EQ(order, "12");
}

TEST(RenderPool, LetsAWaiterGoWhenItsPatienceEnds) {
    RenderPool pool(1, 1, 1ms);
    Held held(pool);
    EXPECT_FALSE(pool.run(nothing));
    EXPECT_EQ(pool.waiting(), 0u);
    held.let_go();
    EXPECT_TRUE(pool.run(nothing));
}

TEST(RenderPool, IsStuckWhenEveryPlaceHasBeenTakenForHalfAMinute) {
    RenderPool pool(2, 0, 0ms);
    Held first(pool);
    EXPECT_FALSE(pool.stuck(RenderPool::Clock::now() + 31s));
    Held second(pool);
    const auto now = RenderPool::Clock::now();
    EXPECT_FALSE(pool.stuck(now));
    EXPECT_TRUE(pool.stuck(now + 31s));
    first.let_go();
    second.let_go();
}

TEST(RenderPool, SpreadsAListOverFreePlaces) {
    RenderPool pool(2, 0, 0ms);
    std::latch both(2);  // The first two pieces wait for each other.
    std::vector<int> times(20);
    EXPECT_TRUE(pool.run([&] {
        pool.spread(times.size(), [&](std::size_t piece) {
            ++times[piece];
            if (piece < 2) both.arrive_and_wait();
        });
    }));
    EXPECT_EQ(times, std::vector<int>(20, 1));
}

TEST(RenderPool, SpreadsAListOverTheOnePlaceThereIs) {
    RenderPool pool(1, 0, 0ms);
    std::vector<std::size_t> order;
    EXPECT_TRUE(pool.run([&] { pool.spread(4, [&](std::size_t piece) { order.push_back(piece); }); }));
    EXPECT_EQ(order, (std::vector<std::size_t>{0, 1, 2, 3}));
    EXPECT_TRUE(pool.run([&] { pool.spread(0, [&](std::size_t) { order.clear(); }); }));
    EXPECT_EQ(order.size(), 4u);
}

TEST(RenderPool, LeavesTheRestOfAListInWhichSomethingIsThrown) {
    RenderPool pool(2, 0, 0ms);
    std::atomic<int> done = 0;
    EXPECT_THROW(pool.run([&] {
        pool.spread(1'000'000, [&](std::size_t piece) {
            if (piece == 3) throw std::runtime_error("disk full");
            ++done;
        });
    }), std::runtime_error);
    EXPECT_LT(done, 1'000'000);
    EXPECT_TRUE(pool.run(nothing));
}

}  // namespace
}  // namespace server

// How many documents are made at once, how many may wait for it, and the threads that make them.

#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace server {

// Making a document keeps a core busy, so there are as many places as cores: more at once would
// only make everyone wait longer. Eight may wait for each place (and 16 at least), in the order
// they came: a document takes some milliseconds, so even the last of them is soon served.
// Whoever comes then is told at once to come back, instead of after a wait in vain. A queue
// that is full means that more comes than can be made: then nobody may wait, until for a second
// more were served than told to come back. So a burst of 16 is served whole, and a lasting
// overload does not make slow what is served.
//
// The threads yield to those that talk to clients, so that a refusal is not late because
// documents are being made; and they are few, so that memory for documents lies in few places.
class RenderPool {
public:
    using Clock = std::chrono::steady_clock;
    using Work = std::function<void()>;

    // Throws std::system_error when there are no threads to be had.
    RenderPool(std::size_t places, std::size_t most_waiting, std::chrono::milliseconds patience);
    explicit RenderPool(std::size_t places) : RenderPool(places, std::max<std::size_t>(16, 8 * places), std::chrono::seconds(3)) {}
    ~RenderPool();  // Nobody may be in run() any more.
    RenderPool(const RenderPool&) = delete;
    RenderPool& operator=(const RenderPool&) = delete;

    // Does the work on one of the threads and returns when it is done; what it throws comes out
    // here. False, with nothing done: too many waited, then or while we waited, or no place came
    // free in time.
    bool run(const Work& work);

    // Does work(0) to work(count - 1), in any order: on this thread, which run() has given a place, and on places
    // that are free, one piece at a time, so that who waits is not kept waiting by a long list. Returns when
    // all is done; what was thrown first comes out here, and what had not begun then is left.
    void spread(std::size_t count, const std::function<void(std::size_t)>& work);

    std::size_t waiting() const;

    // Every place has been taken for more than 30 s: only a restart would help.
    bool stuck(Clock::time_point now) const;

private:
    enum class State { waiting, refused, running, done };

    struct Job {
        const Work& work;
        State state = State::waiting;
        std::exception_ptr thrown;
        std::condition_variable changed;
    };

    struct Team {
        const std::function<void(std::size_t)>& work;
        const std::size_t count;
        std::size_t next = 0, inside = 0;  // The piece to be begun, and how many are being done.
        std::exception_ptr thrown;
        std::condition_variable left;
    };

    void serve(std::size_t place);
    void do_job(Job& job, std::unique_lock<std::mutex>& lock);
    void do_piece(Team& team, std::unique_lock<std::mutex>& lock);
    Team* team_with_work();
    bool may_wait(Clock::time_point now);  // With the lock held, as below.
    void begin_second(Clock::time_point now);
    void refuse(Job& job);
    std::size_t free_places() const;

    const std::size_t most_waiting_;
    const std::chrono::milliseconds patience_;
    mutable std::mutex mutex_;
    std::condition_variable work_came_;
    std::deque<Job*> waiting_;                                     // The first in front; each lives in its run().
    std::vector<Team*> teams_;                                     // Each lives in its spread().
    std::vector<std::optional<Clock::time_point>> running_since_;  // For each place.
    bool ending_ = false;
    bool overloaded_ = false;               // Nobody may wait.
    Clock::time_point second_ends_;         // Of an overload; what was counted in it:
    std::size_t served_ = 0, refused_ = 0;
    std::vector<std::jthread> threads_;     // Last: they use all of the above.
};

}  // namespace server

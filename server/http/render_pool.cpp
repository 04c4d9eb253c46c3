#include "server/http/render_pool.h"

#include <sys/resource.h>

#include <algorithm>

namespace server {

namespace {

constexpr int kindness = 5;  // nice(2): a third of the weight of a thread that answers.

}  // namespace

RenderPool::RenderPool(std::size_t places, std::size_t most_waiting, std::chrono::milliseconds patience)
    : most_waiting_(most_waiting), patience_(patience), running_since_(places) {
    for (std::size_t place = 0; place < places; ++place) threads_.emplace_back([this, place] { serve(place); });
}

RenderPool::~RenderPool() {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    work_came_.notify_all();
}

std::size_t RenderPool::free_places() const {
    return static_cast<std::size_t>(std::count(running_since_.begin(), running_since_.end(), std::nullopt));
}

void RenderPool::begin_second(Clock::time_point now) {
    second_ends_ = now + std::chrono::seconds(1);
    served_ = refused_ = 0;
}

void RenderPool::refuse(Job& job) {
    job.state = State::refused;
    job.changed.notify_one();
}

bool RenderPool::may_wait(Clock::time_point now) {
    if (overloaded_ && now >= second_ends_) {
        overloaded_ = refused_ > served_;
        begin_second(now);
    }
    const std::size_t free = free_places();
    if (waiting_.size() < free) return true;  // Only for a thread to wake.
    if (!overloaded_ && waiting_.size() < free + most_waiting_) return true;
    if (!overloaded_) {
        overloaded_ = true;
        begin_second(now);
        for (; waiting_.size() > free; waiting_.pop_back()) refuse(*waiting_.back());
    }
    return false;
}

bool RenderPool::run(const Work& work) {
    Job job{work};
    std::unique_lock lock(mutex_);
    if (!may_wait(Clock::now())) return ++refused_, false;
    waiting_.push_back(&job);
    work_came_.notify_one();
    if (!job.changed.wait_for(lock, patience_, [&] { return job.state != State::waiting; })) {
        const auto ours = std::find(waiting_.begin(), waiting_.end(), &job);
        const bool has_place = static_cast<std::size_t>(ours - waiting_.begin()) < free_places();  // Its thread is on the way.
        if (!has_place) waiting_.erase(ours), job.state = State::refused;
    }
    job.changed.wait(lock, [&] { return job.state == State::refused || job.state == State::done; });
    if (job.thrown) std::rethrow_exception(job.thrown);
    return job.state == State::done;
}

void RenderPool::do_job(Job& job, std::unique_lock<std::mutex>& lock) {
    job.state = State::running;
    lock.unlock();
    try {
        job.work();
    } catch (...) {
        job.thrown = std::current_exception();
    }
    lock.lock();
    ++served_;
    job.state = State::done;
    job.changed.notify_one();
}

void RenderPool::do_piece(Team& team, std::unique_lock<std::mutex>& lock) {
    const std::size_t piece = team.next++;
    ++team.inside;
    lock.unlock();
    std::exception_ptr thrown;
    try {
        team.work(piece);
    } catch (...) {
        thrown = std::current_exception();
    }
    lock.lock();
    if (thrown && !team.thrown) team.thrown = thrown;
    if (thrown) team.next = team.count;
    if (--team.inside == 0) team.left.notify_one();
}

RenderPool::Team* RenderPool::team_with_work() {
    const auto found = std::find_if(teams_.begin(), teams_.end(), [](const Team* team) { return team->next < team->count; });
    return found == teams_.end() ? nullptr : *found;
}

void RenderPool::spread(std::size_t count, const std::function<void(std::size_t)>& work) {
    Team team{work, count};
    std::unique_lock lock(mutex_);
    teams_.push_back(&team);
    work_came_.notify_all();
    while (team.next < team.count) do_piece(team, lock);
    std::erase(teams_, &team);
    team.left.wait(lock, [&] { return team.inside == 0; });
    if (team.thrown) std::rethrow_exception(team.thrown);
}

void RenderPool::serve(std::size_t place) {
    ::setpriority(PRIO_PROCESS, 0, kindness);  // In Linux, of this thread alone.
    std::unique_lock lock(mutex_);
    for (;;) {
        work_came_.wait(lock, [&] { return ending_ || !waiting_.empty() || team_with_work(); });
        if (ending_) return;
        running_since_[place] = Clock::now();
        if (waiting_.empty()) {
            do_piece(*team_with_work(), lock);
        } else {
            Job& job = *waiting_.front();
            waiting_.pop_front();
            do_job(job, lock);
        }
        running_since_[place].reset();
    }
}

std::size_t RenderPool::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
}

bool RenderPool::stuck(Clock::time_point now) const {
    const std::lock_guard lock(mutex_);
    return std::all_of(running_since_.begin(), running_since_.end(), [&](const auto& since) { return since && now - *since > std::chrono::seconds(30); });
}

}  // namespace server

#include "server/store/sqlite/connection_pool.h"

#include "server/store/store_errors.h"

#include <chrono>

namespace server {

namespace {

constexpr std::chrono::seconds longest_wait{5};

}  // namespace

void GiveBack::operator()(Connection* connection) const {
    const std::lock_guard lock(pool->mutex_);
    pool->free_.emplace_back(connection);
    pool->given_back_.notify_one();
}

Borrowed ConnectionPool::borrow() {
    std::unique_lock lock(mutex_);
    if (!given_back_.wait_for(lock, longest_wait, [&] { return !free_.empty(); })) {
        throw StoreUnavailable(StoreUnavailable::Cause::locked, "another transaction lasts too long");
    }
    Borrowed borrowed(free_.back().release(), GiveBack{this});
    free_.pop_back();
    return borrowed;
}

}  // namespace server

// Connections that are lent out one at a time.

#pragma once

#include "server/store/sqlite/connection.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace server {

class ConnectionPool;

struct GiveBack {
    ConnectionPool* pool = nullptr;
    void operator()(Connection* connection) const;
};

// Goes back to its pool, which must live longer.
using Borrowed = std::unique_ptr<Connection, GiveBack>;

class ConnectionPool {
public:
    explicit ConnectionPool(std::vector<std::unique_ptr<Connection>> connections) : free_(std::move(connections)) {}

    // Waits at most 5 s for one, then throws StoreUnavailable.
    Borrowed borrow();

private:
    friend struct GiveBack;

    std::mutex mutex_;
    std::condition_variable given_back_;
    std::vector<std::unique_ptr<Connection>> free_;
};

}  // namespace server

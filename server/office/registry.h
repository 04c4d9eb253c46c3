// What the steps of records stand on (งานสารบรรณ).

#pragma once

#include "server/house.h"
#include "server/http/problem_reply.h"
#include "server/office/seals.h"
#include "server/people/who_asks.h"
#include "server/store/files.h"
#include "server/store/store.h"

#include <chrono>
#include <functional>
#include <string>

namespace server {

// Outlives whoever uses it. Its parts may be used by many threads.
struct Registry {
    Store& store;
    const Files& files;
    const House& house;
    const Seals* seals = nullptr;         // nullptr: nothing can be sealed.
    std::chrono::milliseconds most_cpu;   // Of one core, for one document.
    std::function<Instant()> now;
    std::string public_url;               // Where others reach the service: "https://reports.example.go.th".
    // Does a list's pieces, in any order, and returns when all are done; may use several threads.
    std::function<void(std::size_t count, const std::function<void(std::size_t)>& work)> spread = [](std::size_t count, const auto& work) {
        for (std::size_t i = 0; i < count; ++i) work(i);
    };
};

// Of a move that its rules refuse.
Refusal refusal_of(const MoveRefusal& refusal);

// Of a change that the store did not make. `done` is none.
Refusal refusal_of(Outcome outcome);

// The beginning of an audit entry: who did what to which version of a record.
AuditEvent event_of(const Caller& caller, std::string_view action, const std::string& office, const std::string& record, std::int64_t version, Instant at);
// And the state and data after it.
AuditEvent event_of(const Report& report, const Caller& caller, std::string_view action, Instant at);
AuditEvent event_of(const Letter& letter, const Caller& caller, std::string_view action, Instant at);

// Once each, in the order in which they came to it.
void add_author(std::vector<std::string>& authors, const std::string& person);

}  // namespace server

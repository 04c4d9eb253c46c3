// What a request asks to be done to a record.

#pragma once

#include "layout/problem.h"
#include "server/signoff/moves.h"

#include "layout/value/value.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

struct RecordSeen {
    std::string id;
    std::int64_t version = 0;
};

struct Transition {
    Move move;                          // But for if_match, which stands in the request's header.
    std::string password;               // Never kept, never logged.
    std::optional<layout::Value> scores;  // review: what the strategy office gives.
    std::vector<RecordSeen> records;    // Of a list.
    layout::Value told;                 // The body without the password.
};

// {"action", "reason", "confirm_sha256", "password", "scores", "number", "date"}; the action must be
// one that a report or letter can be asked for.
layout::Result<Transition> read_transition(std::string_view body);

// The same with "records": [{"id", "version"}], 1 to 200, none twice.
layout::Result<Transition> read_transitions(std::string_view body);

}  // namespace server

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

// What a signer signs with instead of the office's seal.
struct OwnCertificate {
    std::string pkcs12, password;  // Never kept, never logged.
    bool in_token = false;         // Neither of them: the key stays in the token that the operator has set up.
};

struct Transition {
    Move move;                          // But for if_match, which stands in the request's header.
    std::string password;               // Never kept, never logged.
    std::optional<OwnCertificate> own;
    std::optional<layout::Value> scores;  // review: what the strategy office gives.
    std::vector<RecordSeen> records;    // Of a list.
    layout::Value told;                 // The body without passwords and keys.
};

// {"action", "reason", "confirm_sha256", "password", "scores", "number", "date", "signer",
// "certificate": {"pkcs12", "password"} or {"token": true}}; the action must be
// one that a report or letter can be asked for.
layout::Result<Transition> read_transition(std::string_view body);

// The same with "records": [{"id", "version"}], 1 to 200, none twice.
layout::Result<Transition> read_transitions(std::string_view body);

}  // namespace server

// What somebody may do with a record now.

#pragma once

#include "server/desk/screen.h"

#include <optional>
#include <string>
#include <vector>

namespace server {

// Of the actions that a person can ask for, those that the rules would let through, if everything that they ask for besides
// (reason, password, number, scan) were given. In the order of all_actions.
std::vector<Action> open_moves(const Transaction& reading, const Visit& visit, const Report& report);
std::vector<Action> open_moves(const Transaction& reading, const Visit& visit, const Letter& letter);

// As rows of links to their pages, address and label; `record` is the address of the record. A scan is sent on the page of
// the ink signature.
std::vector<View> move_rows(const std::vector<Action>& open, const std::string& record);

// Why the rules would refuse this action whatever were given with it. Nothing: it can be asked for.
std::optional<Refusal> refuse_to_begin(const Transaction& reading, const Visit& visit, const Report& report, Action action);
std::optional<Refusal> refuse_to_begin(const Transaction& reading, const Visit& visit, const Letter& letter, Action action);

}  // namespace server

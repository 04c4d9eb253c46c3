// What the decisions on a letter share.

#pragma once

#include "server/desk/move_page.h"
#include "server/desk/screen.h"

#include <functional>
#include <vector>

namespace server {

// Number and date, with what was typed.
std::vector<Asked> asked_of_register(const Transaction& reading, const Visit& visit, const Letter& letter);

// The page of the decision, with what was typed and what is wrong with it.
using ShowAgain = std::function<Reply(int status, const std::vector<FormError>& errors)>;

// Carries out what the form asks for, once, and leads back to the letter.
Reply post_letter_move(const Visit& visit, Action action, const ShowAgain& show_again);

}  // namespace server

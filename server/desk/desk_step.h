// What the steps of forms share: each is done once.

#pragma once

#include "server/desk/screen.h"
#include "server/office/once.h"
#include "server/office/transition.h"

namespace server {

// Does the step of the form that was sent, once: its button pressed twice, or its answer loaded anew, gives the first answer and
// changes nothing. A form is known by the `once` field of {{> token}} with all else that it says, but for `password`. A form
// that was changed on the way back is another one.
OrRefusal<Reply> do_once(const Visit& visit, const FirstHalf& first);

// The same for a step that commits by itself, where a version or a name that is unique keeps it from being done twice: who
// sends it again is told how it went, instead of that it was refused.
OrRefusal<Reply> answer_once(const Visit& visit, const std::function<OrRefusal<Reply>()>& step);

// The version of the record that the form's page showed; nothing without the field.
std::optional<std::int64_t> seen_version(const FormFields& form);

// What the form asks for, read as a request's body is: action, and of reason, confirm_sha256, number, date and signer what is filled
// in; with `scores`, for a review.
layout::Result<Transition> read_transition(const FormFields& form, Action action, const std::optional<layout::Value>& scores = {});

// The caller; authenticated again when the form's `password` is theirs. A wrong one counts towards the lock.
Caller with_password(const Visit& visit);

// Work that keeps a core busy, where only as much of it runs as there are cores; a page that says 503 when too much waits.
Reply in_pool(const Visit& visit, const std::function<Reply()>& work);

}  // namespace server

// Who did what to a record, and when.

#pragma once

#include "server/desk/view.h"
#include "server/store/store.h"

#include <vector>

namespace server {

// at, who, what, detail; newest first.
std::vector<View> history_rows(const Transaction& reading, const Sight& sight, std::string_view record);

// What an action of the audit is called: "เสนอ", "แนบหลักฐาน"; its own name where it has none.
std::string thai_word_of(const std::string& action);

// What the audit says more of it, in words: the register's number, means and level of a seal, a reason, the
// letter or edition that it is about. Its own detail where there are none.
std::string remark_of(const Transaction& reading, const Sight& sight, const AuditEvent& event);

// The person's name and position, "" for nobody.
std::string person_called(const Transaction& reading, const std::string& id);

}  // namespace server

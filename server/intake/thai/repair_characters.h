// Repairs that the characters alone make certain.

#pragma once

#include "server/intake/thai/edited_text.h"

namespace server {

// Applies every rule until none finds anything.
void repair_characters(EditedText& text);

}  // namespace server

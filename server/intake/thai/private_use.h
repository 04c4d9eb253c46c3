// The private use codes that Thai fonts of old systems gave to their shifted glyphs.

#pragma once

namespace server {

// The standard code of the letter or mark; 0 when the code is none of these.
char16_t standard_code(char16_t c);

}  // namespace server

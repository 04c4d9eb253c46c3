#include "server/intake/thai/private_use.h"

#include <array>

namespace server {
namespace {

// U+F700 to U+F71A, the Windows fonts: ฐ without its foot, marks to the left, lower, and lower
// left, ญ without its foot, vowels below lowered.
constexpr char16_t windows_first = 0xF700;
constexpr std::array<char16_t, 27> windows_codes{0x0E10, 0x0E34, 0x0E35, 0x0E36, 0x0E37, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B,
                                                 0x0E4C, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C, 0x0E0D, 0x0E31, 0x0E4D,
                                                 0x0E47, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C, 0x0E38, 0x0E39, 0x0E3A};

// U+F884 to U+F89E, the Macintosh fonts.
constexpr char16_t macintosh_first = 0xF884;
constexpr std::array<char16_t, 27> macintosh_codes{0x0E31, 0x0E34, 0x0E35, 0x0E36, 0x0E37, 0x0E47, 0x0E48, 0x0E48, 0x0E48,
                                                   0x0E49, 0x0E49, 0x0E49, 0x0E4A, 0x0E4A, 0x0E4A, 0x0E4B, 0x0E4B, 0x0E4B,
                                                   0x0E4C, 0x0E4C, 0x0E4C, 0x0E4D, 0x0E0D, 0x0E38, 0x0E39, 0x0E3A, 0x0E10};

}  // namespace

char16_t standard_code(char16_t c) {
    if (c >= windows_first && c < windows_first + windows_codes.size()) return windows_codes[c - windows_first];
    if (c >= macintosh_first && c < macintosh_first + macintosh_codes.size()) return macintosh_codes[c - macintosh_first];
    return 0;
}

}  // namespace server

// Whatever the bytes: a value, or exactly one problem that says so in both languages. What
// was read, once written, reads as the same value again. Never a crash, never an exception.

#include "layout/value/read_json.h"
#include "layout/value/write_json.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace layout;
    const auto value = read_json({reinterpret_cast<const char*>(data), size});
    if (!value) {
        const Problems& problems = value.problems();
        if (problems.size() != 1 || problems[0].thai.empty() || problems[0].english.empty()) std::abort();
        return 0;
    }
    const auto again = read_json(write_json(*value), {.bytes = 8 * size + 8});  // \u0000 may grow back.
    if (!again || !(*again == *value)) std::abort();
    return 0;
}

// Whatever the bytes: pages to print, the same each time, or one reason in both languages that names the
// part. Never a crash, never an exception.

#include "server/bundle/print_file.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace server;
    const std::vector<PrintPart> parts{{"หนึ่ง", {reinterpret_cast<const char*>(data), size}}};
    const PrintLimits limits{.total = 200'000, .decoded = 2'000'000, .pages = 50, .samples = 100'000, .cpu = std::chrono::seconds(60)};
    const auto made = print_file(parts, {"พิมพ์รวม", true}, limits);
    if (made) {
        if (!made->starts_with("%PDF-") || *print_file(parts, {"พิมพ์รวม", true}, limits) != *made) std::abort();
        return 0;
    }
    for (const layout::Problem& problem : made.problems())
        if (problem.code.empty() || problem.thai.empty() || problem.english.empty()) std::abort();
    if (made.problems().size() != 1) std::abort();
    return 0;
}

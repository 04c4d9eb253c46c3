// Whatever the bytes: files within the limits and with names that stay inside, or a reason in
// both languages. Never a crash, never an exception.

#include "server/intake/zip_files.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace server;
    constexpr ZipLimits limits{.entries = 20, .file = 1000, .total = 5000};
    const auto files = read_zip({reinterpret_cast<const char*>(data), size}, limits, [](std::string_view) { return true; });
    if (!files) {
        for (const layout::Problem& problem : files.problems())
            if (problem.code.empty() || problem.thai.empty() || problem.english.empty()) std::abort();
        return 0;
    }
    if (files->size() > limits.entries) std::abort();
    for (const ZipFile& file : *files)
        if (file.bytes.size() > limits.file + 1 || file.name.starts_with("/") || file.name.starts_with("../")) std::abort();
    return 0;
}

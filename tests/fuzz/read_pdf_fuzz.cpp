// Whatever the bytes: files and pages, or one reason in both languages; of each page its lines, or a
// reason. Never a crash, never an exception, never more memory than the limits.

#include "server/proof/own_files.h"
#include "server/proof/page_text.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

void expect_a_reason(const layout::Problems& problems) {
    if (problems.size() != 1 || problems[0].code.empty() || problems[0].thai.empty() || problems[0].english.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace server;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    constexpr PdfLimits limits{.file = 200'000, .decoded = 2'000'000};
    const auto files = read_associated_files(bytes, limits);
    if (!files) expect_a_reason(files.problems());
    const auto parts = read_pdf(bytes, limits);
    if (parts && (!files || *files != parts->files)) std::abort();
    if (!parts) {
        expect_a_reason(parts.problems());
        return 0;
    }
    for (const PdfPage& page : parts->pages)
        if (const auto reading = read_page_text(page); !reading) expect_a_reason(reading.problems());
    return 0;
}

// Whatever the bytes: an indicator with its findings, or reasons in both languages. Never a
// crash, never an exception. What was read has a code and a name, and is the same with the line
// ends of Windows.

#include "layout/value/write_json.h"
#include "server/intake/page/page_lines.h"
#include "server/intake/page/read_page.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace server;

void check(const layout::Problem& problem) {
    if (problem.code.empty() || problem.thai.empty() || problem.english.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const auto page = read_page(bytes);
    if (!page) {
        for (const layout::Problem& problem : page.problems()) check(problem);
        return 0;
    }
    for (const PageFinding& finding : page->findings) check(finding.problem);
    for (const char* member : {"/code", "/name"})
        if (layout::at_pointer(page->indicator, member)->text().empty()) std::abort();
    if (bytes.find('\r') != std::string::npos || 2 * size > max_page) return 0;
    std::string windows;
    for (const char c : bytes) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    const auto again = read_page(windows);
    if (!again || layout::write_json(again->indicator) != layout::write_json(page->indicator)) std::abort();
    return 0;
}

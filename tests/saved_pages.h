// The pages in tests/pages: invented, in the shape of those that BMA Digital Plans shows.

#pragma once

#include "layout/value/read_json.h"
#include "layout/value/write_json.h"
#include "server/intake/page/read_page.h"
#include "server/whole_file.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace server {

inline std::string saved_page(const std::string& name) { return read_file(std::string(SOURCE_DIR "/tests/pages/") + name); }

// Every `from` replaced; throws when there is none, so that no test passes by accident.
inline std::string all_replaced(std::string text, std::string_view from, std::string_view to) {
    std::string out;
    std::size_t begin = 0, found = 0;
    for (std::size_t at; (at = text.find(from, begin)) != std::string::npos; begin = at + from.size(), ++found) {
        out.append(text, begin, at - begin).append(to);
    }
    if (found == 0) throw std::runtime_error("not on the page: " + std::string(from));
    return out.append(text, begin);
}

// whole.txt up to this text, which is left out.
inline std::string page_up_to(std::string_view text) {
    const std::string whole = saved_page("whole.txt");
    const std::size_t at = whole.find(text);
    if (at == std::string::npos) throw std::runtime_error("not on the page: " + std::string(text));
    return whole.substr(0, at);
}

// The page as JSON, or "refused: CODE".
inline std::string imported(const std::string& page) {
    const auto read = read_page(page);
    return read ? layout::write_json(read->indicator) : "refused: " + read.problems().front().code;
}

// What stands at a pointer, as JSON.
inline std::string imported(const std::string& page, std::string_view pointer) {
    const auto read = read_page(page);
    if (!read) return "refused: " + read.problems().front().code;
    const layout::Value* const value = layout::at_pointer(read->indicator, pointer);
    return value ? layout::write_json(*value) : "nothing there";
}

// "CODE LINE" of every finding, "CODE" where it is of no line.
inline std::vector<std::string> found(const std::string& page) {
    std::vector<std::string> findings;
    const auto read = read_page(page);
    if (!read) return {"refused: " + read.problems().front().code};
    for (const PageFinding& finding : read->findings) {
        EXPECT_FALSE(finding.problem.thai.empty() || finding.problem.english.empty());
        findings.push_back(finding.problem.code + (finding.line == 0 ? "" : " " + std::to_string(finding.line)));
    }
    return findings;
}

}  // namespace server

// tests/golden/FORM.json and FORM.WHAT.json go in, their .pages must come out. UPDATE_GOLDEN=1
// rewrites the pages; whoever uses it looks at the PDF too.

#include "layout/render.h"
#include "layout/trace.h"
#include "tests/own_templates.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

namespace layout {
namespace {

std::string file(const std::string& name) {
    std::ifstream in(SOURCE_DIR "/tests/golden/" + name, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

// The first line that differs, for the message of a failure.
std::string difference(const std::string& want, const std::string& have) {
    std::istringstream wanted(want), had(have);
    std::string a, b;
    for (int line = 1;; ++line) {
        const bool more_a = bool(std::getline(wanted, a)), more_b = bool(std::getline(had, b));
        if (!more_a && !more_b) return {};
        if (!more_a) a = "(end)";
        if (!more_b) b = "(end)";
        if (a != b) return "line " + std::to_string(line) + "\n  golden: " + a + "\n  now:    " + b;
    }
}

// Every NAME of tests/golden/NAME.json.
std::vector<std::string> names() {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(SOURCE_DIR "/tests/golden"))
        if (entry.path().extension() == ".json") found.push_back(entry.path().stem());
    std::sort(found.begin(), found.end());
    return found;
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, LooksAsItDid) {
    const std::string name = GetParam();
    const auto rendered = render(own_template(name.substr(0, name.find('.'))), file(name + ".json"), {});
    ASSERT_TRUE(rendered) << rendered.problems()[0].pointer << " " << rendered.problems()[0].english;
    const std::string pages = trace(rendered->pages);
    if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(SOURCE_DIR "/tests/golden/" + name + ".pages", std::ios::binary) << pages;
    EXPECT_EQ(difference(file(name + ".pages"), pages), "");
}

// A test's name has letters, digits and underscores only.
std::string test_name(const testing::TestParamInfo<std::string>& one) {
    std::string name = one.param;
    std::replace_if(name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Templates, Golden, testing::ValuesIn(names()), test_name);

}  // namespace
}  // namespace layout

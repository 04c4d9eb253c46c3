#include "server/settings.h"

#include <gtest/gtest.h>

#include <array>

namespace server {
namespace {

constexpr std::array<std::string_view, 4> known{"config", "listen", "admin-listen", "o"};

CommandLine line_of(const std::vector<std::string_view>& words) { return read_command_line(words, known); }

// What reading these words complains of; "" when it does not.
std::string complaint(const std::vector<std::string_view>& words) try {
    line_of(words);
    return "";
} catch (const UsageError& e) {
    return e.what();
}

TEST(ReadCommandLine, TellsOptionsFromOperands) {
    const CommandLine line = line_of({"memo", "--listen", "a:1", "-", "-o", "x.pdf", "--admin-listen=b:2", "--", "--listen"});
    EXPECT_EQ(line.operands, (std::vector<std::string>{"memo", "-", "--listen"}));
    EXPECT_EQ(line.options, (Settings{{"listen", "a:1"}, {"o", "x.pdf"}, {"admin-listen", "b:2"}}));
}

TEST(ReadCommandLine, RefusesWhatItDoesNotKnow) {
    EXPECT_EQ(complaint({"--lisen", "x"}), "unknown option --lisen");
    EXPECT_EQ(complaint({"-listen", "x"}), "unknown option -listen");
    EXPECT_EQ(complaint({"--o", "x"}), "unknown option --o");
    EXPECT_EQ(complaint({"--listen"}), "--listen needs a value");
    EXPECT_EQ(complaint({"--listen", "a", "--listen=b"}), "--listen stands twice");
}

TEST(ReadSettings, TakesKeysAndValues) {
    EXPECT_EQ(read_settings("# ours\n\n listen = 127.0.0.1:80 \r\nadmin-listen=b:2", "f", known),
              (Settings{{"listen", "127.0.0.1:80"}, {"admin-listen", "b:2"}}));
    EXPECT_EQ(read_settings("", "f", known), Settings{});
}

TEST(ReadSettings, NamesTheLineAtFault) {
    const auto complaint_of = [](std::string_view text) -> std::string {
        try {
            read_settings(text, "saraban.conf", known);
            return "";
        } catch (const UsageError& e) {
            return e.what();
        }
    };
    EXPECT_EQ(complaint_of("listen = a\nlisten = b\n"), "saraban.conf:2: listen stands twice");
    EXPECT_EQ(complaint_of("\n\nlisen = a"), "saraban.conf:3: unknown setting lisen");
    EXPECT_EQ(complaint_of("config = other.conf"), "saraban.conf:1: unknown setting config");
    EXPECT_EQ(complaint_of("listen"), "saraban.conf:1: not \"key = value\"");
}

TEST(Settle, LetsTheCommandLineOverruleTheEnvironment) {
    const Environment environment = [](const std::string& name) -> const char* {
        if (name == "SARABAN_LISTEN") return "environment:1";
        return name == "SARABAN_ADMIN_LISTEN" ? "environment:2" : nullptr;
    };
    const Settings settings = settle(known, {{"listen", "flag:1"}}, environment);
    EXPECT_EQ(value_or(settings, "listen", "default"), "flag:1");
    EXPECT_EQ(value_or(settings, "admin-listen", "default"), "environment:2");
    EXPECT_EQ(value_or(settings, "o", "default"), "default");
}

}  // namespace
}  // namespace server

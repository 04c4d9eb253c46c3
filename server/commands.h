// The commands of the program, one file each.

#pragma once

#include "server/house.h"
#include "server/settings.h"
#include "server/signoff/times.h"

#include <filesystem>
#include <functional>
#include <span>
#include <string_view>

namespace server {

enum ExitCode { exit_done = 0, exit_fault = 1, exit_refused = 2, exit_findings = 3 };

using Words = std::span<const std::string_view>;  // After the command's name.

// What main() does: gives `run` the command and the words after it, and tells the shell what failed.
int carry_out(int argc, char** argv, const std::function<int(std::string_view command, Words words)>& run);

// What server/service_main.cpp carries out, and main.cpp leaves to it.
inline constexpr std::string_view commands_of_service[] = {"serve", "admin", "extract", "verify", "import-page", "import-pages", "table", "carry-forward"};

[[noreturn]] void refuse_command(std::string_view command);  // Throws UsageError.

// Each returns the program's exit code; throws UsageError for words that it cannot
// understand and std::runtime_error for what is our fault.
int render_command(Words words);
int serve_command(Words words);
int breaks_command(Words words);
int check_command(Words words);
int repair_command(Words words);
int extract_command(Words words);
int verify_command(Words words);
int admin_command(Words words);
int import_page_command(Words words);
int import_pages_command(Words words);
int table_command(Words words);
int carry_forward_command(Words words);

// Where what must last is kept.
constexpr const char* default_state = "var";

// The machine's clock, for whoever passes the time in.
Instant time_of_machine();

// Throws std::runtime_error when the folder has the file of keys of an older program: its keys hold no
// more, and whoever relies on them should hear it at once.
void refuse_old_keys(const std::filesystem::path& state);

// Whoever runs the program has the machine; a depth beyond the service's has no use and
// would only spend the stack.
layout::JsonLimits lifted_limits();

// The folders that these settings name, else where the program's own lie.
Folders folders_of(const Settings& settings);

}  // namespace server

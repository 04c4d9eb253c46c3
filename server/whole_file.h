// Whole files in and out.

#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace server {

// All bytes of a file, or of standard input for "-"; of a longer one a little more than `most`, which
// tells that it is. Throws std::runtime_error naming it.
std::string read_file(const std::filesystem::path& file, std::size_t most = std::string::npos);

// Writes a file, or standard output for "-". Throws std::runtime_error naming it.
void write_file(const std::filesystem::path& file, std::string_view bytes);

// Puts `bytes` in the place of a file, whole or not at all even when the power fails; readable by
// its owner only. Throws std::runtime_error naming it.
void replace_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace server

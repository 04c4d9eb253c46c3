// A file that is the raw body of a request: kept as it comes, never looked into.

#pragma once

#include "server/http/message.h"
#include "server/store/files.h"

#include <cstddef>
#include <string>
#include <vector>

namespace server {

inline constexpr std::size_t most_file_bytes = std::size_t{32} << 20;
inline const std::vector<std::string> file_types{"application/pdf", "image/png", "image/jpeg"};

// To the disk as it comes, and flushed. The route streams bodies of at most `most_file_bytes`.
KeptFile receive_file(const Files& files, const Request& request);

}  // namespace server

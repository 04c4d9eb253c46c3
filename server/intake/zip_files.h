// The files in a ZIP that a stranger sent. The one place for libzip.

#pragma once

#include "layout/problem.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

struct ZipLimits {
    std::size_t entries = 2'000;                  // Files and folders.
    std::size_t file = std::size_t{1} << 20;      // Bytes of one file, inflated.
    std::size_t total = std::size_t{64} << 20;    // Bytes of all files that are read, inflated.
};

struct ZipFile {
    std::string name;   // As in the archive, a relative path with '/'; UTF-8.
    bool read = false;  // Was it wanted?
    std::string bytes;  // At most limits.file + 1: one more than allowed tells that there are more.
};

// The archive's files in its order, folders left out; of those that `wants` (by name) names, the
// bytes. Nothing is ever written to a disk.
//
// Refused as a whole, with nothing read: no archive or a damaged one, a checksum that is wrong
// ("zip_damaged"); a name that leads out of its folder ("zip_unsafe_name"), that stands twice
// whatever its case ("zip_name_twice"); a link ("zip_link"); a password ("zip_encrypted"); more
// than the limits, declared or met when inflating ("zip_too_large").
layout::Result<std::vector<ZipFile>> read_zip(std::string_view bytes, const ZipLimits& limits,
                                              const std::function<bool(std::string_view name)>& wants);

}  // namespace server

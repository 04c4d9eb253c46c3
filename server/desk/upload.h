// Forms with files: read as they come, kept as they came.

#pragma once

#include "server/desk/screen.h"
#include "server/store/files.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace server {

struct UploadedFile {
    std::string name;       // As its sender calls it, without folders.
    std::string beginning;  // Its first bytes, by which some kinds are known; at most 8.
    KeptFile kept;
};
using UploadedFiles = std::vector<UploadedFile>;

// By what it begins with: "application/pdf", "image/png", "image/jpeg", or "" for any other kind.
std::string media_type_of(const UploadedFile& file);

struct UploadLimits {
    std::size_t files = 1;
    std::size_t bytes = 0;  // Of each file.
    std::size_t body = std::size_t{256} << 20;  // Of all together. The listener refuses what is declared to be more, without a page.
};

// What may be said of a file when its bytes begin to come, and before any are kept.
using AdmitUpload = std::function<std::optional<Refusal>(const Visit&)>;
// The files, all of them kept; or why they are not wanted: to be said above the form.
using UploadScreen = std::function<Reply(const Visit&, const OrRefusal<UploadedFiles>&)>;

// POST of a form with files, for people with the form token of their session: its field stands before the files, and the
// first byte of a file is refused without it. The visit that `admit` gets has the fields before the file.
void add_upload(Router& router, const Desk& desk, const char* pattern, UploadLimits limits, AdmitUpload admit, UploadScreen screen);

}  // namespace server

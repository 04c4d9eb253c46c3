// Answers that are a file which is kept.

#pragma once

#include "server/http/message.h"
#include "server/store/files.h"

#include <string>

namespace server {

struct FileToGive {
    std::string media_type, sha256;
    std::string name;        // For people, with its extension.
    std::string ascii_name;  // [A-Za-z0-9._-]
    bool for_ever = false;   // The address will never give anything else.
    bool is_ours = false;    // A PDF that we made: browsers show it in its place. What strangers sent they only keep.
};

// With ETag, Repr-Digest and Content-Disposition. Throws std::runtime_error when the file is gone.
Reply file_reply(const Files& files, const FileToGive& file);

// The same for a PDF that was just made.
Reply pdf_reply(std::string pdf, const std::string& name, const std::string& ascii_name);

}  // namespace server

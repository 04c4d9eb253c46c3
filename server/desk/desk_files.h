// What the pages of the desk bring with them: style sheet, script, typeface.

#pragma once

#include "server/http/router.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace server {

// Read once, at start.
class DeskFiles {
public:
    // *.css, *.js and *.svg of the folder, and the typefaces that faces.conf there names. Throws std::runtime_error
    // naming a file that cannot be read.
    explicit DeskFiles(const std::filesystem::path& folder);

    // "/desk/desk.css?v=…": another one when the file is another, for browsers keep it for a year. Throws std::logic_error
    // when there is none of that name.
    std::string address(std::string_view name) const;

    // A route for each, open to everybody. This must outlive the router.
    void add_to(Router& router) const;

private:
    struct File {
        std::string media_type, bytes, tag;
    };
    std::string with_addresses(std::string style) const;
    void take(const std::string& name, const std::filesystem::path& file);

    std::map<std::string, File, std::less<>> files_;
};

}  // namespace server

// The pages of the desk: templates/desk/*.html, mustache. The template library begins and ends here.

#pragma once

#include "layout/value/value.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace server {

// Read and parsed once, at start. May be used by many threads.
class Pages {
public:
    // NAME.html is a page, _NAME.html a part: {{> NAME}} stands for its text. Throws std::runtime_error
    // naming the file when one is no mustache or a part is not there.
    explicit Pages(const std::filesystem::path& folder);
    Pages(const Pages&) = delete;
    ~Pages();

    // Each text is escaped for HTML, but for {{{…}}}, which only frame.html uses, for the page inside it. null, false, "" and an
    // empty list are false to a section. Throws std::logic_error for a page that is not there, and for a name in the
    // page that the view does not have: a page never leaves out what it was meant to say.
    std::string render(std::string_view page, const layout::Value& view) const;

private:
    struct Parsed;
    std::unique_ptr<const Parsed> parsed_;
};

}  // namespace server

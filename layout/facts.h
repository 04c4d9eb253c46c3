// What a document says of itself.

#pragma once

#include <optional>
#include <string>

namespace layout {

// Info dictionary and XMP are both written from here.
struct Facts {
    std::string title;     // UTF-8. Shown by readers as the window's title.
    std::string author;    // The office. Empty: left out.
    std::string subject;   // Empty: left out.
    std::string language = "th-TH";  // RFC 3066 tag of the catalog's Lang.
    std::string creator;   // The form and its version.
    // RFC 3339 with offset, as the sender gave it ("issued"); left out when absent. The clock is never asked.
    std::optional<std::string> created;
};

}  // namespace layout

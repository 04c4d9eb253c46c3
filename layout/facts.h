// What a document says of itself.

#pragma once

#include <optional>
#include <string>
#include <vector>

namespace layout {

// A file inside the PDF, associated with all of it.
struct Attachment {
    std::string name;          // ASCII: "data.json".
    std::string media_type;    // "application/json"
    std::string relationship;  // AFRelationship of ISO 19005-3, annex E: "Source", "Supplement".
    std::string description;   // UTF-8, for people.
    std::string bytes;
};

// A place for the seal (PAdES) of a document that is sealed as soon as it is written.
struct SealPlace {
    std::string time;             // RFC 3339, without fractions; when its signer states to have signed.
    std::string name, reason;     // UTF-8; empty: left out.
    bool numbered_later = false;  // The seal allows the fields "number" and "date" to be filled.
};

// Info dictionary and XMP are both written from here.
struct Facts {
    std::string title;     // UTF-8, not empty. Shown by readers as the window's title.
    std::string author;    // The office. Empty: left out.
    std::string subject;   // Empty: left out.
    std::string language = "th-TH";  // RFC 3066 tag of the catalog's Lang.
    std::string creator;   // The form and its version.
    // RFC 3339 with offset, as the sender gave it ("issued"); left out when absent. The clock is never asked.
    std::optional<std::string> created;
    std::vector<Attachment> attachments;  // In the order of their names.
    std::optional<SealPlace> seal;
};

}  // namespace layout

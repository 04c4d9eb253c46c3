// A record's data becomes a document: as it would be signed, and signed.

#pragma once

#include "layout/render.h"
#include "server/office/registry.h"

#include <memory>
#include <string>
#include <string_view>

namespace server {

inline constexpr std::string_view report_template = "indicator-summary";

// A rendering within the service's limits. Throws std::runtime_error when the site has no such form.
layout::Result<layout::Rendered> render_document(const Registry& registry, std::string_view form, const layout::Value& data,
                                                 const layout::RenderOptions& options = {});

// By which anybody may ask whether a signed document holds: 26 characters as of an identifier, from
// the digest of the record's id, which its office alone knows, and the version that the signing makes. So a
// preview has the code that the signed document will have.
std::string verification_code(std::string_view record, std::int64_t version);

// Where that code is looked up, for the QR code; null where nobody knows how the service is reached.
layout::Value verification_address(const Registry& registry, const std::string& record, std::int64_t version);

// What the documents of one request are sealed with.
struct SealInUse {
    std::shared_ptr<const Credential> credential;
    const char* means = means::office_seal;
    SealWishes wishes;

    std::string reason(const std::string& act) const;  // The act and by which means, for the signature dictionary.
};

// The office's seal, or its records unit's; 409 "no_seal" when it has none.
OrRefusal<SealInUse> office_seal(const Registry& registry, const std::string& office);
OrRefusal<SealInUse> records_seal(const Registry& registry, const std::string& office);

// A document that was signed.
struct IssuedDocument {
    std::string pdf;
    int pages = 0;
    SignatureFacts signature;
    layout::Problems lowered;  // Why its level is not what was wished for.
};

struct Signing {
    Instant at;
    std::string name, act;        // In the signature dictionary.
    bool numbered_later = false;  // A letter.
};

// Renders and seals; 422 as a rendering.
OrRefusal<IssuedDocument> issue_document(const Registry& registry, std::string_view form, const layout::Value& data, const Signing& signing,
                                         const SealInUse& seal);

// Flushes a signed file to the disk; its row, for the version of the record that the move makes.
DocumentFile keep_document(const Registry& registry, const std::string& record, std::int64_t version, const char* name, const IssuedDocument& document,
                           Instant made);

}  // namespace server

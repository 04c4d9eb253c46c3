// What documents are sealed with.

#pragma once

#include "server/signoff/seal/seal.h"
#include "server/store/records.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace server {

struct OfficeSeals {
    Credential office;   // Reports and letters.
    Credential records;  // The number and date of a letter.
};

struct Seals {
    std::optional<OfficeSeals> common;       // Of every office that has none of its own.
    std::map<std::string, OfficeSeals> own;  // By the office's code.
    std::map<std::string, Credential> tokens;  // Keys of people that a token holds, by login.
    std::vector<Der> signer_anchors;           // Whose certificates people may sign with; empty: with none of their own.
    // How high the seals of one request shall be: asked once for each, because an authority's time is shared
    // by all that one request seals.
    std::function<SealWishes()> wishes = [] { return SealWishes{}; };

    const OfficeSeals* of(const std::string& office) const;  // nullptr: it cannot seal.
};

// From a folder of the operator's: seal.p12 and records.p12, each with NAME.password beside it (as
// `make_test_authority` lays them out), and the same in offices/CODE for an office that has its own. nullptr when
// there is no such folder. Throws SealError as open_pkcs12 does, so that a key that others may
// read stops the start.
std::unique_ptr<Seals> open_seals(const std::filesystem::path& folder, std::chrono::sys_seconds now);

namespace means {
inline constexpr const char* office_seal = "office_seal";
inline constexpr const char* own_certificate = "own_certificate";
inline constexpr const char* ink = "ink";
}  // namespace means

// What is kept of how a document was sealed.
SignatureFacts facts_of(const Sealed& sealed, const Credential& credential, const char* means);

// For the audit: "order1 office_seal B-T". `delegation` may be "".
std::string sealing_detail(const std::string& delegation, const SignatureFacts& signature);

}  // namespace server

// The key behind a Credential. For this folder's .cpp files only.

#pragma once

#include "server/signoff/seal/credential.h"
#include "server/signoff/seal/openssl_handles.h"

#include <filesystem>
#include <string>

namespace server {

struct Credential::Key {
    std::shared_ptr<void> session;  // Above the key, to outlive it; empty for a key in memory.
    KeyOwned key;
};

// The bytes of a file that only its owner may read. Throws SealError naming it.
std::string read_secret(const std::filesystem::path& file);

// The first line of such a file.
std::string read_password(const std::filesystem::path& file);

}  // namespace server

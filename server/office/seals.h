// What documents are sealed with.

#pragma once

#include "server/signoff/seal/seal.h"

#include <filesystem>
#include <memory>

namespace server {

struct Seals {
    Credential office;   // Reports and letters.
    Credential records;  // The number and date of a letter.
    SealWishes wishes;
};

// From a folder of the operator's: seal.p12 and records.p12, each with NAME.password beside it (as
// `make_test_authority` lays them out). nullptr when there is no such folder. Throws
// SealError as open_pkcs12 does, so that a key that others may read stops the start.
std::unique_ptr<const Seals> open_seals(const std::filesystem::path& folder, std::chrono::sys_seconds now);

}  // namespace server

// What is needed to validate seals later, as an operator lays it down.

#pragma once

#include "server/signoff/seal/seal.h"

#include <filesystem>

namespace server {

// The files of a folder by their endings: .crl revocation lists and .pem, .crt, .cer certificates, each as DER or PEM;
// .ocsp answers, DER. Throws SealError naming a file of another ending, or one that is not what its
// ending says.
ValidationData read_validation_files(const std::filesystem::path& folder);

}  // namespace server

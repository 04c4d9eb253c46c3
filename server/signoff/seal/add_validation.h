// Raises what was sealed to B-LT where that can be. For this folder's .cpp files only.

#pragma once

#include "server/signoff/seal/seal.h"
#include "server/signoff/seal/signature_dictionary.h"

#include <vector>

namespace server {

// Appends the validation data of the seals at `places` when that was wished for and every one of
// them has a time stamp; says why where the data is not complete. Throws SealError when a
// certificate was revoked.
void add_validation(Sealed& sealed, const std::vector<SignatureDictionary>& places, const SealWishes& wishes);

}  // namespace server

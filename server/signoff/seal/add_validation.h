// Raises what was sealed to B-LT where that can be. For this folder's .cpp files only.

#pragma once

#include "server/signoff/seal/seal.h"
#include "server/signoff/seal/signature_dictionary.h"

#include <optional>
#include <vector>

namespace server {

// Appends the validation data of the seals at `places`, every one of which should have a time stamp,
// and raises the level; or says why it cannot, and changes nothing. Throws SealError when a
// certificate was revoked.
std::optional<layout::Problem> add_validation(Sealed& sealed, const std::vector<SignatureDictionary>& places, const SealWishes& wishes);

}  // namespace server

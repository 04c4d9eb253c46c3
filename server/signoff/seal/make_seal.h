// One seal into its place, for seal() and register_letter(). For this folder's .cpp files only.

#pragma once

#include "server/signoff/seal/seal.h"
#include "server/signoff/seal/signature_dictionary.h"

#include <string>
#include <vector>

namespace server {

// Seals `file`, all of it, at `place`, and at B-LT adds the validation data of the seals at `others`
// and of this one. What the seal says that it aims at is what it reached.
Sealed make_seal(const std::string& file, const std::vector<SignatureDictionary>& others, const SignatureDictionary& place,
                 const Credential& credential, const SealWishes& wishes);

}  // namespace server

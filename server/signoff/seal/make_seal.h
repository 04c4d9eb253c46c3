// One seal into its place, for seal() and register_letter(). For this folder's .cpp files only.

#pragma once

#include "server/signoff/seal/seal.h"
#include "server/signoff/seal/signature_dictionary.h"

namespace server {

// Seals `file`, all of it, at `place`. The level is B-B or B-T.
Sealed make_seal(std::string file, const SignatureDictionary& place, const Credential& credential, const SealWishes& wishes);

}  // namespace server

// Signing with a certificate of one's own instead of the office's seal.
//
// A PKCS#12 file comes with the request, with its password, and is gone with it: the service never keeps a person's
// key. A key in a token stays in its token; the operator sets that up.

#pragma once

#include "server/office/issue_document.h"
#include "server/office/transition.h"

#include <optional>

namespace server {

// What the caller's documents are sealed with: the own certificate when one is given, else the office's seal. 422
// "certificate" when it does not open, does not hold today, leads to no authority that the site trusts for this or
// is made out to somebody else.
OrRefusal<SealInUse> chosen_seal(const Registry& registry, const Caller& caller, const std::optional<OwnCertificate>& own);

// Whether a certificate's name is a person's: "สมมุติ ตัวอย่าง" and "นายสมมุติ  ตัวอย่าง" are one. Titles stand before
// the name, with or without a space.
bool is_name_of(std::string_view common_name, std::string_view person);

}  // namespace server

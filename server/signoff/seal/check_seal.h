// One seal of a file, checked by itself.

#pragma once

#include "server/signoff/seal/validation_data.h"
#include "server/signoff/seal/verify_seal.h"

#include <string>
#include <vector>

namespace server {

struct CheckedSeal {
    SealFound found;
    CmsParts parts;
    std::optional<TimeStamp> stamp;
    layout::Problems reasons;
};

// The seal at `place`, which must seal all of the file up to `end`. `field` stands before every
// reason: "/seal".
CheckedSeal check_seal(std::string_view file, const SignatureDictionary& place, std::size_t end, const std::string& field,
                       const std::vector<Der>& anchors);

}  // namespace server

// Which faces there are. The only place that names a font file.

#pragma once

#include "fonts/face.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fonts {

// Reads `folder`/catalogue.conf, sections of "key = value" lines ('#' starts a comment):
//
//   [Laksaman regular]
//   file   = /usr/share/fonts/truetype/tlwg/Laksaman.ttf    (or relative to the folder)
//   sha256 = 209be6…
//   scale  = 0.6644
//   pitch  = 1.31
//   ascent = 0.87
//
// A heading is a family and "regular" or "bold". Every key must stand once. Throws FontError
// with file and line for anything else, and for whatever Face::open refuses.
class Catalogue {
public:
    static Catalogue load(const std::filesystem::path& folder);

    // nullptr when the catalogue has no such face.
    std::shared_ptr<const Face> find(std::string_view family, bool bold) const;

    // In the order of the file; the first family is the default of forms that name none.
    const std::vector<std::string>& families() const { return families_; }

private:
    std::vector<std::string> families_;
    std::map<std::pair<std::string, bool>, std::shared_ptr<const Face>, std::less<>> faces_;
};

}  // namespace fonts

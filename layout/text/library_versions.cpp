#include "layout/text/library_versions.h"

#include <hb.h>
#include <unicode/uversion.h>

namespace layout {

std::string text_library_versions() {
    UVersionInfo version;
    u_getVersion(version);
    char icu[U_MAX_VERSION_STRING_LENGTH];
    u_versionToString(version, icu);
    return std::string("harfbuzz ") + hb_version_string() + " icu " + icu;
}

}  // namespace layout

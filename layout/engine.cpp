#include "layout/engine.h"

#include "layout/engine_digest.h"  // Made by engine_digest.cmake.
#include "layout/pdf/deflate.h"
#include "layout/pdf/haru.h"
#include "layout/template/qr_path.h"
#include "layout/text/library_versions.h"

namespace layout {

const std::string& engine() {
    static const std::string name = "saraban " + std::string(engine_version) + ' ' + engine_digest + ' ' + text_library_versions() + ' ' + qr_library_version() + " libharu " +
                                    HaruDoc::library_version() + " libdeflate " + deflate_version();
    return name;
}

}  // namespace layout

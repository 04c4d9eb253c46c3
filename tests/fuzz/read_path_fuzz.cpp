// Whatever the bytes: a path of finite outlines with a size, or a std::runtime_error that
// names the file and a line. Never a crash.

#include "layout/block/read_path.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto path = layout::read_path({reinterpret_cast<const char*>(data), size}, "fuzz");
        if (path.segments.empty() || !(path.width > 0) || !std::isfinite(path.width) || !(path.height > 0)) std::abort();
        for (const auto& s : path.segments)
            for (const double v : {s.x, s.y, s.x1, s.y1, s.x2, s.y2})
                if (!std::isfinite(v)) std::abort();
    } catch (const std::runtime_error& error) {
        if (std::string_view(error.what()).substr(0, 5) != "fuzz:") std::abort();
    }
    return 0;
}

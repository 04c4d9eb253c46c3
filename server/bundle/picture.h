// A picture that a stranger sent, made ready for a page. The one place for libpng.

#pragma once

#include "layout/problem.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace server {

struct Picture {
    std::uint32_t width = 0, height = 0;  // Samples, as they are stored.
    int colours = 3;                      // 1 grey, 3 red, green and blue; 8 bits each.
    int orientation = 1;                  // Exif's, 1 to 8: how it is to be turned to be seen upright.
    bool jpeg = false;                    // `bytes` are the file itself; else samples, row by row from the top.
    std::string bytes;
};

// A PNG, laid on white where one can see through it, or a JPEG of one or three colours whose header
// alone is read here.
//
// Refused: what is neither ("not_a_picture"); more than `most_samples` points ("too_large"); four colours
// ("picture_kind"); what libpng cannot decode, or a JPEG without a frame ("picture_damaged"). Throws
// nothing but std::bad_alloc, whatever the bytes.
layout::Result<Picture> read_picture(std::string_view bytes, std::size_t most_samples);

}  // namespace server

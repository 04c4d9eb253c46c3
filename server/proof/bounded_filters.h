// How far the streams of a stranger's PDF may grow while they are decoded.

#pragma once

#include <cstddef>
#include <stdexcept>

namespace server {

// The streams of one file, decoded, take more than they may.
struct TooMuchDecoded : std::runtime_error {
    TooMuchDecoded() : std::runtime_error("the decoded streams are larger than is allowed") {}
};

// While one lives, all that libqpdf decodes on this thread is counted, and beyond `most` bytes
// TooMuchDecoded is thrown. libqpdf 11 itself knows no bound: a deflated stream may be a thousand
// times as large as the file, and one inside another a million times.
//
// Streams are decoded by Flate (of predictors only PNG's None and Up, which cross-reference
// streams use) and the ASCII filters; one of LZW or run lengths counts as unreadable.
class DecodingBound {
public:
    explicit DecodingBound(std::size_t most);
    ~DecodingBound();
    DecodingBound(const DecodingBound&) = delete;
    DecodingBound& operator=(const DecodingBound&) = delete;

    // Counts bytes that come as they are.
    static void charge(std::size_t bytes);

    // Has the latest bound of this thread been met? libqpdf catches what its filters throw, and
    // says something else.
    static bool spent();
};

}  // namespace server

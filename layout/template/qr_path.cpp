#include "layout/template/qr_path.h"

#include <qrencode.h>

#include <memory>
#include <new>
#include <stdexcept>

namespace layout {
namespace {

constexpr std::size_t most_bytes = 2331;  // Version 40 at level M, in bytes (ISO/IEC 18004, table 7).

using Code = std::unique_ptr<QRcode, decltype(&QRcode_free)>;

bool is_dark(const QRcode& code, int row, int column) { return code.data[row * code.width + column] & 1; }

void add_rectangle(Path& path, double left, double right, double top) {
    using enum Path::Segment::Verb;
    const auto at = [](Path::Segment::Verb verb, double x, double y) { return Path::Segment{verb, 0, 0, 0, 0, x, y}; };
    for (const auto& segment : {at(move, left, top), at(line, right, top), at(line, right, top - 1), at(line, left, top - 1), at(close, 0, 0)})
        path.segments.push_back(segment);
}

}  // namespace

Path qr_path(std::string_view text) {
    if (text.empty()) throw std::invalid_argument("a QR code of nothing");
    if (text.size() > most_bytes) throw std::length_error("more than a QR code holds");
    const Code code(QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code) throw std::bad_alloc();
    Path path;
    path.width = path.height = code->width + 2 * quiet_modules;
    // The dark modules that touch in a row are one rectangle; all are filled at once, so that no seam
    // shows between two rows.
    for (int row = 0; row < code->width; ++row)
        for (int column = 0, begin = 0; column < code->width; ++column) {
            if (!is_dark(*code, row, column)) continue;
            if (column == 0 || !is_dark(*code, row, column - 1)) begin = column;
            if (column + 1 < code->width && is_dark(*code, row, column + 1)) continue;
            add_rectangle(path, quiet_modules + begin, quiet_modules + column + 1, path.height - quiet_modules - row);
        }
    return path;
}

std::string qr_library_version() { return std::string("libqrencode ") + QRcode_APIVersionString(); }

}  // namespace layout

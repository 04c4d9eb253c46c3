#include "server/bundle/picture.h"

#include <png.h>

#include <algorithm>
#include <utility>

namespace server {

namespace {

using layout::Problem;

Problem damaged(const std::string& why) { return {"", "picture_damaged", "ไฟล์ภาพชำรุดหรือถูกตัดทอน", "The picture is damaged: " + why}; }

Problem too_large(std::size_t most) {
    const std::string points = std::to_string(most);
    return {"", "too_large", "ภาพมีขนาดเกิน " + points + " จุด", "The picture has more than " + points + " points."};
}

// Numbers of a file from its front; 0 beyond its end, where `ended` says so.
class Reader {
public:
    explicit Reader(std::string_view bytes, bool little = false) : bytes_(bytes), little_(little) {}

    std::uint32_t number(std::size_t at, std::size_t size) {
        if (at > bytes_.size() || bytes_.size() - at < size) ended = true;
        if (ended) return 0;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes_[at + (little_ ? size - 1 - i : i)]);
        return value;
    }

    bool ended = false;

private:
    std::string_view bytes_;
    bool little_;
};

// The tag 0x0112 of the first directory (Exif 2.32, 4.6.4); 1 where there is none that can be read.
int orientation_of(std::string_view segment) {
    constexpr std::string_view exif("Exif\0\0", 6);
    if (!segment.starts_with(exif)) return 1;
    segment.remove_prefix(exif.size());
    Reader tiff(segment, segment.starts_with("II"));
    const std::size_t directory = tiff.number(4, 4);
    const std::size_t entries = tiff.number(directory, 2);
    for (std::size_t i = 0; i < entries && !tiff.ended; ++i) {
        const std::size_t entry = directory + 2 + i * 12;
        if (tiff.number(entry, 2) != 0x0112) continue;
        const std::uint32_t value = tiff.number(entry + 8, 2);
        return !tiff.ended && value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

bool is_frame(std::uint32_t marker) { return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC; }

// The segments before the first scan (ISO 10918-1, annex B).
layout::Result<Picture> read_jpeg(std::string_view bytes, std::size_t most) {
    Reader reader(bytes);
    Picture picture;
    picture.jpeg = true;
    for (std::size_t at = 2; !reader.ended;) {
        const std::uint32_t marker = reader.number(at + 1, 1), length = reader.number(at + 2, 2);
        if (reader.number(at, 1) != 0xFF || marker == 0xDA) break;
        if (marker == 0xFF) {  // Fill (B.1.1.2).
            ++at;
            continue;
        }
        if (length < 2) break;
        if (marker == 0xE1) picture.orientation = orientation_of(bytes.substr(std::min(at + 4, bytes.size()), length - 2));
        if (is_frame(marker)) {
            picture.height = reader.number(at + 5, 2);
            picture.width = reader.number(at + 7, 2);
            picture.colours = static_cast<int>(reader.number(at + 9, 1));
            const bool in_pdf = marker <= 0xC2 && reader.number(at + 4, 1) == 8;  // Baseline, extended, progressive; 8 bits.
            if (reader.ended || picture.width == 0 || picture.height == 0 || !in_pdf) break;
            if (std::size_t{picture.width} * picture.height > most) return too_large(most);
            if (picture.colours != 1 && picture.colours != 3)
                return Problem{"", "picture_kind", "ภาพ JPEG แบบสี CMYK พิมพ์รวมไม่ได้ โปรดบันทึกใหม่เป็นแบบสี RGB", "A JPEG of four colours cannot be printed here; save it as RGB."};
            picture.bytes = bytes;
            return picture;
        }
        at += 2 + length;
    }
    return damaged("no frame that a PDF may have");
}

layout::Result<Picture> read_png(std::string_view bytes, std::size_t most) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) return damaged(image.message);
    const bool grey = (image.format & PNG_FORMAT_FLAG_COLOR) == 0;
    Picture picture{image.width, image.height, grey ? 1 : 3, 1, false, {}};
    if (std::size_t{image.width} * image.height > most) {
        png_image_free(&image);
        return too_large(most);
    }
    image.format = grey ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
    picture.bytes.resize(PNG_IMAGE_SIZE(image));
    const png_color white{255, 255, 255};
    if (!png_image_finish_read(&image, &white, picture.bytes.data(), 0, nullptr)) return damaged(image.message);
    return picture;
}

}  // namespace

layout::Result<Picture> read_picture(std::string_view bytes, std::size_t most_samples) {
    if (bytes.starts_with("\xFF\xD8\xFF")) return read_jpeg(bytes, most_samples);
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return read_png(bytes, most_samples);
    return Problem{"", "not_a_picture", "ไฟล์นี้ไม่ใช่ภาพ PNG หรือ JPEG", "The file is neither PNG nor JPEG."};
}

}  // namespace server

#include "tests/bench/floor.h"

#include <stdexcept>

namespace bench {
namespace {

constexpr int deflate_level = 1;  // As layout/pdf/deflate.cpp.

std::string inflated(libdeflate_decompressor* decompressor, std::string_view bytes) {
    for (std::size_t room = 1 << 16; room <= std::size_t{1} << 28; room *= 4) {
        std::string out(room, '\0');
        std::size_t used = 0, size = 0;
        const auto result = libdeflate_zlib_decompress_ex(decompressor, bytes.data(), bytes.size(), out.data(),
                                                          out.size(), &used, &size);
        if (result == LIBDEFLATE_INSUFFICIENT_SPACE) continue;
        if (result != LIBDEFLATE_SUCCESS) return {};  // A stream that stands as it is: XMP.
        out.resize(size);
        return out;
    }
    throw std::runtime_error("a stream of the PDF is larger than 256 MiB");
}

}  // namespace

std::vector<std::string> inflated_streams(std::string_view pdf) {
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(
        libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
    std::vector<std::string> streams;
    for (std::size_t at = 0; (at = pdf.find("stream", at)) != std::string_view::npos;) {
        const bool begins = at < 3 || pdf.substr(at - 3, 3) != "end";
        at += std::string_view("stream").size();
        if (!begins) continue;
        while (at < pdf.size() && (pdf[at] == '\r' || pdf[at] == '\n')) ++at;
        if (auto stream = inflated(decompressor.get(), pdf.substr(at)); !stream.empty())
            streams.push_back(std::move(stream));
    }
    return streams;
}

Floor::Floor(const fonts::Face& face)
    : font_(face.shaper()), buffer_(hb_buffer_create()), compressor_(libdeflate_alloc_compressor(deflate_level)) {
    UErrorCode error = U_ZERO_ERROR;
    breaks_.reset(icu::BreakIterator::createLineInstance(icu::Locale("th"), error));
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no line breaker");
}

std::size_t Floor::shape(const std::u16string& text) {
    hb_buffer_clear_contents(buffer_.get());
    const int length = static_cast<int>(text.size());
    hb_buffer_add_utf16(buffer_.get(), reinterpret_cast<const std::uint16_t*>(text.data()), length, 0, length);
    hb_buffer_set_script(buffer_.get(), HB_SCRIPT_THAI);
    hb_buffer_set_language(buffer_.get(), hb_language_from_string("th", -1));
    hb_buffer_set_direction(buffer_.get(), HB_DIRECTION_LTR);
    hb_shape(font_, buffer_.get(), nullptr, 0);
    return hb_buffer_get_length(buffer_.get());
}

std::size_t Floor::count_breaks(const std::u16string& text) {
    const icu::UnicodeString alias(false, text.data(), static_cast<int>(text.size()));
    breaks_->setText(alias);
    std::size_t count = 0;
    while (breaks_->next() != icu::BreakIterator::DONE) ++count;
    return count;
}

std::size_t Floor::deflate(const std::string& stream) {
    deflated_.resize(libdeflate_zlib_compress_bound(compressor_.get(), stream.size()));
    return libdeflate_zlib_compress(compressor_.get(), stream.data(), stream.size(), deflated_.data(),
                                    deflated_.size());
}

std::size_t Floor::work(const Load& load) {
    std::size_t done = 0;
    for (const std::u16string& text : load.paragraphs) done += shape(text) + count_breaks(text);
    for (const std::string& stream : load.streams) done += deflate(stream);
    return done;
}

}  // namespace bench

// What any engine built on HarfBuzz, ICU and libdeflate must spend on a document: the ruler
// that renderings are held against.

#pragma once

#include "fonts/face.h"

#include <hb.h>
#include <libdeflate.h>
#include <unicode/brkiter.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

// A document's texts, paragraph by paragraph, and the streams of its PDF before compression.
struct Load {
    std::vector<std::u16string> paragraphs;
    std::vector<std::string> streams;
};

// The streams of a PDF that were deflated, inflated again.
std::vector<std::string> inflated_streams(std::string_view pdf);

// Does the work and nothing else: shapes every paragraph once, looks for its line breaks
// once, deflates every stream once. Everything that can be kept between documents is.
class Floor {
public:
    explicit Floor(const fonts::Face& face);

    // Something that depends on all of the work, so that none is left out.
    std::size_t work(const Load& load);

private:
    std::size_t shape(const std::u16string& text);
    std::size_t count_breaks(const std::u16string& text);
    std::size_t deflate(const std::string& stream);

    template <class T, void destroy(T*)>
    struct Destroy {
        void operator()(T* owned) const { destroy(owned); }
    };
    hb_font_t* font_;
    std::unique_ptr<hb_buffer_t, Destroy<hb_buffer_t, hb_buffer_destroy>> buffer_;
    std::unique_ptr<icu::BreakIterator> breaks_;
    std::unique_ptr<libdeflate_compressor, Destroy<libdeflate_compressor, libdeflate_free_compressor>> compressor_;
    std::string deflated_;
};

}  // namespace bench

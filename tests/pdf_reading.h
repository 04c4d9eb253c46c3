// Reads the PDF files that write_pdf makes, and no others: one revision, a cross-reference
// stream, objects without streams packed into object streams.

#pragma once

#include <gtest/gtest.h>
#include <libdeflate.h>

#include <algorithm>
#include <map>
#include <memory>
#include <regex>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace layout {

struct PdfObject {
    std::string text;    // Of the dictionary, array or number.
    std::string stream;  // Inflated; empty without one.
};

class PdfReading {
public:
    explicit PdfReading(std::string_view file) {
        for (std::size_t at = file.find(" 0 obj\n"); at < file.size();) {
            const std::size_t line = file.rfind('\n', at) + 1;
            const int number = std::stoi(std::string(file.substr(line, at - line)));
            const std::size_t begin = at + 7, end = file.find("\nendobj\n", begin);
            read(objects[number], file.substr(begin, end - begin));
            if (file.substr(end + 8, 9) == "startxref") trailer = objects[number].text;
            at = file.find(" 0 obj\n", end);
        }
        for (const PdfObject* packed : of_kind("/Type /ObjStm")) unpack(*packed);
    }

    // The object that `text` refers to behind "/key".
    const PdfObject& at(const std::string& text, const std::string& key) const {
        std::smatch found;
        if (!std::regex_search(text, found, std::regex("/" + key + " \\[?\\s*(\\d+) 0 R"))) {
            ADD_FAILURE() << "no /" << key << " in " << text;
            return objects.begin()->second;
        }
        return objects.at(std::stoi(found[1]));
    }
    const PdfObject& catalog() const { return at(trailer, "Root"); }
    const PdfObject& info() const { return at(trailer, "Info"); }

    std::vector<const PdfObject*> of_kind(const std::string& name) const {
        std::vector<const PdfObject*> found;
        for (const auto& [number, object] : objects)
            if (object.text.find(name) != std::string::npos) found.push_back(&object);
        return found;
    }

    std::string trailer;
    std::map<int, PdfObject> objects;

private:
    void unpack(const PdfObject& packed) {
        const std::size_t first = std::stoul(packed.text.substr(packed.text.find("/First ") + 7));
        std::istringstream head(packed.stream.substr(0, first));
        std::vector<std::pair<int, std::size_t>> places;
        for (int number = 0, at = 0; head >> number >> at;) places.emplace_back(number, first + static_cast<std::size_t>(at));
        for (std::size_t i = 0; i < places.size(); ++i) {
            const std::size_t end = i + 1 < places.size() ? places[i + 1].second : packed.stream.size();
            objects[places[i].first].text = packed.stream.substr(places[i].second, end - places[i].second);
        }
    }

    static void read(PdfObject& object, std::string_view body) {
        const std::string_view close = "\nendstream";
        const std::size_t at = std::min(body.find("\nstream\r\n"), body.find("\nstream\n"));
        object.text = body.substr(0, at);
        if (at == std::string_view::npos) return;
        std::string_view raw = body.substr(body.find('\n', at + 1) + 1);
        raw.remove_suffix(close.size());
        object.stream = object.text.find("/FlateDecode") == std::string::npos ? std::string(raw) : inflated(raw);
    }

    static std::string inflated(std::string_view packed) {
        const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> inflater(
            libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
        std::string out(64 * packed.size() + 4096, '\0');
        std::size_t size = 0;
        const auto inflate = [&] {
            return libdeflate_zlib_decompress(inflater.get(), packed.data(), packed.size(), out.data(), out.size(), &size);
        };
        if (inflate() == LIBDEFLATE_INSUFFICIENT_SPACE) out.resize(1100 * packed.size());  // Deflate's very best.
        EXPECT_EQ(inflate(), LIBDEFLATE_SUCCESS);
        out.resize(size);
        return out;
    }
};

}  // namespace layout

// Reads the PDF files that write_pdf makes, and no others: one revision, no object streams.

#pragma once

#include <gtest/gtest.h>
#include <libdeflate.h>

#include <map>
#include <memory>
#include <regex>
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
        trailer = file.substr(file.rfind("trailer"));
        for (std::size_t at = file.find("1 0 obj\n"); at < file.size();) {
            const int number = std::stoi(std::string(file.substr(at, 10)));
            const std::size_t begin = file.find("obj\n", at) + 4, end = file.find("\nendobj\n", begin);
            read(objects[number], file.substr(begin, end - begin));
            at = end + 8;
            if (file.substr(at, 4) == "xref") break;
        }
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
    static void read(PdfObject& object, std::string_view body) {
        const std::string_view open = "stream\r\n", close = "\nendstream";
        const std::size_t at = body.find(open);
        object.text = body.substr(0, at);
        if (at == std::string_view::npos) return;
        std::string_view raw = body.substr(at + open.size());
        raw.remove_suffix(close.size());
        object.stream = object.text.find("/FlateDecode") == std::string::npos ? std::string(raw) : inflated(raw);
    }

    static std::string inflated(std::string_view packed) {
        const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> inflater(
            libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
        std::string out(1 << 22, '\0');
        std::size_t size = 0;
        EXPECT_EQ(
            libdeflate_zlib_decompress(inflater.get(), packed.data(), packed.size(), out.data(), out.size(), &size),
            LIBDEFLATE_SUCCESS);
        out.resize(size);
        return out;
    }
};

}  // namespace layout

// Small PDF files written by hand, for what write_pdf never writes.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace server {

// Objects 1, 2, 3 … of these bodies, the first of them the catalog, in a file with a classic
// table. `trailer` goes into the trailer.
inline std::string pdf_of(const std::vector<std::string>& bodies, const std::string& trailer = "") {
    std::string file = "%PDF-1.7\n%\xB5\xC2\xD0\xE1\n", table = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        std::string offset = std::to_string(file.size());
        table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
        file += std::to_string(i + 1) + " 0 obj\n" + bodies[i] + "\nendobj\n";
    }
    const std::string size = std::to_string(bodies.size() + 1), start = std::to_string(file.size());
    return file + "xref\n0 " + size + '\n' + table + "trailer\n<< /Size " + size + " /Root 1 0 R " + trailer + " >>\nstartxref\n" + start + "\n%%EOF\n";
}

inline std::string stream_of(const std::string& bytes, const std::string& entries = "") {
    return "<< " + entries + " /Length " + std::to_string(bytes.size()) + " >>\nstream\n" + bytes + "\nendstream";
}

}  // namespace server

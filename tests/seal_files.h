// Small PDF files as layout/pdf writes them to be sealed, and what seals them, made anew for
// every test: keys, certificates and a time-stamp authority that needs no network.

#pragma once

#include "server/signoff/seal/credential.h"
#include "server/signoff/seal/register_letter.h"
#include "server/signoff/seal/seal.h"
#include "server/signoff/seal/test_authority.h"
#include "server/signoff/seal/verify_seal.h"
#include "server/whole_file.h"
#include "tests/seal_authorities.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace server {

constexpr std::chrono::sys_seconds seal_day = std::chrono::sys_days(std::chrono::year(2026) / 6 / 25) + std::chrono::hours(2);

// Numbered objects in libharu's lines; object 1 is the catalog, 3 the information.
class TinyPdf {
public:
    std::size_t add(std::string body) {
        bodies.push_back(std::move(body));
        return bodies.size();
    }

    std::string save() const {
        std::string file = "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n", xref = "0000000000 65535 f\r\n";
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            char entry[32];
            std::snprintf(entry, sizeof entry, "%010zu 00000 n\r\n", file.size());
            xref += entry;
            file += std::to_string(i + 1) + " 0 obj\n" + bodies[i] + "\nendobj\n";
        }
        const std::string size = std::to_string(bodies.size() + 1), id = "<0123456789abcdef0123456789abcdef>";
        return file + "xref\n0 " + size + "\n" + xref + "trailer\n<<\n/ID [ " + id + " " + id + " ]\n/Root 1 0 R\n/Info 3 0 R\n/Size " + size +
               "\n>>\nstartxref\n" + std::to_string(file.size()) + "\n%%EOF\n";
    }

    std::vector<std::string> bodies;
};

inline std::string stream_body(const std::string& entries, const std::string& bytes) {
    return "<<\n/Length " + std::to_string(bytes.size()) + "\n" + entries + ">>\nstream\r\n" + bytes + "\nendstream";
}

inline std::string signature_body(int permission) {
    return "<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/M <443A32303236303632353039303030302B303727303027>\n"
           "/Reason <415050524F564544>\n/ByteRange [ 0 2000000000 2000000000 2000000000 ]\n/Contents <" +
           std::string(24'576, '0') +
           ">\n/Reference [ <<\n/Type /SigRef\n/TransformMethod /DocMDP\n/TransformParams <<\n/Type /TransformParams\n/P " +
           std::to_string(permission) + "\n/V /1.2\n>>\n>> ]\n>>";
}

inline std::string field_body(const std::string& type, const std::string& name, const std::string& rest) {
    return "<<\n/Type /Annot\n/Subtype /Widget\n/FT /" + type + "\n/T (" + name + ")\n/TU (" + name + ")\n/F 132\n/P 4 0 R\n" + rest + ">>";
}

// The first eight objects are the same in both.
inline TinyPdf tiny_pages(int permission, const std::string& fields) {
    TinyPdf pdf;
    pdf.add("<<\n/Type /Catalog\n/Pages 2 0 R\n/Lang <74682D5448>\n/AcroForm <<\n/Fields [ " + fields +
            " ]\n/SigFlags 3\n>>\n/Perms <<\n/DocMDP 8 0 R\n>>\n>>");
    pdf.add("<<\n/Type /Pages\n/Kids [ 4 0 R ]\n/Count 1\n>>");
    pdf.add("<<\n/Producer <53617261626108>\n>>");
    pdf.add("<<\n/Type /Page\n/MediaBox [ 0 0 595.28003 841.89001 ]\n/Contents 5 0 R\n/Resources <<\n/Font <<\n/F1 7 0 R\n>>\n>>\n/Parent 2 0 R\n/Annots [ " +
            fields + " ]\n>>");
    const std::string content = "BT /F1 24 Tf 72 700 Td (Result 95.00) Tj ET\n";
    pdf.add("<<\n/Length 6 0 R\n>>\nstream\r\n" + content + "\nendstream");
    pdf.add(std::to_string(content.size()));
    pdf.add("<<\n/Type /Font\n/Subtype /Type1\n/BaseFont /Helvetica\n>>");
    pdf.add(signature_body(permission));
    return pdf;
}

inline TinyPdf tiny_report() {
    TinyPdf pdf = tiny_pages(1, "9 0 R");
    pdf.add(field_body("Sig", "seal", "/Rect [ 0 0 0 0 ]\n/V 8 0 R\n"));
    return pdf;
}

inline TinyPdf tiny_letter() {
    TinyPdf pdf = tiny_pages(2, "9 0 R 10 0 R 11 0 R 12 0 R");
    pdf.add(field_body("Sig", "seal", "/Rect [ 0 0 0 0 ]\n/V 8 0 R\n"));
    pdf.add(field_body("Tx", "number", "/Rect [ 72 600 272 620 ]\n/DA (/F1 12 Tf 0 g)\n/AP <<\n/N 13 0 R\n>>\n"));
    pdf.add(field_body("Tx", "date", "/Rect [ 300 600 500 620 ]\n/DA (/F1 12 Tf 0 g)\n/AP <<\n/N 13 0 R\n>>\n"));
    pdf.add(field_body("Sig", "records_seal", "/Rect [ 0 0 0 0 ]\n"));
    pdf.add(stream_body("/Type /XObject\n/Subtype /Form\n/BBox [ 0 0 200 20 ]\n", ""));
    return pdf;
}

inline Numbering tiny_numbering() {
    const std::string font = "/Resources <<\n/Font <<\n/F1 3 0 R\n>>\n>>\n", form = "/Type /XObject\n/Subtype /Form\n/BBox [ 0 0 200 20 ]\n" + font;
    return {"กท 4810/3336", "25 มิถุนายน 2569",
            {stream_body(form, "BT /F1 12 Tf 0 5 Td (4810/3336) Tj ET"), stream_body(form, "BT /F1 12 Tf 0 5 Td (25/6) Tj ET"),
             "<<\n/Type /Font\n/Subtype /Type1\n/BaseFont /Helvetica\n>>"},
            seal_day + std::chrono::hours(24), "งานสารบรรณ", "ลงเลขที่และวันที่"};
}

// A folder of this test alone with a test authority in it, gone after it.
class SealHouse {
public:
    explicit SealHouse(const std::string& name = "house")
        : folder(std::filesystem::temp_directory_path() / ("saraban-seal-" + name + "-" + std::to_string(::getpid()))) {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        make_test_authority(keys(), seal_day);
    }
    ~SealHouse() { std::filesystem::remove_all(folder); }
    SealHouse(const SealHouse&) = delete;
    SealHouse& operator=(const SealHouse&) = delete;

    std::filesystem::path keys() const { return folder / "keys"; }
    Credential open(const std::string& name) const {
        return open_pkcs12(keys() / (name + ".p12"), keys() / (name + ".password"), seal_day);
    }
    Credential seal() const { return open("seal"); }
    std::vector<Der> anchors() const { return read_anchors(read_file(keys() / "authority.pem")); }

    // The authority's clock is a minute ahead of the seal's.
    SealWishes wishes(SealLevel level, std::chrono::sys_seconds sealed = seal_day) const {
        SealWishes wishes{level, {LocalTimeStamper(keys(), sealed + std::chrono::minutes(1)), {}}, {anchors(), {}, {}}};
        wishes.validation.crls.push_back(local_crl(keys(), seal_day));
        return wishes;
    }
    std::string report(SealLevel level = SealLevel::b_b) const { return server::seal(tiny_report().save(), seal(), wishes(level)).bytes; }
    std::string letter(SealLevel level = SealLevel::b_b) const { return server::seal(tiny_letter().save(), seal(), wishes(level)).bytes; }
    std::string numbered(const std::string& letter, SealLevel level = SealLevel::b_b, const std::string& key = "records") const {
        return register_letter(letter, tiny_numbering(), open(key), wishes(level, tiny_numbering().time)).bytes;
    }

    // What poppler says of the file's signatures, certificates left unchecked.
    std::string pdfsig(std::string_view pdf) const {
        write_file(folder / "asked.pdf", pdf);
        const std::string command = "pdfsig -nocert " + (folder / "asked.pdf").string() + " 2>&1";
        const std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(::popen(command.c_str(), "r"), &::pclose);
        std::string said;
        char part[4096];
        while (const std::size_t got = std::fread(part, 1, sizeof part, out.get())) said.append(part, got);
        return said;
    }

    std::filesystem::path folder;
};

}  // namespace server

#include "server/bundle/print_file.h"

#include "server/bundle/picture.h"
#include "server/bundle/print_source.h"
#include "server/proof/bounded_filters.h"

#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Discard.hh>
#include <qpdf/QPDFWriter.hh>
#include <qpdf/QUtil.hh>

#include <algorithm>
#include <array>
#include <map>
#include <new>

namespace server {

namespace {

using Handle = QPDFObjectHandle;
using layout::Problem;

constexpr double short_side = 595.276, long_side = 841.890;  // A4 (ISO 216) in points of 1/72 inch.
constexpr double margin = 42.52;                             // 15 mm: what printers cannot reach, and a hole punch.

// The matrix that shows a picture upright in the unit square, by Exif's orientation (4.6.4, figure 4).
constexpr std::array<std::array<int, 6>, 8> upright{{
    {1, 0, 0, 1, 0, 0}, {-1, 0, 0, 1, 1, 0}, {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1},
    {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1}, {0, 1, 1, 0, 0, 0}, {0, 1, -1, 0, 1, 0}}};

std::string number(double value) { return QUtil::double_to_string(value, 3) + ' '; }

// What draws the picture in the middle of a page of this size.
std::string drawing_of(const Picture& picture, double page_width, double page_height) {
    const bool turned = picture.orientation > 4;
    const double wide = turned ? picture.height : picture.width, high = turned ? picture.width : picture.height;
    const double scale = std::min({72.0 / 96, (page_width - 2 * margin) / wide, (page_height - 2 * margin) / high});
    const double width = wide * scale, height = high * scale;
    const auto& m = upright[static_cast<std::size_t>(picture.orientation - 1)];
    return "q " + number(m[0] * width) + number(m[1] * height) + number(m[2] * width) + number(m[3] * height) +
           number(m[4] * width + (page_width - width) / 2) + number(m[5] * height + (page_height - height) / 2) + "cm /P Do Q";
}

// The print file as it grows.
class PrintFile {
public:
    PrintFile(const PrintOptions& options, const PrintLimits& limits) : options_(options), limits_(limits), budget_(limits.cpu) {
        made_.emptyPDF();
        made_.setSuppressWarnings(true);
    }

    void add(const PrintPart& part) {
        budget_.check();
        if (options_.duplex && count_ % 2 == 1) add_page(blank_page(short_side, long_side));
        const std::size_t first = count_;
        if (part.bytes.starts_with("%PDF-")) add_pdf(part.bytes);
        else add_picture(part.bytes);
        begin_part(part.title, first);
    }

    std::string bytes() {
        Handle root = made_.getRoot();
        root.replaceKey("/PageLabels", dictionary({{"/Nums", labels_}}));
        root.replaceKey("/Outlines", outline());
        root.replaceKey("/PageMode", Handle::newName("/UseOutlines"));
        Handle preferences = dictionary({{"/DisplayDocTitle", Handle::newBool(true)}});
        if (options_.duplex) preferences.replaceKey("/Duplex", Handle::newName("/DuplexFlipLongEdge"));
        root.replaceKey("/ViewerPreferences", preferences);
        made_.getTrailer().replaceKey("/Info", made_.makeIndirectObject(description()));

        QPDFWriter writer(made_);
        writer.setOutputMemory();
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.setDecodeLevel(qpdf_dl_none);
        writer.setDeterministicID(true);
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
    }

private:
    static Handle dictionary(const std::map<std::string, Handle>& entries) { return Handle::newDictionary(entries); }

    Handle blank_page(double width, double height) {
        return dictionary({{"/Type", Handle::newName("/Page")}, {"/MediaBox", Handle::newArray(Handle::Rectangle(0, 0, width, height))}, {"/Resources", Handle::newDictionary()}});
    }

    void add_page(const Handle& page) {
        if (count_ == limits_.pages) throw Unprintable("too_large", "ทำให้ไฟล์พิมพ์รวมมีหน้ามากเกินกำหนด", "makes more pages than may be printed at once");
        budget_.check();
        made_.addPage(page, false);
        ++count_;
    }

    void add_pdf(const std::string& bytes) {
        const DecodingBound bound(limits_.decoded);
        try {
            PrintSource source(bytes, limits_.pages, budget_);
            for (const Handle& page : source.pages()) add_page(made_.copyForeignObject(page));
        } catch (const std::runtime_error&) {
            if (DecodingBound::spent()) throw Unprintable("too_large", "มีขนาดเกินกำหนดเมื่อคลายแล้ว", "is too large when it is decoded");
            throw;
        }
    }

    void add_picture(const std::string& bytes) {
        auto read = read_picture(bytes, limits_.samples);
        if (!read) {
            const Problem& problem = read.problems().front();
            throw Unprintable(problem.code == "not_a_picture" ? "not_printable" : problem.code, "พิมพ์ไม่ได้: " + problem.thai, "cannot be printed: " + problem.english);
        }
        Picture picture = *std::move(read);
        const bool across = (picture.width > picture.height) != (picture.orientation > 4);
        const double width = across ? long_side : short_side, height = across ? short_side : long_side;
        Handle page = blank_page(width, height);
        page.getKey("/Resources").replaceKey("/XObject", dictionary({{"/P", image_of(picture)}}));
        page.replaceKey("/Contents", Handle::newStream(&made_, drawing_of(picture, width, height)));
        add_page(made_.makeIndirectObject(page));
    }

    Handle image_of(Picture& picture) {
        Handle image = Handle::newStream(&made_);
        Handle about = image.getDict();
        about.replaceKey("/Type", Handle::newName("/XObject"));
        about.replaceKey("/Subtype", Handle::newName("/Image"));
        about.replaceKey("/Width", Handle::newInteger(picture.width));
        about.replaceKey("/Height", Handle::newInteger(picture.height));
        about.replaceKey("/ColorSpace", Handle::newName(picture.colours == 1 ? "/DeviceGray" : "/DeviceRGB"));
        about.replaceKey("/BitsPerComponent", Handle::newInteger(8));
        image.replaceStreamData(picture.bytes, picture.jpeg ? Handle::newName("/DCTDecode") : Handle::newNull(), Handle::newNull());
        // A JPEG goes in as it is; decoding it once tells whether it can be.
        if (picture.jpeg && !can_be_decoded(image)) throw Unprintable("picture_damaged", "พิมพ์ไม่ได้: ไฟล์ภาพชำรุดหรือถูกตัดทอน", "cannot be printed: The picture is damaged.");
        return image;
    }

    static bool can_be_decoded(Handle image) try {
        Pl_Discard nowhere;
        bool decoded = false;
        return image.pipeStreamData(&nowhere, &decoded, 0, qpdf_dl_all, true) && decoded;
    } catch (const std::runtime_error&) {  // Of libjpeg, through libqpdf.
        return false;
    }

    // Its pages are labelled "n-1", "n-2", …
    void begin_part(const std::string& title, std::size_t first) {
        const std::string part = std::to_string(++parts_) + "-";
        labels_.appendItem(Handle::newInteger(static_cast<long long>(first)));
        labels_.appendItem(dictionary({{"/S", Handle::newName("/D")}, {"/P", Handle::newString(part)}}));
        entries_.push_back({title, first});
    }

    Handle outline() {
        Handle top = made_.makeIndirectObject(dictionary({{"/Type", Handle::newName("/Outlines")}, {"/Count", Handle::newInteger(static_cast<long long>(entries_.size()))}}));
        const auto& pages = made_.getAllPages();
        Handle before = Handle::newNull();
        for (const auto& [title, page] : entries_) {
            Handle entry = made_.makeIndirectObject(dictionary({{"/Title", Handle::newUnicodeString(title)}, {"/Parent", top}}));
            entry.replaceKey("/Dest", Handle::newArray({pages.at(page), Handle::newName("/Fit")}));
            if (before.isNull()) top.replaceKey("/First", entry);
            else before.replaceKey("/Next", entry), entry.replaceKey("/Prev", before);
            before = entry;
        }
        top.replaceKey("/Last", before);
        return top;
    }

    Handle description() const {
        return dictionary({{"/Title", Handle::newUnicodeString(options_.title)},
                           {"/Subject", Handle::newUnicodeString("สำเนาสำหรับพิมพ์เท่านั้น ลายมือชื่ออิเล็กทรอนิกส์ตรวจสอบจากไฟล์นี้ไม่ได้ ให้ตรวจสอบจากไฟล์ต้นฉบับ "
                                                                 "(For printing only: signatures do not hold in this file; verify the originals.)")},
                           {"/Producer", Handle::newString("Saraban")}});
    }

    const PrintOptions& options_;
    const PrintLimits& limits_;
    const layout::CpuBudget budget_;
    QPDF made_;
    Handle labels_ = Handle::newArray();
    struct Entry {
        std::string title;
        std::size_t page;
    };
    std::vector<Entry> entries_;
    std::size_t count_ = 0, parts_ = 0;
};

Problem named(std::size_t part, const std::string& title, const std::string& code, const std::string& thai, const std::string& english) {
    const std::string number_of_part = std::to_string(part + 1);
    return {"/" + std::to_string(part), code, "รวมไฟล์พิมพ์ไม่ได้ เพราะส่วนที่ " + number_of_part + " “" + title + "” " + thai,
            "Part " + number_of_part + " (" + title + ") " + english};
}

// Adds the part; what is wrong with it, if it cannot be.
void add_part(PrintFile& file, const PrintPart& part, std::size_t index, layout::Problems& problems) try {
    file.add(part);
} catch (const layout::CpuBudgetSpent&) {
    throw;  // Of all parts together, as memory is.
} catch (const std::bad_alloc&) {
    throw;
} catch (const Unprintable& why) {
    problems.push_back(named(index, part.title, why.code, why.thai, why.what()));
} catch (const QPDFExc& error) {
    const bool password = error.getErrorCode() == qpdf_e_password;
    problems.push_back(password ? named(index, part.title, "pdf_encrypted", "ตั้งรหัสผ่านหรือเข้ารหัสไว้", "is encrypted")
                                : named(index, part.title, "pdf_damaged", "เป็นไฟล์ PDF ที่ชำรุดหรือไม่ได้มาตรฐาน", std::string("is a damaged PDF: ") + error.what()));
} catch (const std::exception& error) {
    problems.push_back(named(index, part.title, "pdf_damaged", "เป็นไฟล์ PDF ที่ชำรุดหรือไม่ได้มาตรฐาน", std::string("is a damaged PDF: ") + error.what()));
}

Problem too_large(const char* thai, const char* english) { return {"", "too_large", thai, english}; }

}  // namespace

layout::Result<std::string> print_file(const std::vector<PrintPart>& parts, const PrintOptions& options, const PrintLimits& limits) try {
    std::size_t total = 0;
    for (const PrintPart& part : parts) total += part.bytes.size();
    if (total > limits.total) return too_large("ไฟล์ที่จะพิมพ์รวมกันมีขนาดใหญ่เกินกำหนด โปรดเลือกให้น้อยลง", "The parts are too large to be printed at once; choose fewer.");
    if (parts.empty()) return Problem{"", "nothing_to_print", "ไม่มีเอกสารที่จะพิมพ์", "There is nothing to print."};
    PrintFile file(options, limits);
    layout::Problems problems;
    for (std::size_t i = 0; i < parts.size(); ++i) add_part(file, parts[i], i, problems);
    if (!problems.empty()) return problems;
    return file.bytes();
} catch (const layout::CpuBudgetSpent&) {
    return too_large("การรวมไฟล์พิมพ์ใช้เวลาเกินกำหนด โปรดเลือกเอกสารให้น้อยลง", "Printing so much at once takes too long; choose fewer.");
} catch (const std::bad_alloc&) {
    return too_large("ไฟล์ที่จะพิมพ์รวมกันใช้หน่วยความจำเกินกำหนด โปรดเลือกให้น้อยลง", "The parts take too much memory; choose fewer.");
}

}  // namespace server

#include "server/proof/read_pdf.h"

#include "fonts/sha256.h"
#include "server/proof/bounded_filters.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <new>
#include <set>
#include <stdexcept>

namespace server {
namespace {

using layout::Problem;
using Handle = QPDFObjectHandle;

struct Encrypted {};

Problem too_large() {
    return {"", "too_large", "ไฟล์ PDF มีขนาดใหญ่เกินกว่าที่ระบบจะตรวจได้", "The PDF is larger than can be examined"};
}

Problem encrypted() { return {"", "pdf_encrypted", "ไฟล์ PDF ถูกเข้ารหัสไว้ จึงตรวจไม่ได้", "The PDF is encrypted"}; }

Problem damaged(const std::string& why) {
    if (DecodingBound::spent()) return too_large();
    return {"", "pdf_damaged", "ไฟล์ PDF ชำรุดหรือถูกตัดทอน จึงอ่านไม่ได้ครบถ้วน โปรดขอไฟล์จากต้นทางอีกครั้ง", "The PDF is damaged: " + why};
}

class OpenPdf {
public:
    explicit OpenPdf(std::string_view bytes) {
        pdf_.setSuppressWarnings(true);
        pdf_.setAttemptRecovery(false);
        pdf_.processMemoryFile("file", bytes.data(), bytes.size());
        if (pdf_.isEncrypted()) throw Encrypted();
        root_ = pdf_.getRoot();
    }

    AssociatedFiles files() {
        AssociatedFiles files;
        std::map<std::string, QPDFObjGen> places;
        if (Handle list = root_.getKey("/AF"); list.isArray())
            for (Handle file : list.getArrayAsVector()) {
                if (!file.isDictionary()) throw std::runtime_error("an associated file is no dictionary");
                const std::string name = text_of(file.getKey("/UF"), file.getKey("/F"));
                Handle embedded = file.getKey("/EF");
                if (!embedded.isDictionary() || name.empty()) continue;
                if (!files.emplace(name, bytes_of(embedded.getKey("/F"))).second) throw std::runtime_error("two associated files are named " + name);
                if (embedded.hasKey("/UF") && !same(embedded.getKey("/UF"), embedded.getKey("/F"))) throw std::runtime_error("two files in one: " + name);
                places.emplace(name, file.getObjGen());
            }
        check_names(places);
        return files;
    }

    PdfParts parts() {
        PdfParts parts;
        parts.files = files();
        if (Handle xmp = root_.getKey("/Metadata"); xmp.isStream()) parts.metadata = bytes_of(xmp);
        parts.metadata += info();
        add_pages(root_.getKey("/Pages"), deepest, parts);
        return parts;
    }

    // libqpdf has guessed or mended something.
    std::string complaint() {
        const auto warnings = pdf_.getWarnings();
        return warnings.empty() ? std::string() : std::string(warnings.front().what());
    }

private:
    static bool same(const Handle& a, const Handle& b) { return a.getObjGen() == b.getObjGen(); }

    // Both names of a file, where it has both, are one.
    static std::string text_of(Handle unicode, Handle plain) {
        const std::string name = plain.isString() ? plain.getUTF8Value() : "";
        if (unicode.isString() && !name.empty() && unicode.getUTF8Value() != name) throw std::runtime_error("a file has two names: " + name);
        return unicode.isString() ? unicode.getUTF8Value() : name;
    }

    static std::string bytes_of(Handle stream) {
        if (!stream.isStream()) throw std::runtime_error("a stream is missing");
        const auto buffer = stream.getStreamData(qpdf_dl_generalized);
        DecodingBound::charge(buffer->getSize());
        return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
    }

    // A reader's list of attachments shows the same file under a name as AF does. Ours is one
    // array; a tree of them could be any depth.
    void check_names(const std::map<std::string, QPDFObjGen>& places) {
        Handle trees = root_.getKey("/Names");
        Handle tree = trees.isDictionary() ? trees.getKey("/EmbeddedFiles") : Handle::newNull();
        if (places.empty() || !tree.isDictionary()) return;
        Handle names = tree.getKey("/Names");
        if (tree.hasKey("/Kids") || !names.isArray()) throw std::runtime_error("the attachments are listed in several parts");
        for (int i = 0; i + 1 < names.getArrayNItems(); i += 2) {
            Handle file = names.getArrayItem(i + 1);
            if (!names.getArrayItem(i).isString() || !file.isDictionary()) throw std::runtime_error("the list of attachments is no list of names and files");
            for (const std::string& shown : {names.getArrayItem(i).getUTF8Value(), text_of(file.getKey("/UF"), file.getKey("/F"))})
                if (const auto place = places.find(shown); place != places.end() && place->second != file.getObjGen())
                    throw std::runtime_error("two files are named " + shown);
        }
    }

    // What the entries say: a text may be written in several ways.
    std::string info() {
        std::string info;
        if (Handle entries = pdf_.getTrailer().getKey("/Info"); entries.isDictionary())
            for (auto& [key, value] : entries.getDictAsMap()) info += key + ' ' + (value.isString() ? value.getUTF8Value() : value.unparseResolved()) + '\n';
        return info;
    }

    // libqpdf's own walk calls itself at every level, and a stranger's tree has as many as exhaust
    // the stack.
    void add_pages(Handle node, int levels, PdfParts& parts) {
        if (levels == 0 || !node.isIndirect() || !node.isDictionary() || !seen_.insert(node.getObjGen()).second)
            throw std::runtime_error("the pages are no tree, or too deep a one");
        if (node.getKey("/Type").isNameAndEquals("/Page")) return parts.pages.push_back(page_of(node));
        Handle kids = node.getKey("/Kids");
        if (!kids.isArray()) throw std::runtime_error("the tree of pages has a branch without pages");
        for (const char* inherited : {"/MediaBox", "/CropBox", "/Rotate", "/Resources"})
            if (node.hasKey(inherited)) throw std::runtime_error("pages inherit what each of ours says itself");
        for (Handle kid : kids.getArrayAsVector()) add_pages(kid, levels - 1, parts);
    }

    PdfPage page_of(Handle page) {
        PdfPage made;
        if (Handle content = page.getKey("/Contents"); content.isStream()) made.content = bytes_of(content);
        for (const char* key : {"/MediaBox", "/CropBox", "/Rotate", "/UserUnit"}) made.frame += page.getKey(key).unparseResolved() + ' ';
        made.has_more = page.hasKey("/Annots") || page.hasKey("/AA");
        Handle resources = page.getKey("/Resources");
        if (!resources.isDictionary()) return made;
        if (Handle fonts = resources.getKey("/Font"); fonts.isDictionary())
            for (const auto& [name, font] : fonts.getDictAsMap()) made.fonts[name] = font_of(font);
        if (Handle pictures = resources.getKey("/XObject"); pictures.isDictionary())
            for (const auto& [name, picture] : pictures.getDictAsMap()) add_picture(name, picture, made);
        return made;
    }

    std::shared_ptr<const PdfFont> font_of(Handle font) {
        auto& known = fonts_[font.getObjGen()];
        if (known && font.isIndirect()) return known;
        if (!font.isDictionary()) throw std::runtime_error("a font is no dictionary");
        auto made = std::make_shared<PdfFont>();
        if (Handle map = font.getKey("/ToUnicode"); map.isStream()) made->to_unicode = bytes_of(map);
        made->drawing = font.getKey("/Encoding").unparseResolved();
        if (Handle list = font.getKey("/DescendantFonts"); list.isArray() && list.getArrayNItems() == 1 && list.getArrayItem(0).isDictionary())
            made->drawing += drawing_of(list.getArrayItem(0));
        return known = made;
    }

    static std::string drawing_of(Handle descendant) {
        std::string drawing = descendant.getKey("/DW").unparseResolved() + descendant.getKey("/W").unparseResolved();
        if (Handle map = descendant.getKey("/CIDToGIDMap"); map.isStream()) drawing += bytes_of(map);
        if (Handle about = descendant.getKey("/FontDescriptor"); about.isDictionary())
            if (Handle program = about.getKey("/FontFile2"); program.isStream()) drawing += bytes_of(program);
        return fonts::sha256_hex(drawing);
    }

    static void add_picture(const std::string& name, Handle picture, PdfPage& page) {
        if (!picture.isStream()) throw std::runtime_error("a picture is no stream");
        Handle about = picture.getDict();
        Handle resources = about.getKey("/Resources");
        const bool plain = about.getKey("/Subtype").isNameAndEquals("/Form") && (resources.isNull() || (resources.isDictionary() && resources.getKeys().empty()));
        if (!plain) page.has_more = true;
        else page.pictures[name] = fonts::sha256_hex(about.getKey("/Matrix").unparseResolved() + about.getKey("/BBox").unparseResolved() + bytes_of(picture));
    }

    static constexpr int deepest = 32;  // Levels of the tree of pages; ours has two.

    QPDF pdf_;
    Handle root_;
    std::set<QPDFObjGen> seen_;  // Of the tree of pages.
    std::map<QPDFObjGen, std::shared_ptr<const PdfFont>> fonts_;
};

template <class Part>
layout::Result<Part> read(std::string_view bytes, const PdfLimits& limits, Part (OpenPdf::*part)()) try {
    if (!bytes.starts_with("%PDF-")) return Problem{"", "not_pdf", "ไฟล์นี้ไม่ใช่ไฟล์ PDF", "The file is not a PDF"};
    if (bytes.size() > limits.file) return too_large();
    const DecodingBound bound(limits.decoded);
    OpenPdf pdf(bytes);
    Part made = (pdf.*part)();
    if (const std::string complaint = pdf.complaint(); !complaint.empty()) return damaged(complaint);
    return made;
} catch (const Encrypted&) {
    return encrypted();
} catch (const QPDFExc& error) {
    return error.getErrorCode() == qpdf_e_password ? encrypted() : damaged(error.what());
} catch (const std::bad_alloc&) {
    return too_large();
} catch (const std::exception& error) {
    return damaged(error.what());
}

}  // namespace

layout::Result<AssociatedFiles> read_associated_files(std::string_view pdf, const PdfLimits& limits) {
    return read(pdf, limits, &OpenPdf::files);
}

layout::Result<PdfParts> read_pdf(std::string_view pdf, const PdfLimits& limits) { return read(pdf, limits, &OpenPdf::parts); }

}  // namespace server

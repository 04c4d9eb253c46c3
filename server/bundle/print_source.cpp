#include "server/bundle/print_source.h"

#include <qpdf/Pl_Discard.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <array>
#include <utility>

namespace server {

namespace {

using Handle = QPDFObjectHandle;

constexpr std::array inherited_keys{"/MediaBox", "/CropBox", "/Rotate", "/Resources"};
constexpr std::array printed_keys{"/MediaBox", "/CropBox", "/Rotate", "/Resources", "/UserUnit", "/Contents", "/Group"};
constexpr int deepest_tree = 32;        // Levels of pages.
constexpr std::size_t deepest = 1'000;  // Steps from a page, as libqpdf takes them: it calls itself for each.

std::runtime_error damaged(const char* why) { return std::runtime_error(why); }

// What an object refers to, the last first.
std::vector<Handle> children_of(Handle object) {
    std::vector<Handle> children;
    if (object.isStream()) object = object.getDict();
    if (object.isArray()) children = object.getArrayAsVector();
    if (object.isDictionary())
        for (auto& [key, value] : object.getDictAsMap()) children.push_back(value);
    return {children.rbegin(), children.rend()};
}

}  // namespace

PrintSource::PrintSource(std::string_view bytes, std::size_t most_pages, const layout::CpuBudget& budget) : most_pages_(most_pages), budget_(budget) {
    pdf_.setSuppressWarnings(true);
    pdf_.setAttemptRecovery(false);
    pdf_.setImmediateCopyFrom(true);  // Copies of its pages do without this and the bytes.
    pdf_.processMemoryFile("file", bytes.data(), bytes.size());
    if (pdf_.isEncrypted()) throw Unprintable("pdf_encrypted", "ตั้งรหัสผ่านหรือเข้ารหัสไว้", "is encrypted");
}

std::vector<Handle> PrintSource::pages() {
    refuse_hidden_layers();
    walk(pdf_.getRoot().getKey("/Pages"), {}, deepest_tree);
    if (pages_.empty()) throw Unprintable("pdf_damaged", "ไม่มีหน้าใดเลย", "has no pages");
    if (annotated_) QPDFPageDocumentHelper(pdf_).flattenAnnotations(an_print, an_invisible | an_hidden);
    std::vector<Handle> bare;
    for (Handle& page : pages_) {
        Handle& kept = bare.emplace_back(pdf_.makeIndirectObject(Handle::newDictionary()));
        kept.replaceKey("/Type", Handle::newName("/Page"));
        for (const char* key : printed_keys)
            if (page.hasKey(key)) kept.replaceKey(key, page.getKey(key));
        check_depth(kept);
        check_content(page.getKey("/Contents"));
    }
    if (const auto warnings = pdf_.getWarnings(); !warnings.empty()) throw damaged(warnings.front().what());
    return bare;
}

// libqpdf's own walk calls itself at every level.
void PrintSource::walk(Handle node, const Inherited& inherited, int levels) {
    budget_.check();
    if (levels == 0 || !node.isIndirect() || !node.isDictionary() || !seen_.insert(node.getObjGen()).second) throw damaged("the pages are no tree, or too deep a one");
    Handle kids = node.getKey("/Kids");
    if (!kids.isArray()) return add_page(node, inherited);
    Inherited further = inherited;
    for (const char* key : inherited_keys)
        if (node.hasKey(key)) further[key] = node.getKey(key);
    for (const Handle& kid : kids.getArrayAsVector()) walk(kid, further, levels - 1);
}

void PrintSource::add_page(Handle page, const Inherited& inherited) {
    if (!page.getKey("/Type").isNameAndEquals("/Page")) throw damaged("the tree of pages has something else in it");
    if (pages_.size() == most_pages_) throw Unprintable("too_large", "มีหน้ามากเกินไป", "has too many pages");
    for (const auto& [key, value] : inherited)
        if (!page.hasKey(key)) page.replaceKey(key, value);
    const auto box = page.getKey("/MediaBox").getArrayAsRectangle();
    if (!page.getKey("/MediaBox").isRectangle() || box.urx == box.llx || box.ury == box.lly) throw damaged("a page has no size");
    annotated_ = annotated_ || page.hasKey("/Annots");
    pages_.push_back(page);
}

// The list of layers belongs to the document and would be lost: what is hidden would be printed.
void PrintSource::refuse_hidden_layers() {
    Handle layers = pdf_.getRoot().getKey("/OCProperties");
    Handle usual = layers.isDictionary() ? layers.getKey("/D") : Handle::newNull();
    if (!usual.isDictionary()) return;
    Handle off = usual.getKey("/OFF");
    const bool hides = (off.isArray() && off.getArrayNItems() > 0) || usual.getKey("/BaseState").isNameAndEquals("/OFF");
    if (hides) throw Unprintable("pdf_layers", "มีชั้นข้อมูล (layer) ที่ซ่อนไว้", "hides some of its layers");
}

// What it draws can be decoded, where we know how.
void PrintSource::check_content(Handle content) const {
    const std::vector<Handle> streams = content.isArray() ? content.getArrayAsVector() : std::vector<Handle>{content};
    for (Handle stream : streams) {
        if (stream.isNull()) continue;
        if (!stream.isStream()) throw damaged("a page's content is no stream");
        Pl_Discard nowhere;
        bool decoded = false;  // What is filtered otherwise comes as it is.
        if (!stream.pipeStreamData(&nowhere, &decoded, 0, qpdf_dl_generalized, true)) throw damaged("a page's content cannot be decoded");
        budget_.check();
    }
}

// libqpdf copies in this order, and calls itself for each step.
void PrintSource::check_depth(const Handle& top) const {
    std::vector<std::pair<Handle, std::size_t>> waiting{{top, 1}};
    std::set<QPDFObjGen> met;
    for (std::size_t count = 0; !waiting.empty(); ++count) {
        if (count % 1000 == 0) budget_.check();
        const auto [object, depth] = std::move(waiting.back());
        waiting.pop_back();
        if (object.isIndirect() && !met.insert(object.getObjGen()).second) continue;
        if (depth > deepest) throw damaged("its objects are nested too deeply");
        for (const Handle& child : children_of(object)) waiting.emplace_back(child, depth + 1);
    }
}

}  // namespace server

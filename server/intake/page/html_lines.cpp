#include "server/intake/page/html_lines.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>

namespace server {

namespace {

enum class Shown { within_a_line, line, paragraph, cell, line_break, as_written, not_at_all };

struct ElementRow {
    std::string_view name;
    Shown shown;
};

// Any other element stands within a line.
constexpr std::array elements{
    ElementRow{"head", Shown::not_at_all},    ElementRow{"script", Shown::not_at_all},
    ElementRow{"style", Shown::not_at_all},   ElementRow{"noscript", Shown::not_at_all},
    ElementRow{"template", Shown::not_at_all}, ElementRow{"br", Shown::line_break},
    ElementRow{"td", Shown::cell},            ElementRow{"th", Shown::cell},
    ElementRow{"pre", Shown::as_written},     ElementRow{"textarea", Shown::as_written},
    ElementRow{"tr", Shown::line},            ElementRow{"li", Shown::line},
    ElementRow{"dt", Shown::line},            ElementRow{"dd", Shown::line},
    ElementRow{"option", Shown::line},        ElementRow{"caption", Shown::line},
    ElementRow{"p", Shown::paragraph},        ElementRow{"div", Shown::paragraph},
    ElementRow{"h1", Shown::paragraph},       ElementRow{"h2", Shown::paragraph},
    ElementRow{"h3", Shown::paragraph},       ElementRow{"h4", Shown::paragraph},
    ElementRow{"h5", Shown::paragraph},       ElementRow{"h6", Shown::paragraph},
    ElementRow{"table", Shown::paragraph},    ElementRow{"ul", Shown::paragraph},
    ElementRow{"ol", Shown::paragraph},       ElementRow{"dl", Shown::paragraph},
    ElementRow{"hr", Shown::paragraph},       ElementRow{"section", Shown::paragraph},
    ElementRow{"article", Shown::paragraph},  ElementRow{"header", Shown::paragraph},
    ElementRow{"footer", Shown::paragraph},   ElementRow{"main", Shown::paragraph},
    ElementRow{"nav", Shown::paragraph},      ElementRow{"form", Shown::paragraph},
    ElementRow{"fieldset", Shown::paragraph}, ElementRow{"center", Shown::paragraph},
    ElementRow{"blockquote", Shown::paragraph}, ElementRow{"body", Shown::paragraph},
};

std::string_view text_of(const xmlChar* text) { return text ? reinterpret_cast<const char*>(text) : ""; }

Shown shown_as(const xmlNode* node) {
    if (node->type != XML_ELEMENT_NODE) return Shown::within_a_line;
    const auto row = std::find_if(elements.begin(), elements.end(), [&](const ElementRow& r) { return r.name == text_of(node->name); });
    return row == elements.end() ? Shown::within_a_line : row->shown;
}

class LineWriter {
public:
    // Called where a node begins and where it ends.
    void enter(const xmlNode* node) {
        if (node->type == XML_ELEMENT_NODE || node->type == XML_COMMENT_NODE) line_ = static_cast<std::size_t>(std::max(xmlGetLineNo(node), 1L));
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) write(text_of(node->content));
        if (node->type == XML_COMMENT_NODE) note_source(text_of(node->content));
        const Shown shown = shown_as(node);
        if (shown == Shown::line_break) end_line();
        else if (shown != Shown::within_a_line && shown != Shown::not_at_all) end_text();
        if (shown == Shown::paragraph) blank_line();
        as_written_ += shown == Shown::as_written;
    }

    void leave(const xmlNode* node) {
        const Shown shown = shown_as(node);
        as_written_ -= shown == Shown::as_written;
        if (shown == Shown::cell) end_line();
        else if (shown != Shown::within_a_line && shown != Shown::not_at_all) end_text();
        if (shown == Shown::paragraph) blank_line();
    }

    PageLines take() && { return std::move(lines_); }

private:
    void write(std::string_view text) {
        for (const char c : text) {
            const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
            if (as_written_ > 0 && c == '\n') end_line();
            else if (as_written_ > 0 || !space) text_ += c;
            else if (!text_.empty() && text_.back() != ' ') text_ += ' ';
            line_ += c == '\n';
        }
    }

    void note_source(std::string_view comment) {
        constexpr std::string_view mark = "saved from url=(";
        auto at = comment.find(mark);
        if (at == std::string_view::npos || (at = comment.find(')', at)) == std::string_view::npos) return;
        std::string_view address = comment.substr(at + 1);
        for (const std::string_view scheme : {"https://", "http://"})
            if (address.starts_with(scheme)) address.remove_prefix(scheme.size());
        lines_.push_back({line_, "# source: " + trimmed_text(address)});
    }

    void end_line() {
        lines_.push_back({line_, trimmed_text(text_)});
        text_.clear();
    }

    void end_text() {
        if (!trimmed_text(text_).empty()) end_line();
        text_.clear();
    }

    void blank_line() {
        if (!lines_.empty() && !lines_.back().text.empty()) end_line();
    }

    PageLines lines_;
    std::string text_;      // Of the open line.
    std::size_t line_ = 1;  // Of the file, where we are: libxml2 knows it of elements, between them we count.
    int as_written_ = 0;    // How many <pre> are open.
};

// Depth first, without recursion: how deep a page nests is its sender's choice.
void walk(const xmlNode* root, LineWriter& writer) {
    const xmlNode* node = root;
    while (node) {
        writer.enter(node);
        const bool inside = node->type == XML_ELEMENT_NODE && node->children && shown_as(node) != Shown::not_at_all;
        if (inside) {
            node = node->children;
            continue;
        }
        writer.leave(node);
        while (!node->next) {
            node = node->parent;
            if (!node || node->type != XML_ELEMENT_NODE) return;
            writer.leave(node);
        }
        node = node->next;
    }
}

struct FreeContext {
    void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};
struct FreeDocument {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

}  // namespace

layout::Result<PageLines> html_lines(std::string_view html) {
    static const bool ready = (xmlInitParser(), true);  // Once, before threads use the library.
    static_cast<void>(ready);
    constexpr int quiet = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
    const std::unique_ptr<htmlParserCtxt, FreeContext> context(htmlNewParserCtxt());
    if (!context) throw std::bad_alloc();
    const std::unique_ptr<xmlDoc, FreeDocument> document(
        htmlCtxtReadMemory(context.get(), html.data(), static_cast<int>(html.size()), nullptr, "UTF-8", quiet));
    if (!document || context->disableSAX) {
        return layout::Problem{"", "html", "หน้า HTML นี้ซ้อนกันลึกเกินกว่าที่ระบบจะอ่านได้ครบ โปรดบันทึกหน้านี้เป็นข้อความ (.txt)",
                               "The HTML nests too deep to be read whole; save the page as text."};
    }
    LineWriter writer;
    walk(document->children, writer);
    return std::move(writer).take();
}

}  // namespace server

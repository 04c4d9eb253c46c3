#include "layout/template/xml.h"

#include "layout/template/form.h"

#include <Poco/SAX/Attributes.h>
#include <Poco/SAX/DefaultHandler.h>
#include <Poco/SAX/Locator.h>
#include <Poco/SAX/SAXException.h>
#include <Poco/SAX/SAXParser.h>

#include <algorithm>

namespace layout {
namespace {

// Deeper than any form; the compiler calls itself for each level.
constexpr std::size_t most_levels = 64;

class TreeBuilder : public Poco::XML::DefaultHandler {
public:
    explicit TreeBuilder(std::string_view name) : name_(name) {}

    Element take() { return std::move(root_); }

    void setDocumentLocator(const Poco::XML::Locator* locator) override { locator_ = locator; }

    void startElement(const Poco::XML::XMLString&, const Poco::XML::XMLString&, const Poco::XML::XMLString& name,
                      const Poco::XML::Attributes& attributes) override {
        end_text();
        if (open_.size() == most_levels) fail("elements stand in more than 64 others");
        Element element{name, line(), {}, {}};
        for (int i = 0; i < attributes.getLength(); ++i)
            element.attributes.emplace_back(attributes.getQName(i), attributes.getValue(i));
        open_.push_back(std::move(element));
    }

    void endElement(const Poco::XML::XMLString&, const Poco::XML::XMLString&, const Poco::XML::XMLString&) override {
        end_text();
        Element done = std::move(open_.back());
        open_.pop_back();
        if (open_.empty()) root_ = std::move(done);
        else open_.back().children.emplace_back(std::move(done));
    }

    void characters(const Poco::XML::XMLChar text[], int start, int length) override {
        if (text_.empty()) text_line_ = line();
        text_.append(text + start, static_cast<std::size_t>(length));
    }

    void processingInstruction(const Poco::XML::XMLString& target, const Poco::XML::XMLString&) override {
        fail("a form has no processing instruction <?" + target + "?>");
    }

private:
    [[noreturn]] void fail(const std::string& what) const {
        throw FormError(name_ + ":" + std::to_string(line()) + ": " + what);
    }

    int line() const { return locator_ != nullptr ? locator_->getLineNumber() : 0; }

    // Drops every white space run with a line break in it.
    void end_text() {
        std::string kept;
        for (std::size_t i = 0; i < text_.size();) {
            std::size_t end = text_.find_first_not_of(" \t\r\n", i);
            if (end == std::string::npos) end = text_.size();
            const std::string_view run = std::string_view(text_).substr(i, end - i);
            if (run.find('\n') == std::string_view::npos) kept += run;
            i = end;
            end = std::min(text_.find_first_of(" \t\r\n", i), text_.size());
            kept.append(text_, i, end - i);
            i = end;
        }
        text_.clear();
        if (!kept.empty() && !open_.empty()) open_.back().children.emplace_back(CharacterData{kept, text_line_});
    }

    std::string name_;
    const Poco::XML::Locator* locator_ = nullptr;
    Element root_;
    std::vector<Element> open_;
    std::string text_;
    int text_line_ = 0;
};

}  // namespace

Element read_xml(std::string_view bytes, std::string_view name) {
    if (const auto doctype = bytes.find("<!DOCTYPE"); doctype != std::string_view::npos) {
        const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(doctype), '\n');
        throw FormError(std::string(name) + ":" + std::to_string(line) + ": a form declares no document type");
    }
    // UTF-16 would hide a document type from the search above.
    if (bytes.find('\0') != std::string_view::npos) throw FormError(std::string(name) + ":1: a form is written in UTF-8");
    TreeBuilder builder(name);
    Poco::XML::SAXParser parser;
    parser.setFeature(Poco::XML::XMLReader::FEATURE_NAMESPACES, false);
    parser.setContentHandler(&builder);
    try {
        parser.parseString(std::string(bytes));
    } catch (const Poco::XML::SAXParseException& error) {
        throw FormError(std::string(name) + ":" + std::to_string(error.getLineNumber()) + ": not well-formed XML: " +
                        error.message());
    } catch (const Poco::Exception& error) {
        throw FormError(std::string(name) + ":1: not well-formed XML: " + error.displayText());
    }
    return builder.take();
}

}  // namespace layout

// An XML file as a tree of elements that know their lines. Poco's SAX parser ends here.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace layout {

struct Element;

// Text between tags, with every run of white space that holds a line break taken out, so
// that a form may be indented and long Thai lines wrapped without adding spaces.
struct CharacterData {
    std::string text;
    int line = 0;
};

struct Element {
    std::string name;
    int line = 0;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<std::variant<Element, CharacterData>> children;
};

// Throws FormError "NAME:LINE: …" when the bytes are not well-formed XML, declare a document
// type, hold a processing instruction or nest more than 64 elements.
Element read_xml(std::string_view bytes, std::string_view name);

}  // namespace layout

// Reads the attributes of one element of a form, and notices the ones nobody asked for.

#pragma once

#include "layout/document.h"
#include "layout/template/form.h"
#include "layout/template/xml.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace layout {

// Every reader throws FormError "FILE:LINE: …" for a value it cannot read. finish() throws
// for an attribute that was never read.
class Attributes {
public:
    Attributes(const Element& element, std::string_view file);

    std::optional<std::string> text(const std::string& name);
    std::string required(const std::string& name);
    bool flag(const std::string& name, bool otherwise);           // "yes" or "no".
    Pt length(const std::string& name, Pt otherwise);             // "16pt", "25mm".
    // "auto 20mm *": stars share the rest, the first of them gives what the autos take.
    void columns(const std::string& name, Pt whole, Table& table);
    Colour colour(const std::string& name, Colour otherwise);     // "black", "red", "#c00000".
    int number(const std::string& name, int otherwise);
    // "number" or "date", the fields that a sealed letter may be given later; else empty.
    std::string reserve();
    template <class T>
    T one_of(const std::string& name, const std::map<std::string, T>& words, T otherwise);

    void finish() const;
    void finish_empty() const;  // And the element holds nothing.
    [[noreturn]] void fail(const std::string& what) const;

private:
    const Element& element_;
    std::string file_;
    std::vector<bool> read_;
};

template <class T>
T Attributes::one_of(const std::string& name, const std::map<std::string, T>& words, T otherwise) {
    const auto given = text(name);
    if (!given) return otherwise;
    if (const auto found = words.find(*given); found != words.end()) return found->second;
    std::string known;
    for (const auto& [word, value] : words) known += (known.empty() ? "" : ", ") + word;
    fail("attribute " + name + "=\"" + *given + "\" must be one of: " + known);
}

[[noreturn]] void fail_at(std::string_view file, int line, const std::string& what);

}  // namespace layout

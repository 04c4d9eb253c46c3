// A form of one's own for a test: its XML is compiled against a schema and filled with data.

#pragma once

#include "layout/template/compile_form.h"
#include "layout/template/fill.h"
#include "layout/template/form.h"
#include "layout/text/characters.h"
#include "layout/value/read_json.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace layout {

inline const fonts::Catalogue& own_faces() {
    static const fonts::Catalogue faces = fonts::Catalogue::load(SOURCE_DIR "/fonts");
    return faces;
}

inline Value json(std::string_view text) {
    auto value = read_json(text, {});
    if (!value) throw std::runtime_error(value.problems().front().english);
    return *std::move(value);
}

// The schema of these tests: texts a, b and d, a number n, a flag, a list of texts, a list of
// rows with a name and a value, and an object o with a text.
inline const Value& own_schema() {
    static const Value schema = json(R"({
        "type": "object",
        "properties": {
            "a": {"type": ["string", "null"]}, "b": {"type": "string"}, "d": {"type": "string"},
            "n": {"type": "number"}, "flag": {"type": "boolean"},
            "list": {"type": "array", "items": {"type": "string"}},
            "rows": {"type": "array", "items": {"$ref": "#/definitions/row"}},
            "o": {"type": "object", "properties": {"text": {"type": "string"}}}
        },
        "definitions": {
            "row": {"properties": {"name": {"type": "string"}, "value": {"type": ["number", "null"]},
                                   "tags": {"type": "array", "items": {"type": "string"}}}}
        }
    })");
    return schema;
}

// Line 1 is the root's tag, line 2 the styles, line 3 what `body` begins with.
inline std::string own_form(std::string_view body, std::string_view more_attributes = "",
                            std::string_view definitions = "") {
    std::string form = R"(<form version="1" title="แบบ" document-title="t" file-name="f" ascii-file-name="f")";
    form += std::string(more_attributes) + ">\n<style name=\"s\"/>" + std::string(definitions) + "\n<body>";
    return form + std::string(body) + "</body></form>";
}

inline std::unique_ptr<const FormTree> compiled(std::string_view form) {
    return compile_form(read_xml(form, "form.xml"), own_schema(), own_faces(), "form.xml");
}

inline Result<Filled> filled(std::string_view form, std::string_view data, const Wishes& wishes = {}) {
    const auto tree = compiled(form);
    return fill(*tree, json(data), nullptr, wishes);
}

inline std::string text_of(const Paragraph& paragraph) {
    std::string text;
    for (const Fragment& fragment : paragraph.content) text += to_utf8(fragment.text);
    return text;
}

}  // namespace layout

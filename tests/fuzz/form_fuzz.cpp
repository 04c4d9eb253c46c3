// Any bytes as a form.xml: a form that fills a document or names problems, or a FormError
// that names the file and a line. Never a crash, never another exception.

#include "layout/template/compile_form.h"
#include "layout/template/fill.h"
#include "layout/template/form.h"
#include "layout/value/read_json.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace layout;

Value json(const char* text) { return *read_json(text, {}); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fonts::Catalogue faces = fonts::Catalogue::load(SOURCE_DIR "/fonts");
    static const Value schema = json(R"({"properties": {"a": {"type": "string"}, "n": {"type": "number"},
        "rows": {"items": {"properties": {"name": {"type": "string"}, "value": {"type": "number"}}}}}})");
    static const Value document = json(R"({"a": "ก\nข", "n": 1, "rows": [{"name": "ค", "value": 2}, {"name": "ง"}]})");
    try {
        const Element root = read_xml({reinterpret_cast<const char*>(data), size}, "fuzz");
        const auto tree = compile_form(root, schema, faces, "fuzz");
        const auto filled = fill(*tree, document, nullptr);
        if (!filled && filled.problems().empty()) std::abort();
    } catch (const FormError& error) {
        if (std::string_view(error.what()).substr(0, 5) != "fuzz:") std::abort();
    }
    return 0;
}

// The bytes up to the first newline are a schema, the rest a document. Whatever they are: the
// schema is refused with a std::runtime_error, or it finds the same problems each time, at
// most 100, each with a code, both sentences and a short pointer. Only the schema's own cost
// may stop a check, again with a std::runtime_error. Never a crash, never without end.

#include "layout/value/read_json.h"
#include "layout/value/schema.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string_view>

namespace {

using namespace layout;

void check(const Schema& schema, const Value& document) {
    const Problems problems = schema.check(document);
    if (problems.size() > 100 || problems != schema.check(document)) std::abort();
    for (const Problem& problem : problems) {
        if (problem.code.empty() || problem.thai.empty() || problem.english.empty()) std::abort();
        if (problem.pointer.size() > 1000) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) return 0;
    const auto schema = read_json(bytes.substr(0, end));
    const auto document = read_json(bytes.substr(end));
    if (!schema || !document) return 0;
    try {
        check(Schema::compile(*schema, "fuzz"), *document);
    } catch (const std::runtime_error&) {
        return 0;
    }
    return 0;
}

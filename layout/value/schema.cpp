// Why a checker of our own: Debian's valijson matches patterns with std::regex, which
// overflows the stack on a long text, needs Qt's headers to install, and explains itself in
// English only; RapidJSON's checks a tree of its own and stops at the first fault of a place.
// This one walks the Value that everything else reads, in linear time, and says what to do in
// Thai.

#include "layout/value/schema.h"

#include "layout/value/schema_node.h"

namespace layout {

Schema Schema::compile(const Value& schema, std::string_view name) {
    CompiledSchema compiled = compile_schema(schema, name);
    refuse_endless(compiled, name);
    return Schema(std::make_unique<const Compiled>(Compiled{std::move(compiled)}));
}

Problems Schema::check(const Value& document) const {
    return check_document(compiled_->schema, document);
}

Schema::Schema(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

}  // namespace layout

// A compiled schema as schema_compile.cpp makes it and schema_check.cpp walks it.

#pragma once

#include "layout/value/pattern.h"
#include "layout/value/schema.h"
#include "layout/value/value.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace layout {

// A set of JSON kinds, one bit each; `number` includes every integer.
using Kinds = unsigned;
inline constexpr Kinds kind_null = 1, kind_boolean = 2, kind_integer = 4, kind_number = 8, kind_text = 16,
                       kind_array = 32, kind_object = 64, any_kind = 127;

enum class TextFormat { none, date, date_time };

// One place of the schema. All pointers lead into the same CompiledSchema.
struct SchemaNode {
    struct Property {
        std::string name;
        const SchemaNode* node;
    };

    std::string pointer;                 // Where it stands in the schema.
    bool refuses_all = false;            // The schema `false`.
    const SchemaNode* target = nullptr;  // $ref: then nothing else here counts.

    Kinds kinds = any_kind;
    std::optional<Value> constant;
    std::vector<Value> choices;  // enum; none: anything.

    std::vector<Property> properties;
    std::unordered_map<std::string_view, std::size_t> property_at;  // Its names are in properties.
    std::vector<std::string> required;
    const SchemaNode* extension = nullptr;   // Members "x-…".
    const SchemaNode* additional = nullptr;  // Members not named here; none: anything.

    const SchemaNode* items = nullptr;
    std::optional<std::size_t> min_items, max_items;

    std::optional<std::size_t> min_length, max_length;  // Code points.
    std::optional<Pattern> pattern;
    TextFormat format = TextFormat::none;

    std::optional<Number> minimum, maximum;

    std::vector<const SchemaNode*> all_of, any_of, one_of;
    const SchemaNode* negated = nullptr;
    const SchemaNode *condition = nullptr, *consequence = nullptr, *alternative = nullptr;
};

struct CompiledSchema {
    std::deque<SchemaNode> nodes;  // A deque, for their addresses stay.
    const SchemaNode* root = nullptr;
};

struct Schema::Compiled {
    CompiledSchema schema;
};

// See Schema::compile.
CompiledSchema compile_schema(const Value& schema, std::string_view name);

// Throws std::runtime_error when a place of the schema applies itself to the same place of the
// document without end (allOf to itself, say), or through more than 64 other places.
void refuse_endless(const CompiledSchema& schema, std::string_view name);

// See Schema::check.
Problems check_document(const CompiledSchema& schema, const Value& document);

// Draft-07 equality: members in any order, numbers by their exact value.
bool means_the_same(const Value& a, const Value& b);

}  // namespace layout

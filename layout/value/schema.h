// Checks a document against its JSON Schema.

#pragma once

#include "layout/problem.h"
#include "layout/value/value.h"

#include <memory>
#include <string>
#include <string_view>

namespace layout {

// A compiled JSON Schema, draft-07 (the dialect of OpenAPI tools and of what we publish).
//
// The keywords are a closed list; a schema with any other is refused at start, so that no
// rule is believed to hold that is never checked: $schema $id $comment title description
// default examples definitions $ref (within the document) type enum const properties
// required additionalProperties patternProperties("^x-" only) items (one schema) minItems
// maxItems minLength maxLength (code points) minimum maximum pattern (a closed subset, see
// schema.cpp: linear time, no std::regex) anyOf oneOf allOf if then else not format (date,
// date-time). Draft-07 says `integer` admits 1.0; so do we.
class Schema {
public:
    // Throws std::runtime_error naming the pointer into the schema and what is wrong there.
    // `name` (a file name) stands in that message.
    static Schema compile(const Value& schema, std::string_view name);

    // Every problem, in the order of the document, each once; empty when it conforms.
    // Codes: required, unknown_member, type, enum, const, min_items, max_items, min_length,
    // max_length, minimum, maximum, pattern, format, any_of, one_of, not.
    // For anyOf/oneOf with `null` as one branch the problems of the other branch are told
    // (an optional object with a misspelt member names that member, not "any_of").
    Problems check(const Value& document) const;

    Schema(Schema&&) noexcept;
    Schema& operator=(Schema&&) noexcept;
    ~Schema();

private:
    struct Node;
    struct Compiled;
    explicit Schema(std::unique_ptr<const Compiled> compiled);
    std::unique_ptr<const Compiled> compiled_;
};

}  // namespace layout

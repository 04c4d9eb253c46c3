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
// rule is believed to hold that is never checked: $schema $id (at the root) $comment title
// description default examples definitions $ref (within the document) type enum const
// properties required additionalProperties patternProperties("^x-" only) items (one schema)
// minItems maxItems minLength maxLength (code points) minimum maximum pattern (a closed
// subset, see pattern.h: linear time, no std::regex) anyOf oneOf allOf if then else not format
// (date, date-time). Refused for the same reason, though draft-07 ignores them: a rule beside
// $ref, then or else without if. Draft-07 says `integer` admits 1.0; so do we. Numbers are
// compared by all their digits.
//
// A schema is ours, not the sender's: nothing bounds what a hostile one costs but a limit of
// 50 million steps, at which check() throws std::runtime_error.
class Schema {
public:
    // Throws std::runtime_error naming the pointer into the schema and what is wrong there.
    // `name` (a file name) stands in that message.
    static Schema compile(const Value& schema, std::string_view name);

    // Every problem, in the order of the document, each once; empty when it conforms.
    // Codes: required, unknown_member, type, enum, const, min_items, max_items, min_length,
    // max_length, minimum, maximum, pattern, format, any_of, one_of, not; more, as the last of
    // 100 when there are others. `required` points to where the member should stand; such
    // problems come before those of the object's members. A pointer over 1,000 bytes is cut
    // back to the nearest place above.
    //
    // When the kind of a value leaves only one branch of anyOf or oneOf, the problems of that
    // branch are told (of an optional object with a misspelt member, that member and not
    // "any_of"); when it leaves none, the code is type.
    Problems check(const Value& document) const;

    Schema(Schema&&) noexcept;
    Schema& operator=(Schema&&) noexcept;
    ~Schema();

private:
    struct Compiled;
    explicit Schema(std::unique_ptr<const Compiled> compiled);
    std::unique_ptr<const Compiled> compiled_;
};

}  // namespace layout

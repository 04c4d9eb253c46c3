// Names of members in a form: "target/text", "/letter/subject", "." and "#".

#pragma once

#include "layout/template/used_members.h"
#include "layout/value/value.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace layout {

// Where fill stands: the document's root, the item of the innermost <each>, and the way there.
struct Scope {
    const Value* root = nullptr;
    const Value* item = nullptr;
    std::string pointer;    // RFC 6901, of `item`.
    std::size_t count = 0;  // Of the item in its <each>, from 1; 0 outside.
    UsedMembers* used = nullptr;  // Who wants to know what is found; nullptr: nobody.
};

// Steps from the item, or from the root when it begins with "/". "." is the item itself.
struct MemberPath {
    bool from_root = false;
    std::vector<std::string> steps;

    // nullptr when a step leads nowhere. What is found counts as printed; with see(), as seen.
    const Value* find(const Scope& scope) const;
    const Value* see(const Scope& scope) const;
    std::string pointer(const Scope& scope) const;

private:
    const Value* walk(const Scope& scope) const;
};

MemberPath parse_path(std::string_view text);

// The parts of a JSON Schema that may describe one value; used at start to refuse a form
// that names a member the schema does not know.
class SchemaView {
public:
    explicit SchemaView(const Value& schema) : root_(&schema), here_{&schema} {}

    SchemaView follow(const MemberPath& path) const;
    SchemaView items() const;
    bool known() const { return !here_.empty(); }
    bool printable() const;  // May a text or a number stand here?

private:
    SchemaView step(std::string_view name) const;
    void add(const Value* schema, std::vector<const Value*>& into) const;

    const Value* root_;
    std::vector<const Value*> here_;
};

}  // namespace layout

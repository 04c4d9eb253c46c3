// The text side of fill: members, formats, digits, admission.

#pragma once

#include "layout/document.h"
#include "layout/problem.h"
#include "layout/template/form_tree.h"

#include <string>
#include <vector>

namespace layout {

// Everything that filling one document shares.
struct Filling {
    const FormTree& tree;
    Digits digits;
    bool lists;  // Asked for by the sender (Wishes).
    Problems problems;

    // Of what the form makes itself (dates, counts, page numbers): where texts are printed as
    // given, its own default.
    Digits made() const { return digits == Digits::as_given ? tree.digits : digits; }
};

bool holds(const Test& test, const Scope& scope);

// The scope of the nth item of a list that was found.
Scope item_scope(const Scope& scope, const MemberPath& of, const Value& list, std::size_t index);

// Calls visit(leaf, scope) for each leaf that its conditions and lists bring up, in order.
template <class Leaf, class Visit>
void expand(const std::vector<Entry<Leaf>>& entries, const Scope& scope, const Visit& visit) {
    for (const Entry<Leaf>& entry : entries) {
        if (const auto* leaf = std::get_if<Leaf>(&entry.content)) {
            visit(*leaf, scope);
        } else if (const auto* condition = std::get_if<typename Entry<Leaf>::If>(&entry.content)) {
            if (holds(condition->test, scope)) expand(condition->entries, scope, visit);
        } else {
            const auto& each = std::get<typename Entry<Leaf>::Each>(entry.content);
            const Value* list = each.of.see(scope);
            if (list == nullptr || !list->is_array()) continue;
            for (std::size_t i = 0; i < list->items().size(); ++i) {
                if (i > 0) expand(each.between, scope, visit);
                expand(each.entries, item_scope(scope, each.of, *list, i), visit);
            }
        }
    }
}

// The text of a member as written; empty for null, absent, and what is no text or number.
std::string member_text(const Value* value);

// Text that is not drawn: titles, file names, alternatives of pictures.
std::string plain_text(const Template& text, const Scope& scope, Filling& filling);

// A paragraph for each line of the text (U+000A) but the blank ones, and for each item of a
// list when the sender and the node want that.
std::vector<Paragraph> paragraphs_of(const ParagraphNode& node, const Scope& scope, Filling& filling);

// Where only one line of text can stand; a line break in it is a problem ("control").
Paragraph line_of(const ParagraphNode& node, const Scope& scope, Filling& filling);

}  // namespace layout

#include "layout/value/schema_node.h"

#include <algorithm>
#include <stdexcept>

namespace layout {

namespace {

constexpr std::size_t deepest = 64;  // Also bounds the checker's calls at one place.

// Measures how many places of the schema one place applies to the same place of the document.
class Depths {
public:
    explicit Depths(std::string_view name) : name_(name) {}

    std::size_t below(const SchemaNode& node, std::size_t above) {
        std::size_t depth = 0;
        if (const auto known = depths_.find(&node); known != depths_.end()) {
            depth = known->second;
        } else if (above <= deepest) {
            for (const SchemaNode* part : applied_by(node)) depth = std::max(depth, 1 + below(*part, above + 1));
            depths_.emplace(&node, depth);
        }
        if (above + depth > deepest)
            throw std::runtime_error(std::string(name_) + ": at \"" + node.pointer +
                                     "\": the schema applies itself, or more than 64 schemas in a row");
        return depth;
    }

private:
    static std::vector<const SchemaNode*> applied_by(const SchemaNode& node) {
        std::vector<const SchemaNode*> parts;
        for (const auto* list : {&node.all_of, &node.any_of, &node.one_of})
            parts.insert(parts.end(), list->begin(), list->end());
        for (const SchemaNode* one : {node.target, node.negated, node.condition, node.consequence, node.alternative}) {
            if (one) parts.push_back(one);
        }
        return parts;
    }

    std::string_view name_;
    std::unordered_map<const SchemaNode*, std::size_t> depths_;
};

}  // namespace

void refuse_endless(const CompiledSchema& schema, std::string_view name) {
    Depths depths(name);
    for (const SchemaNode& node : schema.nodes) depths.below(node, 0);
}

}  // namespace layout

#include "layout/template/path.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace layout {
namespace {

std::optional<std::size_t> index_of(std::string_view step) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
    if (error != std::errc{} || end != step.data() + step.size()) return std::nullopt;
    return index;
}

const Value* child(const Value& value, const std::string& step) {
    if (!value.is_array()) return value.find(step);
    const auto index = index_of(step);
    return index && *index < value.items().size() ? &value.items()[*index] : nullptr;
}

}  // namespace

const Value* MemberPath::find(const Scope& scope) const {
    const Value* found = walk(scope);
    if (scope.used != nullptr) scope.used->print(found);
    return found;
}

const Value* MemberPath::see(const Scope& scope) const {
    const Value* found = walk(scope);
    if (scope.used != nullptr) scope.used->see(found);
    return found;
}

const Value* MemberPath::walk(const Scope& scope) const {
    const Value* value = from_root ? scope.root : scope.item;
    for (const std::string& step : steps) {
        if (value == nullptr) return nullptr;
        value = child(*value, step);
    }
    return value;
}

std::string MemberPath::pointer(const Scope& scope) const {
    std::string pointer = from_root ? "" : scope.pointer;
    for (const std::string& step : steps) pointer = child_pointer(pointer, step);
    return pointer;
}

MemberPath parse_path(std::string_view text) {
    MemberPath path;
    path.from_root = text.starts_with('/');
    if (path.from_root) text.remove_prefix(1);
    if (text == ".") return path;
    while (!text.empty()) {
        const std::size_t slash = std::min(text.find('/'), text.size());
        path.steps.emplace_back(text.substr(0, slash));
        text.remove_prefix(std::min(slash + 1, text.size()));
    }
    return path;
}

SchemaView SchemaView::follow(const MemberPath& path) const {
    SchemaView view = *this;
    if (path.from_root) view.here_ = {root_};
    for (const std::string& step : path.steps) view = index_of(step) ? view.items() : view.step(step);
    return view;
}

// Adds a schema with everything that applies to the same value.
void SchemaView::add(const Value* schema, std::vector<const Value*>& into) const {
    if (schema == nullptr || std::find(into.begin(), into.end(), schema) != into.end()) return;
    into.push_back(schema);
    if (const Value* reference = schema->find("$ref"); reference != nullptr && reference->is_string())
        add(at_pointer(*root_, std::string_view(reference->text()).substr(1)), into);
    for (const char* several : {"anyOf", "oneOf", "allOf"})
        if (const Value* branches = schema->find(several); branches != nullptr && branches->is_array())
            for (const Value& branch : branches->items()) add(&branch, into);
    for (const char* one : {"then", "else"}) add(schema->find(one), into);
}

SchemaView SchemaView::step(std::string_view name) const {
    std::vector<const Value*> all;
    for (const Value* schema : here_) add(schema, all);
    SchemaView next(*root_);
    next.here_.clear();
    for (const Value* schema : all)
        if (const Value* properties = schema->find("properties")) add(properties->find(name), next.here_);
    return next;
}

bool SchemaView::printable() const {
    std::vector<const Value*> all;
    for (const Value* schema : here_) add(schema, all);
    const auto prints = [](const Value& type) {
        return type == Value("string") || type == Value("number") || type == Value("integer");
    };
    return std::any_of(all.begin(), all.end(), [&](const Value* schema) {
        if (schema->find("enum") != nullptr || schema->find("const") != nullptr) return true;
        const Value* type = schema->find("type");
        if (type == nullptr) return false;
        if (!type->is_array()) return prints(*type);
        return std::any_of(type->items().begin(), type->items().end(), prints);
    });
}

SchemaView SchemaView::items() const {
    std::vector<const Value*> all;
    for (const Value* schema : here_) add(schema, all);
    SchemaView next(*root_);
    next.here_.clear();
    for (const Value* schema : all) add(schema->find("items"), next.here_);
    return next;
}

}  // namespace layout

#include "layout/value/number_order.h"
#include "layout/value/schema_node.h"

#include <algorithm>
#include <stdexcept>

namespace layout {

namespace {

// "%25" is "%"; a malformed escape stays as it is, and then points at nothing.
std::string percent_decoded(std::string_view text) {
    const auto digit = [](char c) { return std::string_view("0123456789abcdefABCDEF").find(c); };
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) != std::string_view::npos &&
                            digit(text[i + 2]) != std::string_view::npos;
        if (!escape) {
            plain += text[i];
            continue;
        }
        const std::size_t high = digit(text[i + 1]), low = digit(text[i + 2]);
        plain += static_cast<char>((high < 16 ? high : high - 6) * 16 + (low < 16 ? low : low - 6));
        i += 2;
    }
    return plain;
}

Kinds kind_named(std::string_view name) {
    constexpr std::pair<std::string_view, Kinds> names[] = {
        {"null", kind_null},       {"boolean", kind_boolean},
        {"integer", kind_integer}, {"number", kind_number | kind_integer},
        {"string", kind_text},     {"array", kind_array},
        {"object", kind_object}};
    for (const auto& [known, kind] : names) {
        if (known == name) return kind;
    }
    return 0;
}

class Compiler {
public:
    Compiler(const Value& root, std::string_view name) : root_(root), name_(name) {}

    CompiledSchema compile() {
        compiled_.root = node_of(root_, "");
        // Targets are compiled here and not where they are named, so that a chain of
        // references does not become a chain of calls.
        while (!references_.empty()) {
            const Reference reference = std::move(references_.back());
            references_.pop_back();
            reference.from->target = node_of(*reference.to, reference.pointer);
        }
        return std::move(compiled_);
    }

private:
    struct Reference {
        SchemaNode* from;
        const Value* to;
        std::string pointer;
    };

    // One keyword: what it says goes into the node.
    using Keyword = void (Compiler::*)(SchemaNode&, const Value&, const std::string& pointer);

    [[noreturn]] void refuse(const std::string& pointer, const std::string& why) const {
        throw std::runtime_error(name_ + ": at \"" + pointer + "\": " + why);
    }

    static Keyword keyword_named(std::string_view name);
    static bool stands_beside_reference(std::string_view keyword);

    const SchemaNode* node_of(const Value& schema, const std::string& pointer);
    void fill(SchemaNode& node, const Value& schema);
    void read_reference(SchemaNode& node, const Value& schema);

    void note(SchemaNode&, const Value&, const std::string&) {}
    void text_note(SchemaNode&, const Value& v, const std::string& pointer) { text(v, pointer); }
    void dialect(SchemaNode&, const Value&, const std::string&);
    void identity(SchemaNode&, const Value&, const std::string&);
    void definitions(SchemaNode&, const Value&, const std::string&);
    void type(SchemaNode&, const Value&, const std::string&);
    void choices(SchemaNode&, const Value&, const std::string&);
    void properties(SchemaNode&, const Value&, const std::string&);
    void required(SchemaNode&, const Value&, const std::string&);
    void extensions(SchemaNode&, const Value&, const std::string&);
    void pattern(SchemaNode&, const Value&, const std::string&);
    void format(SchemaNode&, const Value&, const std::string&);

    template <auto field>
    void put_node(SchemaNode& node, const Value& v, const std::string& pointer) {
        node.*field = node_of(v, pointer);
    }
    template <auto field>
    void put_nodes(SchemaNode& node, const Value& v, const std::string& pointer);
    template <auto field>
    void put_count(SchemaNode& node, const Value& v, const std::string& pointer);
    template <auto field>
    void put_number(SchemaNode& node, const Value& v, const std::string& pointer);
    void put_constant(SchemaNode& node, const Value& v, const std::string&) { node.constant = v; }

    const std::string& text(const Value& v, const std::string& pointer) const;
    const Value::Array& list(const Value& v, const std::string& pointer) const;
    const Value::Object& object(const Value& v, const std::string& pointer) const;

    const Value& root_;
    std::string name_;
    CompiledSchema compiled_;
    std::unordered_map<const Value*, SchemaNode*> known_;
    std::vector<Reference> references_;
};

Compiler::Keyword Compiler::keyword_named(std::string_view name) {
    static const std::unordered_map<std::string_view, Keyword> keywords = {
        {"$schema", &Compiler::dialect},
        {"$id", &Compiler::identity},
        {"$comment", &Compiler::text_note},
        {"title", &Compiler::text_note},
        {"description", &Compiler::text_note},
        {"default", &Compiler::note},
        {"examples", &Compiler::note},
        {"definitions", &Compiler::definitions},
        {"type", &Compiler::type},
        {"enum", &Compiler::choices},
        {"const", &Compiler::put_constant},
        {"properties", &Compiler::properties},
        {"required", &Compiler::required},
        {"additionalProperties", &Compiler::put_node<&SchemaNode::additional>},
        {"patternProperties", &Compiler::extensions},
        {"items", &Compiler::put_node<&SchemaNode::items>},
        {"minItems", &Compiler::put_count<&SchemaNode::min_items>},
        {"maxItems", &Compiler::put_count<&SchemaNode::max_items>},
        {"minLength", &Compiler::put_count<&SchemaNode::min_length>},
        {"maxLength", &Compiler::put_count<&SchemaNode::max_length>},
        {"minimum", &Compiler::put_number<&SchemaNode::minimum>},
        {"maximum", &Compiler::put_number<&SchemaNode::maximum>},
        {"pattern", &Compiler::pattern},
        {"format", &Compiler::format},
        {"anyOf", &Compiler::put_nodes<&SchemaNode::any_of>},
        {"oneOf", &Compiler::put_nodes<&SchemaNode::one_of>},
        {"allOf", &Compiler::put_nodes<&SchemaNode::all_of>},
        {"not", &Compiler::put_node<&SchemaNode::negated>},
        {"if", &Compiler::put_node<&SchemaNode::condition>},
        {"then", &Compiler::put_node<&SchemaNode::consequence>},
        {"else", &Compiler::put_node<&SchemaNode::alternative>},
    };
    const auto found = keywords.find(name);
    return found == keywords.end() ? nullptr : found->second;
}

const SchemaNode* Compiler::node_of(const Value& schema, const std::string& pointer) {
    if (const auto found = known_.find(&schema); found != known_.end()) return found->second;
    SchemaNode& node = compiled_.nodes.emplace_back();
    node.pointer = pointer;
    known_.emplace(&schema, &node);
    if (schema.kind() == Value::Kind::boolean) {
        node.refuses_all = !schema.boolean();
    } else if (schema.find("$ref")) {
        read_reference(node, schema);
    } else {
        fill(node, schema);
    }
    return &node;
}

void Compiler::fill(SchemaNode& node, const Value& schema) {
    if (!schema.is_object()) refuse(node.pointer, "a schema must be an object, true or false");
    for (const Member& member : schema.members()) {
        const std::string pointer = child_pointer(node.pointer, member.name);
        const Keyword keyword = keyword_named(member.name);
        if (!keyword) refuse(pointer, "the keyword is not supported, so it would never be checked");
        (this->*keyword)(node, member.value, pointer);
    }
    if (!node.condition && (node.consequence || node.alternative))
        refuse(node.pointer, "then or else without if would never be checked");
}

// Draft-07 ignores what stands beside a $ref; we refuse a rule that would be ignored.
bool Compiler::stands_beside_reference(std::string_view keyword) {
    constexpr std::string_view notes[] = {"$ref",        "$schema", "$id",      "$comment",   "title",
                                          "description", "default", "examples", "definitions"};
    return std::find(std::begin(notes), std::end(notes), keyword) != std::end(notes);
}

void Compiler::read_reference(SchemaNode& node, const Value& schema) {
    const std::string pointer = child_pointer(node.pointer, "$ref");
    for (const Member& member : schema.members()) {
        if (!stands_beside_reference(member.name))
            refuse(child_pointer(node.pointer, member.name), "a rule beside $ref would never be checked");
        if (member.name != "$ref")
            (this->*keyword_named(member.name))(node, member.value, child_pointer(node.pointer, member.name));
    }
    const std::string& reference = text(*schema.find("$ref"), pointer);
    if (!reference.starts_with('#')) refuse(pointer, "only references within the document are supported");
    const std::string target = percent_decoded(std::string_view(reference).substr(1));
    const Value* found = at_pointer(root_, target);
    if (!found) refuse(pointer, "nothing stands at " + reference);
    references_.push_back({&node, found, target});
}

void Compiler::dialect(SchemaNode&, const Value& v, const std::string& pointer) {
    const std::string& uri = text(v, pointer);
    if (uri != "http://json-schema.org/draft-07/schema#" && uri != "http://json-schema.org/draft-07/schema")
        refuse(pointer, "the dialect must be draft-07");
}

void Compiler::identity(SchemaNode&, const Value& v, const std::string& pointer) {
    text(v, pointer);
    if (pointer != "/$id") refuse(pointer, "an $id below the root would move references");
}

void Compiler::definitions(SchemaNode&, const Value& v, const std::string& pointer) {
    for (const Member& member : object(v, pointer)) node_of(member.value, child_pointer(pointer, member.name));
}

void Compiler::type(SchemaNode& node, const Value& v, const std::string& pointer) {
    node.kinds = 0;
    const auto add = [&](const Value& name) {
        const Kinds kind = kind_named(text(name, pointer));
        if (!kind) refuse(pointer, "there is no type " + name.text());
        node.kinds |= kind;
    };
    if (v.is_string()) return add(v);
    for (const Value& name : list(v, pointer)) add(name);
    if (!node.kinds) refuse(pointer, "at least one type is needed");
}

void Compiler::choices(SchemaNode& node, const Value& v, const std::string& pointer) {
    node.choices = list(v, pointer);
    if (node.choices.empty()) refuse(pointer, "at least one value is needed");
}

void Compiler::properties(SchemaNode& node, const Value& v, const std::string& pointer) {
    for (const Member& member : object(v, pointer))
        node.properties.push_back({member.name, node_of(member.value, child_pointer(pointer, member.name))});
    for (std::size_t i = 0; i < node.properties.size(); ++i) node.property_at.emplace(node.properties[i].name, i);
}

void Compiler::required(SchemaNode& node, const Value& v, const std::string& pointer) {
    for (const Value& name : list(v, pointer)) {
        if (std::find(node.required.begin(), node.required.end(), text(name, pointer)) != node.required.end())
            refuse(pointer, name.text() + " stands twice");
        node.required.push_back(name.text());
    }
}

void Compiler::extensions(SchemaNode& node, const Value& v, const std::string& pointer) {
    for (const Member& member : object(v, pointer)) {
        if (member.name != "^x-") refuse(child_pointer(pointer, member.name), "only the pattern ^x- is supported");
        node.extension = node_of(member.value, child_pointer(pointer, member.name));
    }
}

void Compiler::pattern(SchemaNode& node, const Value& v, const std::string& pointer) try {
    node.pattern = Pattern::parse(text(v, pointer));
} catch (const std::invalid_argument& e) {
    refuse(pointer, e.what());
}

void Compiler::format(SchemaNode& node, const Value& v, const std::string& pointer) {
    const std::string& format = text(v, pointer);
    if (format != "date" && format != "date-time") refuse(pointer, "the format " + format + " is not supported");
    node.format = format == "date" ? TextFormat::date : TextFormat::date_time;
}

template <auto field>
void Compiler::put_nodes(SchemaNode& node, const Value& v, const std::string& pointer) {
    const Value::Array& schemas = list(v, pointer);
    if (schemas.empty()) refuse(pointer, "at least one schema is needed");
    for (std::size_t i = 0; i < schemas.size(); ++i)
        (node.*field).push_back(node_of(schemas[i], child_pointer(pointer, i)));
}

template <auto field>
void Compiler::put_count(SchemaNode& node, const Value& v, const std::string& pointer) {
    constexpr double greatest = 1e15;  // Every integer up to it is exact in a double.
    const bool counts = v.kind() == Value::Kind::number && is_integer(v.number()) && v.number().value >= 0 &&
                        v.number().value <= greatest;
    if (!counts) refuse(pointer, "a whole number from 0 is needed");
    node.*field = static_cast<std::size_t>(v.number().value);
}

template <auto field>
void Compiler::put_number(SchemaNode& node, const Value& v, const std::string& pointer) {
    if (v.kind() != Value::Kind::number) refuse(pointer, "a number is needed");
    node.*field = v.number();
}

const std::string& Compiler::text(const Value& v, const std::string& pointer) const {
    if (!v.is_string()) refuse(pointer, "a text is needed");
    return v.text();
}

const Value::Array& Compiler::list(const Value& v, const std::string& pointer) const {
    if (!v.is_array()) refuse(pointer, "a list is needed");
    return v.items();
}

const Value::Object& Compiler::object(const Value& v, const std::string& pointer) const {
    if (!v.is_object()) refuse(pointer, "an object is needed");
    return v.members();
}

}  // namespace

CompiledSchema compile_schema(const Value& schema, std::string_view name) {
    return Compiler(schema, name).compile();
}

}  // namespace layout

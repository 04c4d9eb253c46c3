#include "layout/value/date_format.h"
#include "layout/value/near_name.h"
#include "layout/value/number_order.h"
#include "layout/value/schema_node.h"
#include "layout/value/schema_problems.h"
#include "layout/value/schema_sentences.h"

#include <algorithm>
#include <stdexcept>

namespace layout {

namespace {

bool admits(Kinds kinds, const Value& value) {
    switch (value.kind()) {
        case Value::Kind::null:
            return kinds & kind_null;
        case Value::Kind::boolean:
            return kinds & kind_boolean;
        case Value::Kind::string:
            return kinds & kind_text;
        case Value::Kind::array:
            return kinds & kind_array;
        case Value::Kind::object:
            return kinds & kind_object;
        case Value::Kind::number:
            break;
    }
    return (kinds & kind_number) || ((kinds & kind_integer) && is_integer(value.number()));
}

// What a branch says about kinds before anything else.
Kinds kinds_of(const SchemaNode& node) {
    const SchemaNode* at = &node;
    while (at->target) at = at->target;
    return at->refuses_all ? 0 : at->kinds;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// The known name that was probably meant and is not given as well; "" when none is near.
std::string_view meant_by(std::string_view name, const SchemaNode& node, const Value& object) {
    std::string_view nearest;
    std::size_t least = 3;
    for (const SchemaNode::Property& property : node.properties) {
        const std::size_t distance = distance_up_to_2(name, property.name);
        const bool alike = distance < std::min(name.size(), property.name.size());  // "id" is not "no".
        if (distance >= least || !alike || object.find(property.name)) continue;
        nearest = property.name;
        least = distance;
    }
    return nearest;
}

class Checker {
public:
    // Whether the value conforms; tells the problems unless quiet.
    bool check(const SchemaNode& node, const Value& value, const Place& at);

    Problems problems() && { return std::move(found_).in_document_order(); }

private:
    using Step = bool (Checker::*)(const SchemaNode&, const Value&, const Place&);

    bool choice(const SchemaNode&, const Value&, const Place&);
    bool content(const SchemaNode&, const Value&, const Place&);
    bool text(const SchemaNode&, const Value&, const Place&);
    bool number(const SchemaNode&, const Value&, const Place&);
    bool items(const SchemaNode&, const Value&, const Place&);
    bool presence(const SchemaNode&, const Value&, const Place&);
    bool members(const SchemaNode&, const Value&, const Place&);
    bool member(const SchemaNode&, const SchemaNode::Property*, const Value& object, const Member&, const Place&);
    bool branches(const SchemaNode&, const Value&, const Place&);
    bool one_of(const SchemaNode&, const Value&, const Place&);
    bool condition(const SchemaNode&, const Value&, const Place&);
    bool tell_best(const std::vector<const SchemaNode*>&, const Value&, const Place&, const char* code);

    bool conforms(const SchemaNode& node, const Value& value, const Place& at);

    template <class Say>
    bool refuse(const Place& at, const char* code, Say say) {
        if (!quiet_) found_.add(at, code, say());
        return false;
    }

    // Nothing more that is found would matter.
    bool is_done() const { return quiet_ || found_.is_full(); }

    FoundProblems found_;
    bool quiet_ = false;
    std::size_t visits_ = 0;
};

bool Checker::check(const SchemaNode& node, const Value& value, const Place& at) {
    // Our schemas need a few visits for each value. One that needs as many as this is wrong,
    // and must not stop the service.
    constexpr std::size_t most_visits = 50'000'000;
    if (++visits_ > most_visits) throw std::runtime_error("a schema needs too many steps for a document");

    if (node.refuses_all) return refuse(at, "not", sentence::forbidden);
    if (node.target) return check(*node.target, value, at);
    if (!admits(node.kinds, value)) return refuse(at, "type", [&] { return sentence::wrong_kind(node.kinds, value); });
    bool good = true;
    for (const Step step : {&Checker::choice, &Checker::content, &Checker::branches}) {
        if (!(this->*step)(node, value, at)) good = false;
        if (!good && is_done()) return false;
    }
    return good;
}

bool Checker::conforms(const SchemaNode& node, const Value& value, const Place& at) {
    const bool before = std::exchange(quiet_, true);
    const bool good = check(node, value, at);
    quiet_ = before;
    return good;
}

bool Checker::choice(const SchemaNode& node, const Value& value, const Place& at) {
    if (node.constant && !means_the_same(*node.constant, value))
        return refuse(at, "const", [&] { return sentence::not_constant(*node.constant); });
    const auto same = [&](const Value& one) { return means_the_same(one, value); };
    if (!node.choices.empty() && std::none_of(node.choices.begin(), node.choices.end(), same))
        return refuse(at, "enum", [&] { return sentence::not_among(node.choices); });
    return true;
}

bool Checker::content(const SchemaNode& node, const Value& value, const Place& at) {
    switch (value.kind()) {
        case Value::Kind::string:
            return text(node, value, at);
        case Value::Kind::number:
            return number(node, value, at);
        case Value::Kind::array:
            return items(node, value, at);
        case Value::Kind::object: {
            const bool complete = presence(node, value, at);
            return (complete || !is_done()) && members(node, value, at) && complete;
        }
        default:
            return true;
    }
}

// A text that is too short or too long is not told to have the wrong form as well.
bool Checker::text(const SchemaNode& node, const Value& value, const Place& at) {
    const std::string& text = value.text();
    if (node.min_length || node.max_length) {
        const std::size_t length = code_points(text);
        if (node.min_length && length < *node.min_length)
            return refuse(at, "min_length", [&] { return sentence::too_short(*node.min_length, length); });
        if (node.max_length && length > *node.max_length)
            return refuse(at, "max_length", [&] { return sentence::too_long(*node.max_length, length); });
    }
    if (node.pattern && !node.pattern->is_found_in(text))
        return refuse(at, "pattern", [&] { return sentence::wrong_pattern(node.pattern->source()); });
    const bool formatted =
        node.format == TextFormat::none || (node.format == TextFormat::date ? is_date(text) : is_date_time(text));
    return formatted || refuse(at, "format", [&] { return sentence::wrong_format(node.format); });
}

bool Checker::number(const SchemaNode& node, const Value& value, const Place& at) {
    const Number& number = value.number();
    if (node.minimum && order(number, *node.minimum) < 0)
        return refuse(at, "minimum", [&] { return sentence::too_small(*node.minimum, number); });
    if (node.maximum && order(number, *node.maximum) > 0)
        return refuse(at, "maximum", [&] { return sentence::too_great(*node.maximum, number); });
    return true;
}

bool Checker::items(const SchemaNode& node, const Value& value, const Place& at) {
    const Value::Array& items = value.items();
    bool good = true;
    if (node.min_items && items.size() < *node.min_items)
        good = refuse(at, "min_items", [&] { return sentence::too_few_items(*node.min_items, items.size()); });
    if (node.max_items && items.size() > *node.max_items)
        good = refuse(at, "max_items", [&] { return sentence::too_many_items(*node.max_items, items.size()); });
    for (std::size_t i = 0; node.items && i < items.size(); ++i) {
        if (!good && is_done()) return false;
        if (!check(*node.items, items[i], {&at, i, nullptr})) good = false;
    }
    return good;
}

bool Checker::presence(const SchemaNode& node, const Value& value, const Place& at) {
    bool good = true;
    for (const std::string& name : node.required) {
        if (value.find(name)) continue;
        // Before the first member, in the schema's order.
        good = refuse({&at, Place::before_all, &name}, "required", [&] { return sentence::missing(name); });
        if (is_done()) return false;
    }
    return good;
}

bool Checker::members(const SchemaNode& node, const Value& value, const Place& at) {
    const Value::Object& members = value.members();
    const auto& properties = node.properties;
    if (properties.empty() && !node.extension && !node.additional) return true;
    bool good = true;
    std::size_t guess = 0;  // Most senders keep the schema's order.
    for (std::size_t i = 0; i < members.size(); ++i) {
        const SchemaNode::Property* property = nullptr;
        if (guess < properties.size() && properties[guess].name == members[i].name) {
            property = &properties[guess++];
        } else if (const auto found = node.property_at.find(members[i].name); found != node.property_at.end()) {
            property = &properties[found->second];
            guess = found->second + 1;
        }
        if (!member(node, property, value, members[i], {&at, i, &members[i].name})) good = false;
        if (!good && is_done()) return false;
    }
    return good;
}

bool Checker::member(const SchemaNode& node, const SchemaNode::Property* property, const Value& object,
                     const Member& member, const Place& at) {
    bool good = !property || check(*property->node, member.value, at);
    const bool extends = node.extension && member.name.starts_with("x-");
    if (extends && !check(*node.extension, member.value, at)) good = false;
    if (property || extends || !node.additional) return good;
    if (node.additional->refuses_all)
        return refuse(at, "unknown_member",
                      [&] { return sentence::unknown_member(member.name, meant_by(member.name, node, object)); });
    return check(*node.additional, member.value, at);
}

bool Checker::branches(const SchemaNode& node, const Value& value, const Place& at) {
    bool good = true;
    for (const SchemaNode* all : node.all_of) {
        if (!check(*all, value, at)) good = false;
        if (!good && is_done()) return false;
    }
    const auto fits = [&](const SchemaNode* branch) { return conforms(*branch, value, at); };
    if (!node.any_of.empty() && std::none_of(node.any_of.begin(), node.any_of.end(), fits))
        good = tell_best(node.any_of, value, at, "any_of");
    if (!node.one_of.empty() && !one_of(node, value, at)) good = false;
    if (node.negated && conforms(*node.negated, value, at)) good = refuse(at, "not", sentence::forbidden);
    if (node.condition && !condition(node, value, at)) good = false;
    return good;
}

bool Checker::one_of(const SchemaNode& node, const Value& value, const Place& at) {
    std::size_t fitting = 0;
    for (const SchemaNode* branch : node.one_of) {
        if (conforms(*branch, value, at) && ++fitting > 1) return refuse(at, "one_of", sentence::several_fit);
    }
    return fitting == 1 || tell_best(node.one_of, value, at, "one_of");
}

bool Checker::condition(const SchemaNode& node, const Value& value, const Place& at) {
    const SchemaNode* next = conforms(*node.condition, value, at) ? node.consequence : node.alternative;
    return !next || check(*next, value, at);
}

// None of the branches fits. When the kind of the value leaves only one of them, that one was
// meant and its problems are told; when it leaves none, the kind is the problem.
bool Checker::tell_best(const std::vector<const SchemaNode*>& branches, const Value& value, const Place& at,
                        const char* code) {
    if (quiet_) return false;
    Kinds wanted = 0;
    std::vector<const SchemaNode*> possible;
    for (const SchemaNode* branch : branches) {
        wanted |= kinds_of(*branch);
        if (admits(kinds_of(*branch), value)) possible.push_back(branch);
    }
    if (possible.size() == 1) return check(*possible.front(), value, at);
    if (possible.empty() && wanted) return refuse(at, "type", [&] { return sentence::wrong_kind(wanted, value); });
    return refuse(at, code, sentence::none_fits);
}

}  // namespace

Problems check_document(const CompiledSchema& schema, const Value& document) {
    Checker checker;
    checker.check(*schema.root, document, {});
    return std::move(checker).problems();
}

}  // namespace layout

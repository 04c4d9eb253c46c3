// A JSON document as it was sent.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace layout {

// A number keeps the text it was written with: "100.00" is what a report prints.
struct Number {
    std::string text;  // As in the body, RFC 8259 grammar.
    double value = 0;  // Nearest double; always finite.

    friend bool operator==(const Number&, const Number&) = default;
};

struct Member;

// An immutable-by-habit tree: built by read_json, then only read.
class Value {
public:
    enum class Kind { null, boolean, number, string, array, object };
    using Array = std::vector<Value>;
    using Object = std::vector<Member>;  // In the sender's order, names unique.

    Value();  // null
    explicit Value(bool boolean);
    explicit Value(Number number);
    explicit Value(std::string text);
    explicit Value(const char* text);
    explicit Value(Array items);
    explicit Value(Object members);

    Kind kind() const { return static_cast<Kind>(state_.index()); }
    bool is_null() const { return kind() == Kind::null; }
    bool is_string() const { return kind() == Kind::string; }
    bool is_object() const { return kind() == Kind::object; }
    bool is_array() const { return kind() == Kind::array; }

    // Each throws std::bad_variant_access when the value is of another kind.
    bool boolean() const { return std::get<bool>(state_); }
    const Number& number() const { return std::get<Number>(state_); }
    const std::string& text() const { return std::get<std::string>(state_); }
    const Array& items() const { return std::get<Array>(state_); }
    const Object& members() const { return std::get<Object>(state_); }

    // The member of that name; nullptr when there is none or this is not an object.
    const Value* find(std::string_view name) const;

    friend bool operator==(const Value& a, const Value& b);

private:
    std::variant<std::monostate, bool, Number, std::string, Array, Object> state_;
};

struct Member {
    std::string name;
    Value value;

    friend bool operator==(const Member&, const Member&) = default;
};

// Below Member, for clang builds no vector of it before.
inline Value::Value() = default;
inline Value::Value(bool boolean) : state_(boolean) {}
inline Value::Value(Number number) : state_(std::move(number)) {}
inline Value::Value(std::string text) : state_(std::move(text)) {}
inline Value::Value(const char* text) : state_(std::string(text)) {}
inline Value::Value(Array items) : state_(std::move(items)) {}
inline Value::Value(Object members) : state_(std::move(members)) {}

// The value at an RFC 6901 pointer; nullptr when nothing stands there.
const Value* at_pointer(const Value& root, std::string_view pointer);

// `pointer` with one more reference token, escaped as RFC 6901 orders ("~" and "/").
std::string child_pointer(std::string_view pointer, std::string_view name);
std::string child_pointer(std::string_view pointer, std::size_t index);

}  // namespace layout

#include "layout/value/schema_sentences.h"

#include "layout/value/number_order.h"
#include "layout/value/write_json.h"

#include <iterator>

namespace layout::sentence {

namespace {

struct KindName {
    Kinds kind;
    const char *thai, *english;
};

constexpr KindName kind_names[] = {
    {kind_text, "ข้อความ", "text"},
    {kind_number, "ตัวเลข", "a number"},
    {kind_integer, "จำนวนเต็ม", "a whole number"},
    {kind_boolean, "ค่า true หรือ false", "true or false"},
    {kind_array, "รายการ (array)", "a list"},
    {kind_object, "กลุ่มข้อมูล (object)", "an object"},
    {kind_null, "ค่าว่าง (null)", "null"},
};

std::string cut(std::string_view text) {
    constexpr std::size_t most = 40;  // Code points.
    std::size_t begun = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
        if (begins && begun++ == most) return std::string(text.substr(0, i)) + "…";
    }
    return std::string(text);
}

std::string quoted(std::string_view text) {
    return write_json(Value(cut(text)));
}

std::string shown(const Value& value) {
    switch (value.kind()) {
        case Value::Kind::string:
            return quoted(value.text());
        case Value::Kind::array:
            return "[…]";
        case Value::Kind::object:
            return "{…}";
        default:
            return cut(write_json(value));
    }
}

Sentence names_of(Kinds kinds) {
    if (kinds & kind_number) kinds &= ~kind_integer;
    Sentence names;
    for (const KindName& name : kind_names) {
        if (!(kinds & name.kind)) continue;
        if (!names.thai.empty()) {
            names.thai += " หรือ";
            names.english += " or ";
        }
        names.thai += name.thai;
        names.english += name.english;
    }
    return names;
}

Sentence name_of(const Value& found, Kinds wanted) {
    constexpr Kinds kinds[] = {kind_null, kind_boolean, kind_number, kind_text, kind_array, kind_object};
    const Kinds kind = kinds[static_cast<std::size_t>(found.kind())];
    if (kind == kind_number && (wanted & kind_integer)) return {" " + shown(found), shown(found)};
    return names_of(kind);
}

std::string plural(std::size_t count, const std::string& noun) {
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

}  // namespace

Sentence wrong_kind(Kinds wanted, const Value& found) {
    const Sentence want = names_of(wanted), have = name_of(found, wanted);
    return {"ต้องเป็น" + want.thai + " แต่ที่ส่งมาเป็น" + have.thai,
            "This must be " + want.english + ", but " + have.english + " was sent."};
}

Sentence not_among(const std::vector<Value>& choices) {
    constexpr std::size_t most = 12;
    std::string list;
    for (std::size_t i = 0; i < choices.size() && i < most; ++i) list += (i > 0 ? ", " : "") + shown(choices[i]);
    if (choices.size() > most) list += ", …";
    return {"ต้องเป็นค่าใดค่าหนึ่งต่อไปนี้ " + list, "This must be one of " + list + "."};
}

Sentence not_constant(const Value& constant) {
    return {"ต้องเป็น " + shown(constant) + " เท่านั้น", "This must be " + shown(constant) + "."};
}

Sentence missing(std::string_view name) {
    return {"ยังไม่ได้ระบุข้อมูล " + quoted(name) + " ซึ่งจำเป็นต้องมี", quoted(name) + " is required, but is missing."};
}

Sentence unknown_member(std::string_view name, std::string_view meant) {
    Sentence said = {"ไม่มีข้อมูลชื่อ " + quoted(name) + " ในแบบเอกสารนี้", quoted(name) + " is not a member of this object"};
    if (!meant.empty()) {
        said.thai += " น่าจะหมายถึง " + quoted(meant);
        said.english += "; was " + quoted(meant) + " meant?";
    } else {
        said.english += ".";
    }
    return said;
}

Sentence too_few_items(std::size_t least, std::size_t found) {
    return {"ต้องมีอย่างน้อย " + std::to_string(least) + " รายการ แต่ส่งมา " + std::to_string(found) + " รายการ",
            "This must have at least " + plural(least, "item") + ", but has " + std::to_string(found) + "."};
}

Sentence too_many_items(std::size_t most, std::size_t found) {
    return {"มีได้ไม่เกิน " + std::to_string(most) + " รายการ แต่ส่งมา " + std::to_string(found) + " รายการ",
            "This must have at most " + plural(most, "item") + ", but has " + std::to_string(found) + "."};
}

Sentence too_short(std::size_t least, std::size_t found) {
    if (least == 1) return {"ต้องไม่เว้นว่าง", "This must not be empty."};
    return {"ต้องยาวอย่างน้อย " + std::to_string(least) + " อักขระ แต่ส่งมา " + std::to_string(found) + " อักขระ",
            "This must have at least " + plural(least, "character") + ", but has " + std::to_string(found) + "."};
}

Sentence too_long(std::size_t most, std::size_t found) {
    return {"ยาวได้ไม่เกิน " + std::to_string(most) + " อักขระ แต่ส่งมา " + std::to_string(found) + " อักขระ",
            "This must have at most " + plural(most, "character") + ", but has " + std::to_string(found) + "."};
}

Sentence too_small(const Number& least, const Number& found) {
    return {"ต้องไม่น้อยกว่า " + cut(least.text) + " แต่ส่งมา " + cut(found.text),
            "This must be " + cut(least.text) + " or more, but is " + cut(found.text) + "."};
}

Sentence too_great(const Number& most, const Number& found) {
    return {"ต้องไม่เกิน " + cut(most.text) + " แต่ส่งมา " + cut(found.text),
            "This must be " + cut(most.text) + " or less, but is " + cut(found.text) + "."};
}

Sentence wrong_pattern(std::string_view pattern) {
    return {"ข้อความไม่ตรงตามรูปแบบที่กำหนด " + std::string(pattern),
            "This does not have the required form " + std::string(pattern) + "."};
}

Sentence wrong_format(TextFormat format) {
    if (format == TextFormat::date)
        return {"ต้องเป็นวันที่ที่มีอยู่จริง เขียนเป็น ปี-เดือน-วัน เช่น 2021-06-25",
                "This must be a date that exists, written as year-month-day, such as 2021-06-25."};
    return {"ต้องเป็นวันและเวลาที่มีอยู่จริง เขียนตาม RFC 3339 เช่น 2021-06-25T09:00:00+07:00",
            "This must be a time that exists, written as RFC 3339 orders, such as 2021-06-25T09:00:00+07:00."};
}

Sentence none_fits() {
    return {"ไม่ตรงกับข้อกำหนดแบบใดเลยในแบบที่เลือกได้", "This fits none of the forms that are allowed here."};
}

Sentence several_fit() {
    return {"ตรงกับข้อกำหนดมากกว่าหนึ่งแบบ ต้องตรงเพียงแบบเดียว",
            "This fits more than one of the forms that are allowed here, and must fit only one."};
}

Sentence forbidden() {
    return {"ไม่อนุญาตให้มีค่านี้ในตำแหน่งนี้", "This value is not allowed here."};
}

Sentence more_problems() {
    return {"ยังมีข้อผิดพลาดอื่นอีกนอกเหนือจากที่แสดงไว้", "There are more problems than are listed here."};
}

}  // namespace layout::sentence

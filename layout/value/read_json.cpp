// The only place that knows RapidJSON. What it does not refuse by itself (1.1.0, each one a
// test in read_json_test.cpp): "\udc00" alone is encoded as if it were a character; a NUL
// byte ends the document silently; overlong UTF-8 and names given twice pass. Its recursive
// parser overflows the stack on a million brackets; the iterative one does not. Its judgement
// of number sizes is by parts, so that 0e400 is refused as well.

#include "layout/value/read_json.h"

#include "layout/value/json_fault.h"
#include "layout/value/number_order.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <limits>
#include <optional>
#include <set>
#include <system_error>

namespace layout {

namespace {

const FaultText lone_surrogate = {"รหัส \\u ของอักขระมีเพียงครึ่งเดียว ไม่ครบคู่ (surrogate)",
                                  "Half of a surrogate pair stands alone"};
const FaultText number_too_big = {"ตัวเลขมีขนาดเกินกว่าที่ระบบรองรับ (ประมาณ 1.8e308)",
                                  "A number beyond the range of a double (about 1.8e308) stands"};

// RapidJSON's sizes are 32 bits wide.
constexpr std::size_t most_bytes = std::numeric_limits<rapidjson::SizeType>::max() / 2;

FaultText text_of(rapidjson::ParseErrorCode code, std::string_view bytes, std::size_t offset) {
    using namespace rapidjson;
    const bool ended = offset >= bytes.size();
    if (ended && code != kParseErrorStringMissQuotationMark && code != kParseErrorNumberTooBig)
        return {"เอกสาร JSON สิ้นสุดก่อนจะครบถ้วน", "The document ends before it is complete"};
    switch (code) {
        case kParseErrorDocumentRootNotSingular:
            return {"มีข้อความเกินมาหลังจากเอกสาร JSON สิ้นสุดแล้ว", "Text after the end of the document begins"};
        case kParseErrorObjectMissName:
            return {"ต้องเป็นชื่อข้อมูลในเครื่องหมายอัญประกาศ (\")", "A member name in quotation marks is expected"};
        case kParseErrorObjectMissColon:
            return {"ต้องมีเครื่องหมายทวิภาค (:) หลังชื่อข้อมูล", "A colon (:) after the member name is expected"};
        case kParseErrorObjectMissCommaOrCurlyBracket:
            return {"ต้องมีเครื่องหมายจุลภาค (,) หรือวงเล็บปีกกาปิด (})", "A comma (,) or a closing brace (}) is expected"};
        case kParseErrorArrayMissCommaOrSquareBracket:
            return {"ต้องมีเครื่องหมายจุลภาค (,) หรือวงเล็บเหลี่ยมปิด (])", "A comma (,) or a closing bracket (]) is expected"};
        case kParseErrorStringUnicodeEscapeInvalidHex:
            return {"หลัง \\u ต้องเป็นเลขฐานสิบหก 4 หลัก", "An escape \\u without four hexadecimal digits stands"};
        case kParseErrorStringUnicodeSurrogateInvalid:
            return lone_surrogate;
        case kParseErrorStringEscapeInvalid:
            if (bytes[offset] != '\\')
                return {"อักขระควบคุมต้องเขียนเป็นรหัส เช่น \\n แต่พบอักขระควบคุมโดยตรง",
                        "A control character that must be written as an escape, such as \\n, stands"};
            return {"ไม่มีรหัสที่ขึ้นต้นด้วย \\ แบบนี้ใน JSON", "An escape that JSON does not know stands"};
        case kParseErrorStringMissQuotationMark:
            return {"ข้อความไม่มีเครื่องหมายอัญประกาศปิด (\")", "A closing quotation mark is missing"};
        case kParseErrorNumberTooBig:
            return number_too_big;
        case kParseErrorNumberMissFraction:
            return {"หลังจุดทศนิยมต้องเป็นตัวเลข", "A digit after the decimal point is expected"};
        case kParseErrorNumberMissExponent:
            return {"เลขชี้กำลังต้องเป็นตัวเลข", "A digit in the exponent is expected"};
        default:
            return {"ต้องเป็นค่าที่ JSON รู้จัก", "A JSON value is expected"};
    }
}

// The nearest double; nothing beyond the range. Below it (1e-400) the nearest is zero.
std::optional<double> double_of(std::string_view text) {
    double value = 0;
    const auto error = std::from_chars(text.data(), text.data() + text.size(), value).ec;
    if (error == std::errc()) return value;
    if (digits_before_point(text) > 0) return std::nullopt;
    return text.starts_with('-') ? -0.0 : 0.0;
}

// Where the string that ends just before `end` begins: at the next quotation mark to the
// left that is not escaped.
std::size_t string_begin(std::string_view bytes, std::size_t end) {
    std::size_t quote = end - 1;
    for (;;) {
        quote = bytes.rfind('"', quote - 1);
        std::size_t slashes = 0;
        while (slashes < quote && bytes[quote - 1 - slashes] == '\\') ++slashes;
        if (slashes % 2 == 0) return quote;
    }
}

// The escape of a low surrogate without a high one before it, in the string at bytes[i].
std::size_t lone_low_surrogate(std::string_view bytes, std::size_t i) {
    constexpr std::size_t escape = 6;  // \uXXXX
    const auto is_one_of = [&](std::size_t at, std::string_view set) {
        return at < bytes.size() && set.find(bytes[at]) != std::string_view::npos;
    };
    for (;;) {
        i = bytes.find('\\', i);
        const bool surrogate = is_one_of(i + 1, "u") && is_one_of(i + 2, "dD");
        if (surrogate && is_one_of(i + 3, "cCdDeEfF")) return i;
        i += surrogate && is_one_of(i + 3, "89aAbB") ? 2 * escape : 2;
    }
}

// Builds the tree from the reader's events.
//
// Members and items of every open container wait in one stack; a container that closes takes
// its own off the top, at their exact number.
class TreeBuilder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, TreeBuilder> {
public:
    TreeBuilder(std::string_view bytes, const rapidjson::MemoryStream& stream, const JsonLimits& limits)
        : bytes_(bytes), stream_(stream), limits_(limits) {}

    bool Null() { return count(stream_.Tell() - 4) && put(Value()); }
    bool Bool(bool value) { return count(stream_.Tell() - (value ? 4 : 5)) && put(Value(value)); }
    bool RawNumber(const char* text, rapidjson::SizeType length, bool);
    bool String(const char* text, rapidjson::SizeType length, bool);
    bool Key(const char* text, rapidjson::SizeType length, bool);
    bool StartObject() { return open(true); }
    bool StartArray() { return open(false); }
    bool EndObject(rapidjson::SizeType);
    bool EndArray(rapidjson::SizeType);

    // The reader stopped because of this one.
    std::optional<Problem>& refusal() { return refusal_; }
    Value take() { return std::move(root_); }

private:
    struct Container {
        bool object;
        std::size_t begin;            // In waiting_.
        std::set<std::string> names;  // Filled when there are many: a tree cannot be flooded.
    };

    bool count(std::size_t offset);
    bool count_characters(std::string_view text);
    bool open(bool object);
    bool put(Value value);
    bool is_new(const std::string& name);
    bool refuse(std::size_t offset, const FaultText& what, const char* code = "json");
    bool check_surrogates(std::string_view text);
    std::string pointer() const;

    std::string_view bytes_;
    const rapidjson::MemoryStream& stream_;
    const JsonLimits& limits_;
    std::vector<Member> waiting_;
    std::vector<Container> containers_;
    std::size_t values_ = 0, characters_ = 0, line_feeds_ = 0;
    Value root_;
    std::optional<Problem> refusal_;
};

bool TreeBuilder::refuse(std::size_t offset, const FaultText& what, const char* code) {
    refusal_ = json_fault(bytes_, offset, what, code);
    return false;
}

bool TreeBuilder::count(std::size_t offset) {
    if (++values_ <= limits_.values) return true;
    const std::string most = std::to_string(limits_.values);
    return refuse(offset, {"เอกสารมีข้อมูลเกิน " + most + " ค่า โดยเริ่มเกิน", "The document exceeds " + most + " values"},
                  "too_large");
}

bool TreeBuilder::open(bool object) {
    if (!count(stream_.Tell())) return false;
    if (containers_.size() >= limits_.depth) {
        const std::string most = std::to_string(limits_.depth);
        return refuse(stream_.Tell(),
                      {"ข้อมูลซ้อนกันลึกเกิน " + most + " ชั้น", "Nesting deeper than " + most + " levels begins"});
    }
    containers_.push_back({object, waiting_.size(), {}});
    return true;
}

bool TreeBuilder::put(Value value) {
    if (containers_.empty()) {
        root_ = std::move(value);
    } else if (containers_.back().object) {
        waiting_.back().value = std::move(value);  // Its name came before it.
    } else {
        waiting_.push_back({{}, std::move(value)});
    }
    return true;
}

bool TreeBuilder::RawNumber(const char* text, rapidjson::SizeType length, bool) {
    const std::size_t offset = stream_.Tell() - length;
    if (!count(offset)) return false;
    const auto value = double_of({text, length});
    if (!value) return refuse(offset, number_too_big);
    return put(Value(Number{std::string(text, length), *value}));
}

// Only an escape can have put a surrogate there: the bytes themselves are UTF-8.
bool TreeBuilder::check_surrogates(std::string_view text) {
    for (std::size_t i = text.find('\xED'); i != std::string_view::npos; i = text.find('\xED', i + 1)) {
        if (static_cast<unsigned char>(text[i + 1]) < 0xA0) continue;
        return refuse(lone_low_surrogate(bytes_, string_begin(bytes_, stream_.Tell())), lone_surrogate);
    }
    return true;
}

bool TreeBuilder::String(const char* text, rapidjson::SizeType length, bool) {
    if (values_ >= limits_.values) return count(string_begin(bytes_, stream_.Tell()));
    ++values_;
    return check_surrogates({text, length}) && count_characters({text, length}) && put(Value(std::string(text, length)));
}

bool TreeBuilder::count_characters(std::string_view text) {
    for (const char c : text) {
        characters_ += (c & 0xC0) != 0x80;
        line_feeds_ += c == '\n';
    }
    if (characters_ <= limits_.characters && line_feeds_ <= limits_.line_feeds) return true;
    const bool letters = characters_ > limits_.characters;
    const std::string most = std::to_string(letters ? limits_.characters : limits_.line_feeds);
    const FaultText what = letters ? FaultText{"เอกสารมีข้อความเกิน " + most + " อักขระ โดยเริ่มเกิน", "The document exceeds " + most + " characters of text"}
                                   : FaultText{"เอกสารขึ้นบรรทัดใหม่เกิน " + most + " ครั้ง โดยเริ่มเกิน", "The document exceeds " + most + " line feeds"};
    return refuse(string_begin(bytes_, stream_.Tell()), what, "too_large");
}

bool TreeBuilder::Key(const char* text, rapidjson::SizeType length, bool) {
    if (values_ >= limits_.values) return count(string_begin(bytes_, stream_.Tell()));
    ++values_;
    std::string name(text, length);
    if (!check_surrogates(name)) return false;
    if (name.find('\0') != std::string::npos)
        return refuse(string_begin(bytes_, stream_.Tell()),
                      {"ชื่อข้อมูลต้องไม่มีอักขระ \\u0000", "A member name with the character \\u0000 stands"});
    if (!is_new(name)) {
        refuse(string_begin(bytes_, stream_.Tell()), {"มีชื่อข้อมูลซ้ำกัน", "A member name is given for the second time"});
        refusal_->pointer = child_pointer(pointer(), name);
        return false;
    }
    waiting_.push_back({std::move(name), {}});
    return true;
}

bool TreeBuilder::is_new(const std::string& name) {
    constexpr std::size_t few = 24;  // As many are compared one by one faster than looked up.
    Container& object = containers_.back();
    const auto first = waiting_.begin() + static_cast<std::ptrdiff_t>(object.begin);
    if (waiting_.size() - object.begin < few)
        return std::none_of(first, waiting_.end(), [&](const Member& member) { return member.name == name; });
    if (object.names.empty()) {
        for (auto member = first; member != waiting_.end(); ++member) object.names.insert(member->name);
    }
    return object.names.insert(name).second;
}

bool TreeBuilder::EndObject(rapidjson::SizeType) {
    const auto first = waiting_.begin() + static_cast<std::ptrdiff_t>(containers_.back().begin);
    Value::Object members(std::make_move_iterator(first), std::make_move_iterator(waiting_.end()));
    waiting_.erase(first, waiting_.end());
    containers_.pop_back();
    return put(Value(std::move(members)));
}

bool TreeBuilder::EndArray(rapidjson::SizeType) {
    const auto first = waiting_.begin() + static_cast<std::ptrdiff_t>(containers_.back().begin);
    Value::Array items;
    items.reserve(static_cast<std::size_t>(waiting_.end() - first));
    for (auto item = first; item != waiting_.end(); ++item) items.push_back(std::move(item->value));
    waiting_.erase(first, waiting_.end());
    containers_.pop_back();
    return put(Value(std::move(items)));
}

// Of the innermost open container.
std::string TreeBuilder::pointer() const {
    std::string path;
    for (std::size_t i = 1; i < containers_.size(); ++i) {
        const std::size_t begin = containers_[i].begin;
        const Container& outer = containers_[i - 1];
        path = outer.object ? child_pointer(path, waiting_[begin - 1].name) : child_pointer(path, begin - outer.begin);
    }
    return path;
}

Problem too_many_bytes(std::size_t most) {
    const std::string bytes = std::to_string(most);
    return {"", "too_large", "เอกสารมีขนาดเกิน " + bytes + " ไบต์", "The document is larger than " + bytes + " bytes."};
}

}  // namespace

Result<Value> read_json(std::string_view bytes, const JsonLimits& limits) {
    const std::size_t most = std::min(limits.bytes, most_bytes);
    if (bytes.size() > most) return too_many_bytes(most);
    if (auto fault = fault_of_text(bytes)) return std::move(*fault);

    rapidjson::MemoryStream stream(bytes.data(), bytes.size());
    rapidjson::Reader reader;
    TreeBuilder builder(bytes, stream, limits);
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
    const rapidjson::ParseResult result = reader.Parse<flags>(stream, builder);
    if (builder.refusal()) return std::move(*builder.refusal());
    if (result.IsError()) return json_fault(bytes, result.Offset(), text_of(result.Code(), bytes, result.Offset()));
    return builder.take();
}

}  // namespace layout

#include "server/intake/thai/repair_document.h"

#include "layout/text/characters.h"

#include <algorithm>
#include <iterator>

namespace server {
namespace {

using layout::Value;
using layout::child_pointer;

struct PlacedText {
    std::string pointer;
    GivenText text;
};

bool is_person(std::string_view pointer) {
    return pointer.ends_with("/given") || pointer.ends_with("/family") || pointer.ends_with("reporter/name") || pointer.ends_with("approver/name");
}

void collect(const Value& value, const std::string& pointer, std::vector<PlacedText>& out) {
    if (value.is_string()) out.push_back({pointer, {layout::to_utf16(value.text()), is_person(pointer)}});
    if (value.is_array())
        for (std::size_t i = 0; i < value.items().size(); ++i) collect(value.items()[i], child_pointer(pointer, i), out);
    if (value.is_object())
        for (const auto& [name, member] : value.members()) collect(member, child_pointer(pointer, name), out);
}

// The value with its texts taken from `next` on, in the order of collect().
Value with_texts(const Value& value, std::vector<RepairedText>::const_iterator& next) {
    if (value.is_string()) {
        const EditedText& text = (next++)->text;
        return text.edits().empty() ? value : Value(layout::to_utf8(text.text()));
    }
    if (value.is_array()) {
        Value::Array items;
        for (const Value& item : value.items()) items.push_back(with_texts(item, next));
        return Value(std::move(items));
    }
    if (!value.is_object()) return value;
    Value::Object members;
    for (const auto& [name, member] : value.members()) members.push_back({name, with_texts(member, next)});
    return Value(std::move(members));
}

// Of one text, in its order.
class FindingMaker {
public:
    FindingMaker(std::string pointer, std::u16string_view given) : pointer_(std::move(pointer)), given_(given), count_(given) {}

    Finding at(std::size_t begin, std::size_t end, TextFault fault, std::u16string_view suggestion, double margin) {
        const TextFaultName& name = name_of(fault);
        const std::size_t start = count_.before(begin);
        return {{pointer_, std::string(name.code), std::string(name.thai), std::string(name.english)},
                TextPlace{start, count_.before(end), layout::to_utf8(given_.substr(begin, end - begin))},
                false, layout::to_utf8(suggestion), margin};
    }

private:
    std::string pointer_;
    std::u16string_view given_;
    layout::CodePointCount count_;
};

void list_suspects(const std::string& pointer, const RepairedText& repaired, Findings& out) {
    const std::u16string_view text = repaired.text.text();
    FindingMaker make(pointer, repaired.text.given());
    for (const TextSuspect& one : repaired.suspects) {
        const auto origin = repaired.text.origin(one.begin, one.end);
        std::u16string suggestion(text.substr(origin.begin, one.begin - origin.begin));
        suggestion += one.suggestion;
        suggestion += text.substr(one.end, origin.end - one.end);
        out.push_back(make.at(origin.given_begin, origin.given_end, one.fault, suggestion, one.margin));
    }
}

}  // namespace

Findings changes_in(const std::string& pointer, const EditedText& text) {
    Findings changes;
    FindingMaker make(pointer, text.given());
    for (const TextEdit& edit : text.edits()) {
        const auto made = std::u16string_view(text.text()).substr(edit.begin, edit.end - edit.begin);
        changes.push_back(make.at(edit.given_begin, edit.given_end, edit.fault, made, edit.margin));
        changes.back().certain = true;
    }
    return changes;
}

RepairedDocument repair_document(const Value& document, const RepairWords& words) {
    std::vector<PlacedText> placed;
    collect(document, "", placed);
    std::vector<GivenText> texts;
    for (PlacedText& one : placed) texts.push_back(std::move(one.text));
    const std::vector<RepairedText> repaired = repair_texts(std::move(texts), words);

    RepairedDocument out;
    auto next = repaired.begin();
    out.value = with_texts(document, next);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        Findings changes = changes_in(placed[i].pointer, repaired[i].text);
        std::move(changes.begin(), changes.end(), std::back_inserter(out.changes));
        list_suspects(placed[i].pointer, repaired[i], out.suspects);
    }
    return out;
}

}  // namespace server

#include "server/report/letter_rules.h"

#include "layout/template/format.h"
#include "server/report/salutations.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace server {

using layout::Problem;
using layout::Value;

namespace {

// The text of a member; empty for null and absent.
std::string_view text_of(const Value* value) {
    return value != nullptr && value->is_string() ? std::string_view(value->text()) : std::string_view();
}

bool begins_with_label(std::string_view text, std::string_view label) {
    if (!text.starts_with(label)) return false;
    text.remove_prefix(label.size());
    return text.empty() || text[0] == ' ' || text[0] == ':' || text[0] == '.';
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t end; !text.empty(); text.remove_prefix(std::min(end + 1, text.size()))) {
        end = std::min(text.find(' '), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
    }
    return words;
}

// "1.", "(1)", "๑)" before a text, as a list has them.
bool is_item_mark(std::string_view word) {
    const std::string mark = layout::with_digits(word, layout::Digits::arabic);
    const bool closed = mark.size() > 1 && (mark.back() == '.' || mark.back() == ')');
    return closed && mark.find_first_not_of("(0123456789") == mark.size() - 1 && mark.find_first_of("0123456789") != std::string::npos;
}

// "… จำนวน 1 ชุด".
bool ends_with_amount(const std::vector<std::string_view>& words) {
    if (words.size() < 3 || words[words.size() - 3] != "จำนวน") return false;
    return layout::with_digits(words[words.size() - 2], layout::Digits::arabic).find_first_not_of("0123456789") == std::string::npos;
}

// A line that is unmistakably the heading `label`: nothing more, or "อ้างถึง: …",
// "สิ่งที่ส่งมาด้วย 1. …", "สิ่งที่ส่งมาด้วย 1 ชุด", "อ้างถึง หนังสือสำนัก ที่ กท 1/2". What goes on as a
// sentence ("สิ่งที่ส่งมาด้วย 1 แสดง…", "อ้างถึง หนังสือ… ขอให้… นั้น") is text.
bool is_heading(std::string_view line, std::string_view label) {
    static constexpr std::array<std::string_view, 5> units{"ชุด", "ฉบับ", "เล่ม", "แผ่น", "รายการ"};
    constexpr std::size_t words_of_reference = 4;  // หนังสือสำนัก, ที่, กท, 1/2
    if (!begins_with_label(line, label)) return false;
    line.remove_prefix(label.size());
    const std::vector<std::string_view> words = words_of(line);
    if (words.empty() || line[0] != ' ' || words[0].starts_with(':') || is_item_mark(words[0])) return true;
    if (words.size() == 2 && std::find(units.begin(), units.end(), words[1]) != units.end()) return true;
    const std::string last = layout::with_digits(words.back(), layout::Digits::arabic);
    return words.size() <= words_of_reference && words[0].starts_with("หนังสือ") && last.find('/') != std::string::npos && is_digit(last.back());
}

// "25 มิ.ย.", "25มิ.ย. 64".
bool has_short_month(std::string_view text) {
    for (const std::string_view month : layout::short_month_names)
        for (std::size_t at = text.find(month); at != std::string_view::npos; at = text.find(month, at + 1)) {
            const std::size_t before = text.find_last_not_of(' ', at - 1);
            if (at > 0 && before != std::string_view::npos && is_digit(text[before])) return true;
        }
    return false;
}

// "25/6/2564": two slashes between short numbers. "4810/3336" has one.
bool has_slashed_date(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_digit(text[i]) || (i > 0 && (is_digit(text[i - 1]) || text[i - 1] == '/'))) continue;
        std::size_t end = i, slashes = 0, longest = 0, digits = 0;
        for (; end < text.size() && (is_digit(text[end]) || text[end] == '/'); ++end) {
            if (text[end] == '/') ++slashes, digits = 0;
            else if (++digits, slashes < 2) longest = std::max(longest, digits);
        }
        if (slashes == 2 && longest <= 2 && digits >= 2 && digits <= 4) return true;
        i = end;
    }
    return false;
}

class LetterCheck {
public:
    LetterCheck(const Value& letter, LetterKind kind) : letter_(letter), kind_(kind) {}

    layout::Problems problems() && {
        salutation();
        if (kind_ == LetterKind::external) closing();
        body();
        dates();
        labels();
        enclosures();
        number();
        signer();
        if (text_of(letter_.find("digits")) == "as_given") one_kind_of_digits(letter_, "/letter");
        return std::move(problems_);
    }

private:
    void refuse(std::string pointer, std::string thai, std::string english) {
        problems_.push_back({std::move(pointer), "rule", std::move(thai), std::move(english)});
    }

    std::string_view at(std::string_view pointer) const { return text_of(layout::at_pointer(letter_, pointer)); }

    // Calls visit(pointer, text) for the texts of a list.
    template <class Visit>
    void each_of(const std::string& list, const Visit& visit) const {
        const Value* value = layout::at_pointer(letter_, list);
        if (value == nullptr || !value->is_array()) return;
        for (std::size_t i = 0; i < value->items().size(); ++i)
            visit(layout::child_pointer("/letter" + list, i), value->items()[i]);
    }

    void salutation() {
        const std::string_view given = at("/salutation"), office = high_office(at("/to"));
        if (given == high_salutation && office.empty() && !may_be_high_office(at("/to")))
            refuse("/letter/salutation", "คำขึ้นต้น “กราบเรียน” ใช้กับผู้ดำรงตำแหน่งตามภาคผนวก ๒ ของระเบียบงานสารบรรณเท่านั้น ตำแหน่งอื่นใช้ “เรียน”",
                   "กราบเรียน is for the offices of annex 2 of the regulation only; others are addressed with เรียน");
        if (given == ordinary_salutation && !office.empty())
            refuse("/letter/salutation", "หนังสือถึง" + std::string(office) + "ต้องขึ้นต้นว่า “กราบเรียน”",
                   "A letter to " + std::string(office) + " begins with กราบเรียน");
        if (given == high_salutation && at("/body/close").starts_with("จึงเรียน"))
            refuse("/letter/body/close", "หนังสือที่ขึ้นต้นว่า “กราบเรียน” ต้องสรุปว่า “จึงกราบเรียนมาเพื่อ…”",
                   "A letter that begins with กราบเรียน ends its text with จึงกราบเรียนมาเพื่อ…");
        if (given == ordinary_salutation && at("/body/close").starts_with("จึงกราบเรียน"))
            refuse("/letter/body/close", "หนังสือที่ขึ้นต้นว่า “เรียน” ต้องสรุปว่า “จึงเรียนมาเพื่อ…”",
                   "A letter that begins with เรียน ends its text with จึงเรียนมาเพื่อ…");
    }

    void closing() {
        const std::string_view salutation = at("/salutation"), closing = at("/closing");
        if (closing.empty()) {
            if (salutation == ordinary_salutation || salutation == high_salutation) return;  // The form knows their closings.
            return refuse("/letter/closing", "คำขึ้นต้น “" + std::string(salutation) + "” ต้องระบุคำลงท้ายไว้ด้วย",
                          "The salutation " + std::string(salutation) + " wants its closing to be given");
        }
        if (!is_pair(salutation, closing))
            refuse("/letter/closing", "คำลงท้าย “" + std::string(closing) + "” ไม่เข้าคู่กับคำขึ้นต้น “" + std::string(salutation) + "”",
                   "The closing " + std::string(closing) + " does not answer the salutation " + std::string(salutation));
    }

    void body() {
        const auto part = [&](const std::string& pointer, const Value& value) { body_part(pointer, text_of(&value)); };
        each_of("/body/reason", part);
        each_of("/body/purpose", part);
        body_part("/letter/body/close", at("/body/close"));
        const std::vector<std::string_view> close = words_of(at("/body/close"));
        if (close.size() == 1 && (close[0] == "จึงเรียนมาเพื่อ" || close[0] == "จึงกราบเรียนมาเพื่อ"))
            refuse("/letter/body/close", "ข้อความ “" + std::string(close[0]) + "” ยังไม่จบ ให้ระบุความประสงค์ด้วย เช่น “" + std::string(close[0]) + "โปรดทราบ”",
                   "The text ends with " + std::string(close[0]) + " and does not say for what");
    }

    // A line of the body that is a heading or the closing words of a letter.
    void body_part(const std::string& pointer, std::string_view text) {
        for (std::size_t end; !text.empty(); text.remove_prefix(std::min(end + 1, text.size()))) {
            end = std::min(text.find('\n'), text.size());
            std::string_view line = text.substr(0, end);
            line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
            if (line.starts_with("ขอแสดงความนับถือ") || line.starts_with("ขอนมัสการด้วยความเคารพ")) closing_words(pointer);
            for (const std::string_view heading : {"อ้างถึง", "สิ่งที่ส่งมาด้วย"})
                if (is_heading(line, heading)) body_heading(pointer, heading);
        }
    }

    void closing_words(const std::string& pointer) {
        if (kind_ == LetterKind::memo)
            refuse(pointer, "บันทึกข้อความไม่มีคำลงท้าย", "A memo has no closing words");
        else
            refuse(pointer, "คำลงท้ายอยู่ในช่อง closing ไม่ใช่ในข้อความ", "Closing words stand in closing, not in the text");
    }

    void body_heading(const std::string& pointer, std::string_view heading) {
        const std::string name(heading);
        if (kind_ == LetterKind::memo)
            refuse(pointer, "บันทึกข้อความไม่มีหัวข้อ “" + name + "” ให้เขียนรวมไว้ในข้อความ", "A memo has no heading " + name + "; its text says it");
        else
            refuse(pointer, "หัวข้อ “" + name + "” อยู่ในช่องของตน ไม่ใช่ในข้อความ", "The heading " + name + " has a field of its own and does not stand in the text");
    }

    void dates() {
        common_era("/letter/date", at("/date"));
        each_of("/references", [&](const std::string& pointer, const Value& item) { common_era(pointer + "/date", text_of(item.find("date"))); });
        for (const std::string pointer : {"/subject", "/urgency/within"}) {
            const std::string text = layout::with_digits(at(pointer), layout::Digits::arabic);
            if (has_short_month(text) || has_slashed_date(text))
                refuse("/letter" + pointer, "วันที่ในหนังสือต้องเขียนวัน ชื่อเดือนเต็ม และปี พ.ศ. เช่น ๒๕ มิถุนายน ๒๕๖๔",
                       "A date in a letter has the day, the month's full name and the year of the Buddhist era: 25 มิถุนายน 2564");
        }
    }

    // No letter is dated later than this year of the common era; of the Buddhist era, it is long past.
    void common_era(const std::string& pointer, std::string_view date) {
        constexpr std::string_view first_buddhist_year = "2400";
        if (date.size() >= 4 && date.substr(0, 4) >= first_buddhist_year)
            refuse(pointer, "ปีของวันที่ในข้อมูลต้องเป็น ค.ศ. (เช่น 2021) ระบบพิมพ์เป็น พ.ศ. ให้เอง",
                   "A date's year is of the common era (2021); it is printed in the Buddhist era");
    }

    // What the form prints before a field does not stand in it once more.
    void labels() {
        const auto check = [&](const std::string& pointer, std::string_view text, std::string_view label) {
            const bool joined = label == "หนังสือ" || label == "ด่วน";  // These stand before their text without a space.
            if (joined ? !text.starts_with(label) : !begins_with_label(text, label)) return;
            refuse(pointer, "แบบฟอร์มพิมพ์คำว่า “" + std::string(label) + "” ให้แล้ว ไม่ต้องใส่ซ้ำ",
                   "The form prints " + std::string(label) + " itself");
        };
        check("/letter/subject", at("/subject"), "เรื่อง");
        check("/letter/to", at("/to"), at("/salutation"));
        check("/letter/code", at("/code"), "ที่");
        check("/letter/urgency/within", at("/urgency/within"), "ด่วน");
        each_of("/copies", [&](const std::string& pointer, const Value& item) { check(pointer, text_of(&item), "สำเนาส่ง"); });
        each_of("/through", [&](const std::string& pointer, const Value& item) { check(pointer, text_of(&item), "ผ่าน"); });
        each_of("/sender/phones", [&](const std::string& pointer, const Value& item) { check(pointer, text_of(&item), "โทร"); });
        each_of("/references", [&](const std::string& pointer, const Value& item) {
            check(pointer + "/office", text_of(item.find("office")), "หนังสือ");
            check(pointer + "/number", text_of(item.find("number")), "ที่");
        });
    }

    // A list is numbered, and an amount follows its enclosure.
    void enclosures() {
        each_of("/enclosures", [&](const std::string& pointer, const Value& item) {
            const std::vector<std::string_view> words = words_of(text_of(item.find("name")));
            if (words.size() > 1 && is_item_mark(words[0]))
                refuse(pointer + "/name", "แบบฟอร์มพิมพ์เลขลำดับของสิ่งที่ส่งมาด้วยให้แล้ว ไม่ต้องใส่ซ้ำ", "The form numbers the enclosures itself");
            if (!text_of(item.find("amount")).empty() && ends_with_amount(words))
                refuse(pointer + "/name", "ชื่อสิ่งที่ส่งมาด้วยมีจำนวนอยู่แล้ว ซ้ำกับช่อง amount ให้ใส่จำนวนไว้ในช่อง amount เพียงแห่งเดียว",
                       "The name of the enclosure ends with an amount, which amount says too; it belongs there only");
        });
    }

    void number() {
        if (at("/code").find('/') != std::string_view::npos)
            refuse("/letter/code", "รหัสหนังสือไม่มีเครื่องหมาย / (แบบฟอร์มพิมพ์ให้ระหว่างรหัสกับเลขทะเบียน)",
                   "A letter code has no slash; the form prints it before the number");
        if (at("/number").find('/') != std::string_view::npos || begins_with_label(at("/number"), at("/code")))
            refuse("/letter/number", "เลขทะเบียนหนังสือไม่มีรหัสหนังสือหรือเครื่องหมาย / (แบบฟอร์มพิมพ์รหัสและ / นำหน้าให้แล้ว)",
                   "A letter's number has neither the code nor a slash; the form prints both before it");
        const Value* circular = letter_.find("circular");
        const bool is_circular = circular != nullptr && circular->kind() == Value::Kind::boolean && circular->boolean();
        if (is_circular && begins_with_label(at("/number"), "ว"))
            refuse("/letter/number", "แบบฟอร์มพิมพ์ ว นำหน้าเลขของหนังสือเวียนให้แล้ว", "The form prints ว before a circular's number");
    }

    void signer() {
        const std::string_view title = at("/signer/title"), given = at("/signer/given");
        if (title.starts_with(' ') || title.ends_with(' ') || given.starts_with(' '))
            refuse("/letter/signer/title", "คำนำหน้านามต้องพิมพ์ติดกับชื่อ ไม่เว้นวรรค", "A title is joined to the name, without a space");
        constexpr std::size_t letter_bytes = 3;  // Of a Thai letter: นายก is a name, นาย before a lone ก is not.
        bool again = !title.empty() && given.starts_with(title) && given.size() > title.size() + letter_bytes;
        for (const char* known : {"นาย ", "นาง ", "นางสาว "}) again = again || given.starts_with(known);
        if (again) refuse("/letter/signer/given", "ช่องชื่อมีคำนำหน้านามอยู่ด้วย ให้ใส่ไว้ในช่อง title", "The given name holds a title; it belongs into title");
        for (const std::string pointer : {"/signer/title", "/signer/given", "/signer/family"})
            if (at(pointer).find_first_of("()") != std::string_view::npos)
                refuse("/letter" + pointer, "แบบฟอร์มพิมพ์วงเล็บคร่อมชื่อผู้ลงชื่อให้แล้ว ไม่ต้องใส่ซ้ำ", "The form prints the brackets around the signer's name itself");
        if (at("/signer/rank").find('.') != std::string_view::npos)
            refuse("/letter/signer/rank", "ยศของผู้ลงชื่อต้องเขียนคำเต็ม", "A signer's rank is written in full");
    }

    // Texts are printed as given, what the form makes with its own digits.
    void one_kind_of_digits(const Value& value, const std::string& pointer) {
        if (value.is_array())
            for (std::size_t i = 0; i < value.items().size(); ++i) one_kind_of_digits(value.items()[i], layout::child_pointer(pointer, i));
        if (value.is_object())
            for (const layout::Member& member : value.members()) one_kind_of_digits(member.value, layout::child_pointer(pointer, member.name));
        if (!value.is_string()) return;
        const bool thai = layout::with_digits(value.text(), layout::Digits::arabic) != value.text();
        const bool arabic = layout::with_digits(value.text(), layout::Digits::thai) != value.text();
        if (thai && arabic)
            refuse(pointer, "มีทั้งเลขไทยและเลขอารบิกในช่องเดียวกัน", "Thai and Arabic digits stand in one field");
    }

    const Value& letter_;
    const LetterKind kind_;
    layout::Problems problems_;
};

}  // namespace

layout::Problems check_letter(const Value& letter, LetterKind kind) { return LetterCheck(letter, kind).problems(); }

}  // namespace server

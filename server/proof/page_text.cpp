#include "server/proof/page_text.h"

#include "layout/pdf/unicode.h"
#include "server/proof/content_tokens.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace server {
namespace {

using CodeMap = std::map<char16_t, std::u16string>;

std::u16string one_character(std::string_view hex) {
    std::u16string text = units_of(hex);
    std::size_t end = 0;
    if (text.empty() || !layout::may_be_mapped(layout::next_character(text, end)) || end != text.size())
        throw PageUnreadable{"a font whose code is not one character"};
    return text;
}

// The bfchar lists of a ToUnicode CMap: "<0001> <0E01>" between their two words.
CodeMap code_map(std::string_view cmap) {
    CodeMap map;
    if (cmap.find("beginbfrange") != std::string_view::npos) throw PageUnreadable{"a font that maps ranges of codes"};
    constexpr std::string_view begin = "beginbfchar\n", end = "endbfchar";
    for (std::size_t at = cmap.find(begin); at != std::string_view::npos; at = cmap.find(begin)) {
        cmap.remove_prefix(at + begin.size());
        std::string_view list = cmap.substr(0, cmap.find(end));
        for (std::size_t line = list.find('\n'); line != std::string_view::npos; line = list.find('\n')) {
            const std::string_view pair = list.substr(0, line);
            if (pair.size() < 11 || pair[0] != '<' || pair.substr(5, 3) != "> <" || pair.back() != '>') throw PageUnreadable{"a font that maps its codes in another way"};
            if (!map.emplace(units_of(pair.substr(1, 4))[0], one_character(pair.substr(8, pair.size() - 9))).second) throw PageUnreadable{"a font that maps a code twice"};
            list.remove_prefix(line + 1);
        }
    }
    return map;
}

std::string_view inside(std::string_view string) {
    if (string.size() < 2 || string[0] != '<' || string == "<<") throw PageUnreadable{"a text that is no string"};
    return string.substr(1, string.size() - 2);
}

class Reader {
public:
    explicit Reader(const PdfPage& page) : page_(page) {}

    PageReading read() {
        if (page_.has_more || page_.content.empty()) throw PageUnreadable{"it shows more than its text, or nothing"};
        reading_.shapes = page_.frame + '\n';
        ContentTokens tokens(page_.content);
        while (const auto operation = tokens.next()) take(*operation);
        if (in_text_ || !marks_.empty()) throw PageUnreadable{"a text that does not end"};
        return std::move(reading_);
    }

private:
    using Operands = std::vector<std::string_view>;

    // Of a marked-content sequence.
    struct Mark {
        bool furniture = false;
        std::optional<std::u16string> actual;  // What readers take in place of the text.
        std::size_t first_line = 0;
    };

    void take(const Operation& operation) {
        const auto& [name, operands] = operation;
        if (name == "BDC") return open(operands);
        if (name == "EMC") return close();
        if (name == "BT") return begin_text();
        if (name == "ET") return end_text();
        if (name == "Td") return move(operands);
        if (name == "Tf") return set_font(operands);
        if (name == "Tj" && operands.size() == 1) return show(operands);
        if (name == "TJ" && operands.size() >= 2 && operands.front() == "[" && operands.back() == "]") return show(Operands(operands.begin() + 1, operands.end() - 1));
        draw(operation);
    }

    void open(const Operands& operands) {
        if (operands.empty()) throw PageUnreadable{"a mark without a name"};
        Mark mark{!marks_.empty() && marks_.back().furniture, std::nullopt, reading_.lines.size()};
        if (operands[0] == "/Artifact") mark.furniture = true;
        const auto actual = std::find(operands.begin(), operands.end(), "/ActualText");
        if (actual != operands.end()) {
            if (actual + 1 == operands.end()) throw PageUnreadable{"an ActualText without a text"};
            mark.actual = units_of(inside(actual[1]));
        }
        marks_.push_back(std::move(mark));
    }

    // An ActualText is its line, after a byte order mark and at most with one space more.
    void close() {
        if (marks_.empty()) throw PageUnreadable{"a mark that ends and never began"};
        const Mark mark = std::move(marks_.back());
        marks_.pop_back();
        if (!mark.actual) return;
        std::u16string shown = u"\xFEFF";
        for (std::size_t i = mark.first_line; i < reading_.lines.size(); ++i) shown += reading_.lines[i].text;
        if (*mark.actual != shown && *mark.actual != shown + u' ') throw PageUnreadable{"a text that readers are given otherwise than it is shown"};
    }

    void begin_text() {
        if (in_text_ || marks_.empty()) throw PageUnreadable{"a text inside a text, or without a mark"};
        in_text_ = true;
        reading_.lines.push_back({{}, 0, 0, marks_.back().furniture});
    }
    void end_text() {
        if (!in_text_) throw PageUnreadable{"a text that ends and never began"};
        in_text_ = moved_ = false;
    }
    void move(const Operands& operands) {
        if (!in_text_ || moved_ || operands.size() != 2) throw PageUnreadable{"a text that moves about"};
        moved_ = true;
        reading_.lines.back().x = number_of(operands[0]);
        reading_.lines.back().y = number_of(operands[1]);
    }

    void set_font(const Operands& operands) {
        if (operands.size() != 2) throw PageUnreadable{"a font without a size"};
        const auto font = page_.fonts.find(std::string(operands[0]));
        if (font == page_.fonts.end()) throw PageUnreadable{"a font that the page lacks"};
        auto known = maps_.find(font->first);
        if (known == maps_.end()) known = maps_.emplace(font->first, code_map(font->second->to_unicode)).first;
        codes_ = &known->second;
        reading_.shapes += std::string(operands[0]) + ' ' + std::string(operands[1]) + " Tf\n";
    }

    void show(const Operands& strings) {
        if (!in_text_ || !moved_ || codes_ == nullptr) throw PageUnreadable{"a text without a place or a font"};
        for (const std::string_view string : strings) {
            if (string == "<<" || (string[0] != '<' && string[0] != '(')) {
                number_of(string);  // Justification.
                continue;
            }
            for (const char16_t code : codes_in(string)) {
                const auto text = codes_->find(code);
                if (text == codes_->end()) throw PageUnreadable{"a code that its font does not map"};
                reading_.lines.back().text += text->second;
            }
        }
    }

    void draw(const Operation& operation) {
        static constexpr std::array<std::string_view, 16> known{"g", "rg", "G", "RG", "J", "d", "w", "m", "l", "S", "re", "f", "q", "Q", "cm", "Do"};
        if (std::find(known.begin(), known.end(), operation.name) == known.end()) throw PageUnreadable{"the operator " + std::string(operation.name)};
        for (const std::string_view operand : operation.operands) reading_.shapes += std::string(operand) + ' ';
        reading_.shapes += std::string(operation.name) + '\n';
        if (operation.name != "Do") return;
        const auto picture = operation.operands.empty() ? page_.pictures.end() : page_.pictures.find(std::string(operation.operands[0]));
        if (picture == page_.pictures.end()) throw PageUnreadable{"a picture that the page lacks"};
        reading_.shapes += picture->second + '\n';
    }

    const PdfPage& page_;
    PageReading reading_;
    std::vector<Mark> marks_;
    std::map<std::string, CodeMap> maps_;
    const CodeMap* codes_ = nullptr;
    bool in_text_ = false, moved_ = false;
};

}  // namespace

layout::Result<PageReading> read_page_text(const PdfPage& page) try {
    return Reader(page).read();
} catch (const PageUnreadable& fault) {
    return layout::Problem{"", "page_unreadable", "หน้านี้มีสิ่งที่ระบบนี้ไม่ได้เขียนไว้ จึงอ่านข้อความเพื่อเปรียบเทียบไม่ได้",
                           "The page has what this system does not write: " + fault.why};
}

}  // namespace server

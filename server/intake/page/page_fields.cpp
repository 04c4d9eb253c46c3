#include "server/intake/page/page_fields.h"

#include "server/intake/figure.h"

#include <algorithm>

namespace server {

namespace {

std::string_view without_asterisks(std::string_view text) {
    const auto first = text.find_first_not_of("* ");
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

const FieldRow* field_of(const std::string& text) {
    const auto row = std::find_if(field_rows.begin(), field_rows.end(),
                                  [&](const FieldRow& r) { return without_asterisks(text).starts_with(r.label); });
    return row == field_rows.end() ? nullptr : &*row;
}

std::optional<std::string> value_of(Field field, const std::string& word) {
    const std::string wanted = folded(word);
    for (const WordRow& row : word_rows)
        if (row.field == field && folded(row.word) == wanted) return std::string(row.value);
    return {};
}

// "ร้อยละ : 95.52" is a unit and a figure, parted at the last colon.
struct Measure {
    std::string unit, figure;
};

std::optional<Measure> read_measure(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos) return {};
    return Measure{trimmed_text(text.substr(0, colon)), trimmed_text(text.substr(colon + 1))};
}

// Does what stands behind the first review's quarter hold another review?
bool holds_another_review(std::string_view score) { return score.find("ไตรมาส") != std::string_view::npos; }

// ": ไตรมาสที่ 3: 100"; the second colon may have a space before it, the score may be missing.
std::optional<PageReview> read_review(const std::string& text) {
    constexpr std::string_view mark = "ไตรมาสที่";
    const auto at = text.find(mark);
    if (at == std::string::npos) return {};
    const std::string rest = trimmed_text(std::string_view(text).substr(at + mark.size()));
    const auto colon = rest.find(':');
    const std::string quarter = folded(std::string_view(rest).substr(0, colon));
    if (quarter.size() != 1 || quarter[0] < '1' || quarter[0] > '4') return {};
    const std::string score = colon == std::string::npos ? "" : trimmed_text(std::string_view(rest).substr(colon + 1));
    return PageReview{static_cast<std::size_t>(quarter[0] - '0'), score};
}

class FieldReader {
public:
    explicit FieldReader(PageFields& fields) : fields_(fields) {}

    bool has(Field field) const { return seen_[static_cast<std::size_t>(field)]; }

    void read_line(const PageLine& line) {
        if (read_as_title(line) || is_silent(folded(line.text)) || read_as_field(line) || read_as_flag(line)) return;
        fields_.unknown.push_back(line);
        fields_.findings.push_back(unknown_line(line, ""));
    }

    bool read_as_field(const PageLine& line) {
        const FieldRow* row = field_of(line.text);
        if (!row || has(row->field)) return false;
        const auto at = line.text.find(row->label);
        const std::string_view rest = std::string_view(line.text).substr(at + row->label.size());
        if (rest.find(':') == std::string_view::npos && row->field != Field::level) return false;
        seen_[static_cast<std::size_t>(row->field)] = true;
        fields_.any = true;
        fields_.last = row->member;
        read_value(*row, line, rest);
        return true;
    }

private:
    bool read_as_title(const PageLine& line) {
        if (fields_.title) return false;
        fields_.title = read_title(line);
        if (fields_.title) fields_.last = "name";
        return fields_.title.has_value();
    }

    bool read_as_flag(const PageLine& line) {
        if (fields_.page_flag || !number_in(line.text)) return false;
        fields_.page_flag = line.text;
        fields_.last = "page_flag";
        return true;
    }

    void read_value(const FieldRow& row, const PageLine& line, std::string_view rest) {
        switch (row.field) {
            case Field::target:
            case Field::result: return read_figure(row, line, rest);
            case Field::type: return read_type(row, line, trimmed_text(rest.substr(rest.find(':') + 1)));
            case Field::level: return read_word(row, line, line.text, fields_.level);
            case Field::review:
                return read_review_line(row, line, std::string(rest));
        }
    }

    void read_review_line(const FieldRow& row, const PageLine& line, const std::string& rest) {
        fields_.review = read_review(rest);
        if (!fields_.review) return fields_.findings.push_back(unknown_value(row, line));
        if (!holds_another_review(fields_.review->score)) return;
        fields_.review.reset();
        fields_.findings.push_back(several_reviews(row, line));
    }

    void read_figure(const FieldRow& row, const PageLine& line, std::string_view rest) {
        const auto measure = read_measure(rest);
        (row.field == Field::target ? fields_.target : fields_.result) = measure->figure;
        if (!fields_.unit && !measure->unit.empty()) fields_.unit = measure->unit;
        else if (fields_.unit.value_or("") != measure->unit) fields_.findings.push_back(unit_differs(std::string(row.member), measure->unit, line.number));
    }

    // The level may stand on the same line.
    void read_type(const FieldRow& row, const PageLine& line, const std::string& word) {
        const auto level = word.find(field_rows[static_cast<std::size_t>(Field::level)].label);
        read_word(row, line, word.substr(0, level), fields_.type);
        if (level != std::string::npos) read_as_field({line.number, word.substr(level)});
    }

    void read_word(const FieldRow& row, const PageLine& line, const std::string& word, std::optional<std::string>& value) {
        value = value_of(row.field, word);
        const bool empty = folded(word).empty() || folded(word) == folded(std::string(row.label) + ")");
        if (!value && !empty) fields_.findings.push_back(unknown_value(row, line));
    }

    PageFields& fields_;
    std::array<bool, field_count> seen_{};
};

// So clearly a field that it can be no sentence of a report.
bool is_unmistakable(const PageLine& line) {
    const FieldRow* row = field_of(line.text);
    if (!row) return false;
    if (row->field == Field::level) return value_of(Field::level, line.text).has_value();
    const auto measure = read_measure(std::string_view(line.text).substr(line.text.find(row->label) + row->label.size()));
    if (!measure) return false;
    if (row->field == Field::type) return measure->unit.empty() && value_of(Field::type, measure->figure).has_value();
    if (row->field == Field::review) return without_asterisks(line.text) != line.text && read_review(line.text).has_value();
    return number_in(measure->figure).has_value();
}

void take_fields_below_headings(PageParts& parts, FieldReader& reader) {
    for (auto& section : parts.sections) {
        if (!section) continue;
        std::erase_if(*section, [&](const PageLine& line) {
            const FieldRow* row = field_of(line.text);
            return row && !reader.has(row->field) && is_unmistakable(line) && reader.read_as_field(line);
        });
    }
}

}  // namespace

PageFields read_fields(PageParts& parts) {
    PageFields fields;
    FieldReader reader(fields);
    for (const PageLine& line : parts.top) reader.read_line(line);
    take_fields_below_headings(parts, reader);
    for (const FieldRow& row : field_rows)
        if (parts.has_sections() && !reader.has(row.field)) fields.findings.push_back(field_missing(row));
    return fields;
}

}  // namespace server

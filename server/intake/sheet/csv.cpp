#include "server/intake/sheet/sheet.h"
#include "server/intake/utf8_text.h"

#include <algorithm>

namespace server {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF", quoted_for = ",;\t\"\r\n";

// Does a spreadsheet take it for a formula, were the apostrophes before it not there?
bool would_calculate(std::string_view text) {
    const auto first = text.find_first_not_of('\'');
    return first != std::string_view::npos && std::string_view("=+-@\t\r\n").find(text[first]) != std::string_view::npos;
}

void write_cell(std::string& csv, const SheetCell& cell) {
    const std::string text = !cell.number && would_calculate(cell.text) ? "'" + cell.text : cell.text;
    if (text.find_first_of(quoted_for) == std::string::npos) {
        csv += text;
        return;
    }
    csv += '"';
    for (const char c : text) csv += c == '"' ? std::string("\"\"") : std::string(1, c);
    csv += '"';
}

// What parts the cells of the first line, quotes heeded.
char separator_of(std::string_view csv) {
    bool quoted = false;
    for (const char c : csv) {
        quoted ^= c == '"';
        if (quoted) continue;
        if (c == ',' || c == ';' || c == '\t') return c;
        if (c == '\n' || c == '\r') break;
    }
    return ',';
}

class CsvReader {
public:
    explicit CsvReader(std::string_view csv) : csv_(csv), separator_(separator_of(csv)) {}

    layout::Result<Sheet> read() && {
        while (at_ < csv_.size()) {
            if (!read_cell()) return wrong_quote();
            end_cell();
            if (sheet_.size() > max_sheet_rows || sheet_.back().size() > max_sheet_columns) return sheet_too_large();
        }
        return std::move(sheet_);
    }

private:
    // Does a cell end here?
    bool ends() const { return at_ == csv_.size() || csv_[at_] == separator_ || csv_[at_] == '\r' || csv_[at_] == '\n'; }

    // The cell that begins here, into text_; false when its quote does not end, or not where the cell does.
    bool read_cell() {
        text_.clear();
        if (new_row_) sheet_.emplace_back();
        if (at_ == csv_.size() || csv_[at_] != '"') {
            while (!ends()) text_ += csv_[at_++];
            return true;
        }
        for (++at_; at_ < csv_.size(); ++at_) {
            if (csv_[at_] != '"') text_ += csv_[at_];
            else if (at_ + 1 < csv_.size() && csv_[at_ + 1] == '"') text_ += csv_[at_++];
            else return ++at_, ends();
        }
        return false;
    }

    void end_cell() {
        const bool escaped = text_.starts_with('\'') && would_calculate(text_);
        sheet_.back().push_back({escaped ? text_.substr(1) : text_, false, false});
        new_row_ = at_ == csv_.size() || csv_[at_] != separator_;
        if (csv_.substr(at_).starts_with("\r\n")) ++at_;
        if (at_ < csv_.size()) ++at_;
    }

    layout::Problem wrong_quote() const {
        const std::string row = std::to_string(sheet_.size());
        return {"", "csv", "แถวที่ " + row + " ของไฟล์ CSV มีเครื่องหมายอัญประกาศที่ไม่ปิดหรือปิดผิดที่", "Row " + row + " of the CSV has a quote that does not end where its cell does."};
    }

    const std::string_view csv_;
    const char separator_;
    std::size_t at_ = 0;
    bool new_row_ = true;
    std::string text_;
    Sheet sheet_;
};

}  // namespace

std::string write_csv(const Sheet& sheet) {
    std::string csv(byte_order_mark);
    for (const SheetRow& row : sheet) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) csv += ',';
            write_cell(csv, row[i]);
        }
        csv += "\r\n";
    }
    return csv;
}

layout::Result<Sheet> read_csv(std::string_view bytes) {
    if (bytes.size() > max_sheet) return sheet_too_large();
    const auto end = check_utf8(bytes);
    if (!end) return end.problems();
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    return CsvReader(bytes).read();
}

layout::Result<Sheet> read_sheet(std::string_view bytes) { return bytes.starts_with("PK") ? read_xlsx(bytes) : read_csv(bytes); }

layout::Problem sheet_too_large() {
    const std::string rows = std::to_string(max_sheet_rows), columns = std::to_string(max_sheet_columns), size = std::to_string(max_sheet);
    return {"", "sheet_too_large", "ตารางมีเกิน " + rows + " แถว เกิน " + columns + " คอลัมน์ หรือไฟล์มีขนาดเกิน " + size + " ไบต์",
            "The table has more than " + rows + " rows or " + columns + " columns, or the file more than " + size + " bytes."};
}

}  // namespace server

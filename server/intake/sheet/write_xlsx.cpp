// The one place for libxlsxwriter. It writes to files only, so a temporary one stands in between.

#include "server/intake/sheet/sheet.h"
#include "server/whole_file.h"

#include <unistd.h>
#include <xlsxwriter.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>

namespace server {

namespace {

class TemporaryFile {
public:
    TemporaryFile() : path_((std::filesystem::temp_directory_path() / "saraban-XXXXXX").string()) {
        const int descriptor = ::mkstemp(path_.data());
        if (descriptor < 0) throw std::runtime_error("cannot make a temporary file in " + std::filesystem::temp_directory_path().string());
        ::close(descriptor);
    }
    ~TemporaryFile() { ::unlink(path_.c_str()); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::string& path() const { return path_; }

private:
    std::string path_;
};

void check(lxw_error error) {
    if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("libxlsxwriter: ") + lxw_strerror(error));
}

struct Formats {
    lxw_format *text, *heading;
};

Formats make_formats(lxw_workbook* workbook) {
    Formats formats{workbook_add_format(workbook), workbook_add_format(workbook)};
    format_set_num_format(formats.text, "@");  // So that what a clerk types stays the text that he typed.
    format_set_num_format(formats.heading, "@");
    format_set_bold(formats.heading);
    format_set_text_wrap(formats.heading);
    return formats;
}

void write_row(lxw_worksheet* worksheet, lxw_row_t at, const SheetRow& row, lxw_format* format) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        if (row[i].number && !row[i].text.empty()) check(worksheet_write_number(worksheet, at, column, std::strtod(row[i].text.c_str(), nullptr), nullptr));
        else if (!row[i].number) check(worksheet_write_string(worksheet, at, column, row[i].text.c_str(), format));
    }
}

// The library stamps the time of writing unless it is given one.
void stamp(lxw_workbook* workbook) {
    constexpr time_t always = 315532800;  // 1 January 1980, where the ZIP calendar begins.
    lxw_doc_properties properties{};
    properties.created = always;
    check(workbook_set_properties(workbook, &properties));
}

}  // namespace

std::string write_xlsx(const Sheet& sheet) {
    const TemporaryFile file;
    lxw_workbook* const workbook = workbook_new(file.path().c_str());
    if (!workbook) throw std::bad_alloc();
    std::unique_ptr<lxw_workbook, decltype(&lxw_workbook_free)> owner(workbook, &lxw_workbook_free);
    stamp(workbook);
    const Formats formats = make_formats(workbook);
    lxw_worksheet* const worksheet = workbook_add_worksheet(workbook, "ตัวชี้วัด");
    worksheet_freeze_panes(worksheet, 1, 2);  // Headings, code and name.
    constexpr double code_width = 12, name_width = 50, figure_width = 14;  // In digits of the default font.
    check(worksheet_set_column(worksheet, 0, 0, code_width, formats.text));
    check(worksheet_set_column(worksheet, 1, 1, name_width, formats.text));
    check(worksheet_set_column(worksheet, 2, static_cast<lxw_col_t>(max_sheet_columns), figure_width, nullptr));
    for (std::size_t i = 0; i < sheet.size(); ++i) write_row(worksheet, static_cast<lxw_row_t>(i), sheet[i], i == 0 ? formats.heading : formats.text);
    owner.release();  // Closing frees it, whatever comes of it.
    check(workbook_close(workbook));
    return read_file(file.path());
}

}  // namespace server

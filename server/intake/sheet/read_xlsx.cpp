// Takes the first sheet out of an XLSX (ECMA-376, part 1): a ZIP of XML. The one place for
// libxml2's XML parser.

#include "server/intake/sheet/sheet.h"
#include "server/intake/zip_files.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <charconv>
#include <memory>
#include <optional>

namespace server {

namespace {

struct FreeXml {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Xml = std::unique_ptr<xmlDoc, FreeXml>;

constexpr const char *workbook_part = "xl/workbook.xml", *strings_part = "xl/sharedStrings.xml";

layout::Problem wrong_xlsx(const std::string& part) {
    return {"", "xlsx", "อ่านไฟล์ XLSX ไม่ได้ (" + part + ") โปรดเปิดด้วยโปรแกรมตารางคำนวณแล้วบันทึกใหม่",
            "The XLSX cannot be read (" + part + "); open it in a spreadsheet program and save it again."};
}

// Nothing when the part is missing, is no XML, or has a document type: no entity is ever declared.
Xml read_part(const std::vector<ZipFile>& files, const std::string& name) {
    static const bool ready = (xmlInitParser(), true);  // Once, before threads use the library.
    static_cast<void>(ready);
    for (const ZipFile& file : files) {
        if (file.name != name) continue;
        Xml document(xmlReadMemory(file.bytes.data(), static_cast<int>(file.bytes.size()), nullptr, nullptr, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
        return document && !document->intSubset ? std::move(document) : nullptr;
    }
    return nullptr;
}

const xmlNode* root_of(const Xml& document) { return document ? xmlDocGetRootElement(document.get()) : nullptr; }

bool has_name(const xmlNode* node, const char* name) { return node->type == XML_ELEMENT_NODE && xmlStrcmp(node->name, BAD_CAST name) == 0; }

// The children of that name.
std::vector<const xmlNode*> children(const xmlNode* parent, const char* name) {
    std::vector<const xmlNode*> found;
    for (const xmlNode* node = parent ? parent->children : nullptr; node; node = node->next)
        if (has_name(node, name)) found.push_back(node);
    return found;
}

std::string attribute(const xmlNode* node, const char* name) {
    for (const xmlAttr* a = node->properties; a; a = a->next)
        if (xmlStrcmp(a->name, BAD_CAST name) == 0 && a->children && a->children->content) return reinterpret_cast<const char*>(a->children->content);
    return {};
}

std::string content(const xmlNode* node) {
    std::string text;
    for (const xmlNode* child = node->children; child; child = child->next)
        if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) && child->content) text += reinterpret_cast<const char*>(child->content);
    return text;
}

// <si> or <is>: its text, or that of its runs; what is read aloud (<rPh>) is left out.
std::string rich_text(const xmlNode* node) {
    std::string text;
    for (const xmlNode* plain : children(node, "t")) text += content(plain);
    for (const xmlNode* run : children(node, "r"))
        for (const xmlNode* part : children(run, "t")) text += content(part);
    return text;
}

// A workbook without texts has no such part.
std::vector<std::string> shared_strings(const std::vector<ZipFile>& files) {
    std::vector<std::string> strings;
    const Xml document = read_part(files, strings_part);
    for (const xmlNode* item : children(root_of(document), "si")) strings.push_back(rich_text(item));
    return strings;
}

// The name of the part that holds the first sheet of the workbook; empty when none is named.
std::string first_sheet(const std::vector<ZipFile>& files) {
    const Xml workbook = read_part(files, workbook_part), relations = read_part(files, "xl/_rels/workbook.xml.rels");
    const auto lists = children(root_of(workbook), "sheets");
    const auto sheets = lists.empty() ? lists : children(lists[0], "sheet");
    if (sheets.empty()) return {};
    for (const xmlNode* relation : children(root_of(relations), "Relationship")) {
        if (attribute(relation, "Id") != attribute(sheets[0], "id")) continue;
        const std::string target = attribute(relation, "Target");
        return target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
    return {};
}

// The column of "BC23", from 0; nothing beyond the limits.
std::optional<std::size_t> column_of(std::string_view reference) {
    std::size_t column = 0;
    for (const char c : reference.substr(0, reference.find_first_of("0123456789"))) {
        if (c < 'A' || c > 'Z' || column > max_sheet_columns) return {};
        column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
    }
    return column == 0 || column > max_sheet_columns ? std::nullopt : std::optional(column - 1);
}

// "97.609999999999999", as spreadsheets store it, is 97.61.
std::string shortest(const std::string& number) {
    double value = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
    if (read.ec != std::errc() || read.ptr != number.data() + number.size()) return number;
    char text[400];  // The longest double without an exponent has some 340 characters.
    const auto written = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed);
    return std::string(text, written.ptr);
}

// Nothing when it names a shared text that there is not.
std::optional<SheetCell> read_cell(const xmlNode* node, const std::vector<std::string>& strings) {
    const std::string type = attribute(node, "t");
    SheetCell cell;
    cell.formula = !children(node, "f").empty();
    const auto values = children(node, "v"), inline_texts = children(node, "is");
    if (type == "inlineStr" && !inline_texts.empty()) cell.text = rich_text(inline_texts[0]);
    if (values.empty()) return cell;
    cell.text = content(values[0]);
    cell.number = type.empty() || type == "n";
    if (cell.number) cell.text = shortest(cell.text);
    if (type != "s") return cell;
    std::size_t index = strings.size();
    std::from_chars(cell.text.data(), cell.text.data() + cell.text.size(), index);  // Leaves it beyond when there is no number.
    if (index >= strings.size()) return {};
    cell.text = strings[index];
    return cell;
}

// Rows that are left out of the part are empty rows.
layout::Result<Sheet> read_rows(const xmlNode* data, const std::vector<std::string>& strings) {
    Sheet sheet;
    for (const xmlNode* row : children(data, "row")) {
        std::size_t number = sheet.size() + 1;
        const std::string written = attribute(row, "r");
        std::from_chars(written.data(), written.data() + written.size(), number);
        if (number <= sheet.size() || number > max_sheet_rows) return sheet_too_large();
        sheet.resize(number);
        for (const xmlNode* node : children(row, "c")) {
            const std::string reference = attribute(node, "r");
            const auto column = reference.empty() ? std::optional(sheet.back().size()) : column_of(reference);
            if (!column || *column >= max_sheet_columns) return sheet_too_large();
            if (sheet.back().size() <= *column) sheet.back().resize(*column + 1);
            const auto cell = read_cell(node, strings);
            if (!cell) return wrong_xlsx(strings_part);
            sheet.back()[*column] = *cell;
        }
    }
    return sheet;
}

}  // namespace

layout::Result<Sheet> read_xlsx(std::string_view bytes) {
    if (bytes.size() > max_sheet) return sheet_too_large();
    constexpr std::size_t part = std::size_t{64} << 20;
    const ZipLimits limits{.entries = 200, .file = part, .total = part};
    const auto files = read_zip(bytes, limits, [](std::string_view name) { return name.starts_with("xl/") && (name.ends_with(".xml") || name.ends_with(".rels")); });
    if (!files) return files.problems();
    const std::string name = first_sheet(*files);
    const Xml sheet = read_part(*files, name);
    if (!sheet) return wrong_xlsx(name.empty() ? workbook_part : name);
    const auto data = children(root_of(sheet), "sheetData");
    return read_rows(data.empty() ? nullptr : data[0], shared_strings(*files));
}

}  // namespace server

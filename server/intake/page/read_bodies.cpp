#include "server/intake/page/read_bodies.h"

namespace server {

using layout::Value;

namespace {

PageLines without_blank_lines(PageLines lines) {
    std::erase_if(lines, [](const PageLine& line) { return line.text.empty(); });
    return lines;
}

Value read_list(const PageLines& lines, PageFindings& findings) {
    Value::Array items;
    for (const PageLine& line : lines) {
        if (!line.text.starts_with(':')) findings.push_back(no_colon(items.size(), line.number));
        items.emplace_back(line.text);
    }
    return Value(std::move(items));
}

Value read_text(const PageLines& lines, const SectionRow& row, PageFindings& findings) {
    std::string text;
    for (const PageLine& line : lines) text += (text.empty() ? "" : "\n") + line.text;
    if (row.body == SectionBody::paragraph && lines.size() > 1) findings.push_back(more_lines(row, lines[1].number));
    return Value(std::move(text));
}

}  // namespace

PageBodies read_bodies(const PageParts& parts) {
    PageBodies bodies;
    for (std::size_t s = 0; s < section_count; ++s) {
        const SectionRow& row = section_rows[s];
        if (!parts.has(s) || row.body == SectionBody::table) continue;
        const PageLines lines = without_blank_lines(*parts.sections[s]);
        bodies.values[s] = row.body == SectionBody::list ? read_list(lines, bodies.findings) : read_text(lines, row, bodies.findings);
    }
    return bodies;
}

}  // namespace server

// saraban import-page: one saved page of BMA Digital Plans to bma-indicator/1.

#include "layout/value/write_json.h"
#include "server/commands.h"
#include "server/intake/page/finding_list.h"
#include "server/intake/page/read_page.h"
#include "server/problem_list.h"
#include "server/whole_file.h"

#include <array>
#include <cstdio>

namespace server {

using layout::Value;

namespace {

constexpr std::array<std::string_view, 1> options_of_import_page{"o"};

}  // namespace

int import_page_command(Words words) {
    const CommandLine line = read_command_line(words, options_of_import_page);
    if (line.operands.size() != 1) throw UsageError("import-page takes PAGE.txt|PAGE.html|-");

    const auto page = read_page(read_file(line.operands[0]));
    if (!page) {
        std::fputs(errors_json(page.problems()).c_str(), stderr);
        return exit_refused;
    }
    write_file(value_or(line.options, "o", "-"), layout::write_json(page->indicator) + "\n");
    const Value findings(Value::Object{{"findings", finding_list(page->findings)}});
    std::fputs((layout::write_json(findings) + "\n").c_str(), stderr);
    return exit_done;
}

}  // namespace server

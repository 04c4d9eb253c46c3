// saraban repair --lines: damaged Thai in the lines of standard input, each a document of its own.

#include "layout/text/characters.h"
#include "layout/value/write_json.h"
#include "server/check_document.h"
#include "server/commands.h"
#include "server/intake/thai/repair_document.h"

#include <cstdio>
#include <iostream>
#include <string>

namespace server {

using layout::Value;

namespace {

Value number(std::size_t n) { return Value(layout::Number{std::to_string(n), static_cast<double>(n)}); }

// The suspects stand in the output, unlike a finding's place, which stands in what was sent.
Value suspects_of(const RepairedText& repaired) {
    const std::u16string& text = repaired.text.text();
    layout::CodePointCount count(text);
    Value::Array suspects;
    for (const TextSuspect& one : repaired.suspects)
        suspects.emplace_back(Value::Object{{"start", number(count.before(one.begin))},
                                            {"end", number(count.before(one.end))},
                                            {"suggestion", Value(layout::to_utf8(one.suggestion))},
                                            {"kind", Value(std::string(name_of(one.fault).code))}});
    return Value(std::move(suspects));
}

Value repaired_line(std::string line, const RepairWords& words) {
    const RepairedText repaired = repair_text(layout::to_utf16(line), words);
    const Findings changes = changes_in("", repaired.text);
    return Value(Value::Object{{"output", Value(layout::to_utf8(repaired.text.text()))},
                               {"changes", changes_value(changes)},
                               {"suspects", suspects_of(repaired)}});
}

}  // namespace

int repair_command(Words words) {
    if (words.size() != 1 || words[0] != "--lines") throw UsageError("repair takes --lines, and its lines from standard input");
    const auto known = RepairWords::built_in();
    for (std::string line; std::getline(std::cin, line);) std::printf("%s\n", layout::write_json(repaired_line(std::move(line), *known)).c_str());
    return exit_done;
}

}  // namespace server

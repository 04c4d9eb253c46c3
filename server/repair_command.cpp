// saraban repair: damaged Thai in the lines of standard input.

#include "layout/text/characters.h"
#include "layout/value/write_json.h"
#include "server/commands.h"
#include "server/intake/repair_text.h"

#include <array>
#include <cstdio>
#include <iostream>
#include <string>

namespace server {

using layout::Value;

namespace {

Value number(std::size_t n) { return Value(layout::Number{std::to_string(n), static_cast<double>(n)}); }

// Code points before a UTF-16 offset.
std::size_t code_points(std::u16string_view text, std::size_t offset) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < offset; ++i) count += !layout::is_low_surrogate(text[i]);
    return count;
}

std::string as_json(const RepairedText& repaired) {
    const std::u16string& text = repaired.text.text();
    Value::Array changes, suspects;
    for (const TextEdit& edit : repaired.text.edits())
        changes.emplace_back(Value::Object{{"start", number(code_points(repaired.text.given(), edit.given_begin))},
                                           {"end", number(code_points(repaired.text.given(), edit.given_end))},
                                           {"old", Value(layout::to_utf8(repaired.text.given().substr(edit.given_begin, edit.given_end - edit.given_begin)))},
                                           {"new", Value(layout::to_utf8(text.substr(edit.begin, edit.end - edit.begin)))},
                                           {"rule", Value(std::string(name_of(edit.fault).code))}});
    for (const TextSuspect& one : repaired.suspects)
        suspects.emplace_back(Value::Object{{"start", number(code_points(text, one.begin))},
                                            {"end", number(code_points(text, one.end))},
                                            {"suggestion", Value(layout::to_utf8(one.suggestion))},
                                            {"kind", Value(std::string(name_of(one.fault).code))}});
    return layout::write_json(Value(Value::Object{{"output", Value(layout::to_utf8(text))}, {"changes", Value(std::move(changes))}, {"suspects", Value(std::move(suspects))}}));
}

}  // namespace

int repair_command(Words words) {
    (void)words;
    const auto known = RepairWords::built_in();
    for (std::string line; std::getline(std::cin, line);) std::printf("%s\n", as_json(repair_text(layout::to_utf16(line), *known)).c_str());
    return exit_done;
}

}  // namespace server

// saraban check: what a person should look at in a document.

#include "layout/value/write_json.h"
#include "server/check_document.h"
#include "server/commands.h"
#include "server/problem_list.h"
#include "server/whole_file.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace server {

using layout::Value;

namespace {

constexpr std::array<std::string_view, 1> options_of_check{"terms"};

std::shared_ptr<const RepairWords> words_with(const std::string& terms) {
    if (terms.empty()) return RepairWords::built_in();
    return std::make_shared<const RepairWords>(layout::Lexicon::built_in_with(read_file(terms)));
}

}  // namespace

int check_command(Words words) {
    const CommandLine line = read_command_line(words, options_of_check);
    if (line.operands.size() != 1) throw UsageError("check takes INPUT.json|-");
    const Settings settings = settle(options_of_check, line.options, [](const std::string& name) { return std::getenv(name.c_str()); });

    const auto document = layout::read_json(read_file(line.operands[0]), lifted_limits());
    if (!document) {
        std::fputs(errors_json(document.problems()).c_str(), stderr);
        return exit_refused;
    }
    const Findings findings = check_document(*document, *words_with(value_or(settings, "terms", "")));
    std::printf("%s\n", layout::write_json(Value(Value::Object{{"findings", findings_value(findings)}})).c_str());
    return findings.empty() ? exit_done : exit_findings;
}

}  // namespace server

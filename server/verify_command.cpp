// saraban verify: does a PDF's seal hold, and is it what its data gives?

#include "layout/value/write_json.h"
#include "server/commands.h"
#include "server/verify_file.h"
#include "server/whole_file.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace server {
namespace {

constexpr std::array<std::string_view, 5> settings_of_verify{"templates", "fonts", "emblem", "terms", "trust"};

int exit_of(const FileVerdict& verdict) {
    if (verdict.good()) return exit_done;
    if (verdict.seal && !verdict.seal->valid) return exit_findings;
    switch (verdict.proof.verdict) {
        case Proof::Verdict::not_ours:
            return exit_refused;
        case Proof::Verdict::unreadable:
            return exit_fault;
        case Proof::Verdict::cannot_compare:
            return verdict.proof.comparison.text == Sameness::not_compared ? exit_fault : exit_findings;
        case Proof::Verdict::same:
        case Proof::Verdict::altered:
        case Proof::Verdict::text_differs:
            break;
    }
    return exit_findings;
}

}  // namespace

int verify_command(Words words) {
    const CommandLine line = read_command_line(words, settings_of_verify);
    if (line.operands.size() != 1) throw UsageError("verify takes FILE.pdf|-");
    const Settings settings = settle(settings_of_verify, line.options, [](const std::string& name) { return std::getenv(name.c_str()); });
    const House house(folders_of(settings));

    const PdfLimits limits;
    const std::string trust = value_or(settings, "trust", "");
    const std::vector<Der> anchors = trust.empty() ? std::vector<Der>() : read_anchors(read_file(trust));
    const FileVerdict verdict = verify_file(read_file(line.operands[0], limits.file), house.forms, house.site(), {lifted_limits()}, anchors, limits);
    std::printf("%s\n", layout::write_json(verdict_value(verdict)).c_str());
    return exit_of(verdict);
}

}  // namespace server

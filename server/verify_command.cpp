// saraban verify: is a PDF what its data gives?

#include "layout/value/write_json.h"
#include "server/commands.h"
#include "server/proof/verify.h"
#include "server/whole_file.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace server {
namespace {

constexpr std::array<std::string_view, 4> settings_of_verify{"templates", "fonts", "emblem", "terms"};

int exit_of(const Proof& proof) {
    switch (proof.verdict) {
        case Proof::Verdict::same:
            return exit_done;
        case Proof::Verdict::altered:
        case Proof::Verdict::text_differs:
            return exit_findings;
        case Proof::Verdict::not_ours:
            return exit_refused;
        case Proof::Verdict::unreadable:
            return exit_fault;
        case Proof::Verdict::cannot_compare:
            break;
    }
    if (proof.comparison.text == Sameness::not_compared) return exit_fault;
    return proof.comparison.text == Sameness::same ? exit_done : exit_findings;
}

}  // namespace

int verify_command(Words words) {
    const CommandLine line = read_command_line(words, settings_of_verify);
    if (line.operands.size() != 1) throw UsageError("verify takes FILE.pdf|-");
    const Settings settings = settle(settings_of_verify, line.options, [](const std::string& name) { return std::getenv(name.c_str()); });
    const House house(folders_of(settings));

    const PdfLimits limits;
    const Proof proof = verify(read_file(line.operands[0], limits.file), house.forms, house.site(), {lifted_limits()}, limits);
    std::printf("%s\n", layout::write_json(proof_value(proof)).c_str());
    return exit_of(proof);
}

}  // namespace server

// saraban extract: the data inside a PDF, as it was put there.

#include "server/commands.h"
#include "server/problem_list.h"
#include "server/proof/own_files.h"
#include "server/whole_file.h"

#include <array>
#include <cstdio>

namespace server {
namespace {

constexpr std::array<std::string_view, 1> options_of_extract{"o"};

void put(const OwnFiles& files, const std::string& out, bool record) {
    if (!out.ends_with('/')) return write_file(out, record ? files.record : files.data);
    std::filesystem::create_directories(out);
    write_file(out + "data.json", files.data);
    write_file(out + "render.json", files.record);
}

}  // namespace

int extract_command(Words words) {
    std::vector<std::string_view> rest(words.begin(), words.end());
    const bool record = std::erase(rest, "--render") > 0;
    const CommandLine line = read_command_line(rest, options_of_extract);
    if (line.operands.size() != 1) throw UsageError("extract takes FILE.pdf|-");

    const PdfLimits limits;
    const auto files = extract(read_file(line.operands[0], limits.file), limits);
    if (!files) {
        const layout::Problem& problem = files.problems().front();
        if (!is_foreign(problem)) throw std::runtime_error(line.operands[0] + ": " + problem.english);
        std::fputs(errors_json(files.problems()).c_str(), stderr);
        return exit_refused;
    }
    put(*files, value_or(line.options, "o", "-"), record);
    return exit_done;
}

}  // namespace server

// The program `saraban`: what takes one document or text is done here, at once. For every other command the
// program saraban-service, beside it, takes its place: its libraries (SQLite, libqpdf, libarchive, …) take
// longer to load than a document takes to make.

#include "server/commands.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace {

constexpr const char* usage =
    "saraban render TEMPLATE [INPUT.json|-] [-o OUT.pdf] [--trace OUT.pages]\n"
    "               [--repair off|report|certain] [--lists running|items] [--explain OUT.json]\n"
    "               [--emblem FILE] [--terms FILE] [--templates DIR] [--fonts DIR]\n"
    "saraban check INPUT.json|- [--terms FILE]\n"
    "saraban extract FILE.pdf|- [--render] [-o OUT.json|DIR/]\n"
    "saraban verify FILE.pdf|- [--trust FILE.pem] [--emblem FILE] [--terms FILE]\n"
    "               [--templates DIR] [--fonts DIR]\n"
    "saraban serve  [--config FILE] [--listen HOST:PORT]\n"
    "               [--access open|key|open-to-network] [--state DIR] [--proxies LIST]\n"
    "               [--emblem FILE] [--terms FILE] [--templates DIR] [--fonts DIR]\n"
    "               [--deadlines SECONDS,SECONDS,SECONDS] [--render-cpu MILLISECONDS]\n"
    "               [--seals DIR] [--tsa URL [--tsa-trust FILE.pem] [--tsa-time SECONDS] [--validation DIR]]\n"
    "               [--signer-trust FILE.pem] [--audit-heads DIR]\n"
    "saraban import-page PAGE.txt|PAGE.html|- [-o OUT.json]\n"
    "saraban import-pages DIR|FILE.zip -o DIR\n"
    "saraban table export DIR [-o OUT.csv|OUT.xlsx]\n"
    "saraban table compare SHEET.csv|SHEET.xlsx DIR [-o CHANGES.json]\n"
    "saraban table apply CHANGES.json DIR\n"
    "saraban carry-forward INDICATOR.json QUARTER [-o OUT.json]\n"
    "saraban breaks [--classes SAPBW] < LINES\n"
    "saraban repair --lines < LINES\n"
    "saraban admin SUBCOMMAND ... [--state DIR]  (saraban admin lists them)\n"
    "saraban --version | --help\n"
    "\n"
    "render reads one document and writes its PDF; without -o to standard output.\n"
    "--repair report tells on standard error what looks damaged; --repair certain also prints\n"
    "the text with every repair that is certain, and lists them.\n"
    "check prints what a person should look at, as JSON.\n"
    "extract prints the data.json that a PDF of ours carries, byte for byte (--render: its\n"
    "render.json, how it was made); -o DIR/ writes both.\n"
    "verify renders that data again and prints as JSON whether it is the same file; when it was\n"
    "made with another version than this, whether its text is the same.\n"
    "repair prints for each line what --repair certain makes of it, as JSON.\n"
    "breaks prints the code point offsets where each line of standard input may be\n"
    "broken, of the classes of layout/text/break_opportunities.h.\n"
    "--terms names a file of Thai words (people, places, programmes), one a line, that no\n"
    "line is broken in; serve reads it again on SIGHUP.\n"
    "serve answers HTTP on 127.0.0.1:8080. Every setting may also stand in the\n"
    "configuration file (\"listen = 127.0.0.1:8080\") or in the environment\n"
    "(SARABAN_LISTEN); the command line wins, then the environment. With --access key\n"
    "an application needs a key (Authorization: Bearer sg_...), made by admin key add;\n"
    "open answers whoever reaches the port, and so only listens on this machine.\n"
    "--proxies lists the addresses that speak for many (default 127.0.0.1, ::1); any\n"
    "other address has at most 128 connections. --state is where records are kept (var).\n"
    "--deadlines: how long a header, a body and the answer may take (5, 10, 15).\n"
    "--render-cpu: how long one document may keep a core busy (5000); then it gets 413.\n"
    "--tsa: a time-stamp authority (RFC 3161); --validation: revocation lists (.crl), OCSP answers (.ocsp)\n"
    "and certificates (.pem) that seals carry along, read again on SIGHUP. --signer-trust: authorities\n"
    "whose certificates people may sign with. --audit-heads: where the audit's head is kept each day.\n"
    "\n"
    "Exit code: 0 done; 2 the document was refused, its problems are JSON on standard\n"
    "error, or the PDF is not one of ours; 3 the document was checked and something found, or the\n"
    "PDF is not what its data gives; 1 anything else, in one line on standard error.\n";

// Beside this program; where /proc does not tell, beside what it was called by.
std::filesystem::path path_of_service(const char* called) {
    std::error_code unreadable;
    const auto own = std::filesystem::read_symlink("/proc/self/exe", unreadable);
    return (unreadable ? std::filesystem::path(called) : own).parent_path() / "saraban-service";
}

// Replaces this process; argv, environment and open files stay. Returns never.
[[noreturn]] void become_service(char** argv) {
    const auto program = path_of_service(argv[0]);
    ::execv(program.c_str(), argv);
    throw std::runtime_error("cannot start " + program.string() + ": " + std::strerror(errno));
}

int run(char** argv, std::string_view command, server::Words words) {
    if (command == "render") return server::render_command(words);
    if (command == "check") return server::check_command(words);
    if (command == "repair") return server::repair_command(words);
    if (command == "breaks") return server::breaks_command(words);
    if (command == "--version") return std::puts("saraban " SARABAN_VERSION), server::exit_done;
    if (command == "--help") return std::fputs(usage, stdout), server::exit_done;
    if (std::ranges::find(server::commands_of_service, command) == std::end(server::commands_of_service)) server::refuse_command(command);
    become_service(argv);
}

}  // namespace

int main(int argc, char** argv) {
    return server::carry_out(argc, argv, [argv](std::string_view command, server::Words words) { return run(argv, command, words); });
}

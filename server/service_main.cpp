// The program `saraban-service`: the service, and every command beside it that main.cpp leaves to it.

#include "server/commands.h"

#include <string_view>

namespace {

int run(std::string_view command, server::Words words) {
    if (command == "serve") return server::serve_command(words);
    if (command == "admin") return server::admin_command(words);
    if (command == "extract") return server::extract_command(words);
    if (command == "verify") return server::verify_command(words);
    if (command == "import-page") return server::import_page_command(words);
    if (command == "import-pages") return server::import_pages_command(words);
    if (command == "table") return server::table_command(words);
    if (command == "carry-forward") return server::carry_forward_command(words);
    server::refuse_command(command);
}

}  // namespace

int main(int argc, char** argv) { return server::carry_out(argc, argv, run); }

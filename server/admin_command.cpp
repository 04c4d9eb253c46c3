// saraban admin: what only the operator of the machine may do.

#include "server/commands.h"
#include "server/http/api_keys.h"
#include "server/whole_file.h"

#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fcntl.h>
#include <stdexcept>

namespace server {

namespace {

constexpr std::array<std::string_view, 1> settings_of_admin{"state"};
constexpr std::array<std::string_view, 4> options_of_admin{"state", "label", "scopes", "expires"};

// Held while the keys are changed, so that two operators do not undo each other.
class StateLock {
public:
    explicit StateLock(const std::filesystem::path& state) : descriptor_(::open((state / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        if (descriptor_ < 0 || ::flock(descriptor_, LOCK_EX) != 0) throw std::runtime_error("cannot lock " + (state / "lock").string());
    }
    StateLock(const StateLock&) = delete;
    ~StateLock() { ::close(descriptor_); }

private:
    int descriptor_;
};

std::vector<ApiKey> keys_in(const std::filesystem::path& file) {
    return std::filesystem::exists(file) ? read_keys(read_file(file), file.string()) : std::vector<ApiKey>();
}

int add_key(const std::filesystem::path& file, const Settings& options) {
    const auto scopes = read_scopes(value_or(options, "scopes", "render,read"));
    if (!scopes) throw UsageError("--scopes is render, read or render,read");
    const std::string expires = value_or(options, "expires", "");
    if (!expires.empty() && !is_day(expires)) throw UsageError("--expires is a day like 2027-09-30");
    auto [key, token] = make_api_key(*scopes, day_of_today(), expires, value_or(options, "label", ""));
    std::vector<ApiKey> keys = keys_in(file);
    keys.push_back(key);
    replace_file(file, write_keys(keys));
    std::puts(token.c_str());
    std::fputs("This is shown once; only its digest is kept.\n", stderr);
    return exit_done;
}

int list_keys(const std::filesystem::path& file) {
    std::puts("id\tscopes\tcreated\texpires\trevoked\tlabel");
    for (const ApiKey& key : keys_in(file)) {
        std::printf("%s\t%s\t%s\t%s\t%s\t%s\n", key.id.c_str(), write_scopes(key.scopes).c_str(), key.created.c_str(),
                    key.expires.empty() ? "-" : key.expires.c_str(), key.revoked.empty() ? "-" : key.revoked.c_str(), key.label.c_str());
    }
    return exit_done;
}

// Takes the id or the whole token.
int revoke_key(const std::filesystem::path& file, std::string id) {
    if (id.starts_with("sg_")) id = id.substr(3, id.find('_', 3) - 3);
    std::vector<ApiKey> keys = keys_in(file);
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const ApiKey& key) { return key.id == id; });
    if (found == keys.end()) throw std::runtime_error("no key has the id " + id);
    if (found->revoked.empty()) found->revoked = day_of_today();
    replace_file(file, write_keys(keys));
    return exit_done;
}

}  // namespace

int admin_command(Words words) {
    const CommandLine line = read_command_line(words, options_of_admin);
    const auto& said = line.operands;
    const bool is_add = said == std::vector<std::string>{"key", "add"}, is_list = said == std::vector<std::string>{"key", "list"};
    const bool is_revoke = said.size() == 3 && said[0] == "key" && said[1] == "revoke";
    if (!is_add && !is_list && !is_revoke) throw UsageError("admin takes key add, key list or key revoke ID");

    const Settings settings = settle(settings_of_admin, line.options, [](const std::string& name) { return std::getenv(name.c_str()); });
    const std::filesystem::path state = value_or(settings, "state", default_state);
    std::filesystem::create_directories(state);
    const StateLock lock(state);
    if (is_add) return add_key(state / keys_file, line.options);
    return is_list ? list_keys(state / keys_file) : revoke_key(state / keys_file, said[2]);
}

}  // namespace server

// Who may use a route.

#pragma once

#include "server/http/api_keys.h"
#include "server/http/problem_reply.h"

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// The keys of a file, as it is at this very moment: what `saraban admin key` changes holds from
// the next request on. Safe to call from any thread.
class KeyRing {
public:
    // A file that does not exist holds no key. Throws std::runtime_error naming the file when it
    // is damaged, or when others than its owner may read it.
    explicit KeyRing(std::filesystem::path file);

    // 401 when `authorization` ("Bearer sg_…") is none of the keys, or one that has expired or was
    // revoked: which of these is not told. 403 when the key lacks the scope. Throws as above.
    std::optional<Refusal> check(std::string_view authorization, Scope scope);

private:
    struct Stamp {  // Changes with every rename over the file.
        std::uint64_t inode = 0;
        std::int64_t size = -1, seconds = 0, nanoseconds = 0;
        friend bool operator==(const Stamp&, const Stamp&) = default;
    };

    void read_if_changed();  // With the lock held.

    const std::filesystem::path file_;
    std::mutex mutex_;
    Stamp read_;
    std::vector<ApiKey> keys_;
};

}  // namespace server

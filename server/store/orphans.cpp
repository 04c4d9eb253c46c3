#include "server/store/orphans.h"

#include <algorithm>
#include <set>

namespace server {

std::vector<StoredFile> orphans(const StateFolder& state, std::filesystem::file_time_type written_before) {
    std::vector<StoredFile> found = state.files->list();  // First: whatever gets its record meanwhile is then known.
    const std::vector<std::string> list = state.store->files_referred_to();
    const std::set<std::string_view> known(list.begin(), list.end());
    std::erase_if(found, [&](const StoredFile& file) { return file.written >= written_before || known.contains(file.sha256); });
    std::ranges::sort(found, {}, &StoredFile::sha256);
    return found;
}

void remove_orphans(const StateFolder& state, std::span<const StoredFile> found) {
    for (const StoredFile& file : found) state.files->remove(file.sha256);
}

}  // namespace server

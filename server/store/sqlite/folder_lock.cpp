#include "server/store/sqlite/folder_lock.h"

#include "server/store/store_errors.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace server {

std::optional<FolderLock> FolderLock::take(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) throw StoreRefused("cannot open " + file.string() + ": " + std::system_category().message(errno));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return FolderLock(descriptor);
    const int why = errno;
    ::close(descriptor);
    if (why != EWOULDBLOCK) throw StoreRefused("cannot lock " + file.string() + ": " + std::system_category().message(why));
    return {};
}

FolderLock::FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock::~FolderLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace server

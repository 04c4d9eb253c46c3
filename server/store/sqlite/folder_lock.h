// One server in a folder.

#pragma once

#include <filesystem>
#include <optional>

namespace server {

// Held until it goes, or its process does, however that ends.
class FolderLock {
public:
    // Nothing: another process holds it. Makes the lock's file where there is none.
    static std::optional<FolderLock> take(const std::filesystem::path& file);

    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int descriptor) : descriptor_(descriptor) {}

    int descriptor_;
};

}  // namespace server

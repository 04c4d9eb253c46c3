// Files that are kept under their SHA-256 and never change.

#pragma once

#include "server/store/store_errors.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fonts {
class Sha256;
}

namespace server {

struct KeptFile {
    std::string sha256;  // 64 lower-case hexadecimal digits.
    std::int64_t bytes = 0;
};

// A file being read. Closed with this.
class OpenFile {
public:
    OpenFile(int descriptor, std::int64_t bytes) : descriptor_(descriptor), bytes_(bytes) {}
    OpenFile(OpenFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), bytes_(other.bytes_) {}
    OpenFile& operator=(OpenFile&&) = delete;
    ~OpenFile();

    std::int64_t bytes() const { return bytes_; }
    // The next bytes, as many as `most` at a time; "" at the end. Throws StoreUnavailable.
    std::string read(std::size_t most);

private:
    int descriptor_;
    std::int64_t bytes_;
};

// A file that arrives piece by piece. Gone without a trace unless kept.
class IncomingFile {
public:
    IncomingFile(const std::filesystem::path& folder, std::int64_t most);
    IncomingFile(const IncomingFile&) = delete;
    ~IncomingFile();

    // False: it would become larger than `most`; what came so far is then of no use.
    [[nodiscard]] bool write(std::string_view bytes);

    // Flushed under its digest, its folder flushed too, when this returns. A file of these bytes
    // may be there already. Once.
    KeptFile keep();

private:
    std::filesystem::path folder_, temporary_;
    std::int64_t most_, bytes_ = 0;
    int descriptor_ = -1;
    std::unique_ptr<fonts::Sha256> digest_;
};

struct StoredFile {
    std::string sha256;  // As its name says; verify() reads it.
    std::int64_t bytes = 0;
    std::filesystem::file_time_type written;
};

enum class FileCondition { whole, missing, damaged };

// A folder of such files: ab/cdef…, and temporary/ for what is arriving. May be used by many threads.
class Files {
public:
    // Makes the folder where there is none.
    explicit Files(std::filesystem::path folder);

    IncomingFile receive(std::int64_t most) const { return {folder_, most}; }
    KeptFile keep(std::string_view bytes) const;

    std::optional<OpenFile> open(std::string_view sha256) const;        // Nothing: no such file.
    std::optional<std::string> read(std::string_view sha256) const;     // The whole of it.
    FileCondition verify(std::string_view sha256) const;                // Reads it all.

    // All of them, in no order. What does not bear a digest's name is not ours and left out.
    std::vector<StoredFile> list() const;
    // Gone from the disk, too, when this returns; nothing when there is no such file. Throws StoreUnavailable.
    void remove(std::string_view sha256) const;

    // Removes what an interrupted arrival left behind; at start, before anything arrives.
    void sweep() const;

    bool is_empty() const;
    const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

}  // namespace server

#include "server/store/files.h"

#include "fonts/sha256.h"
#include "server/store/identifier.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace server {

namespace {

constexpr std::string_view temporary_folder = "temporary";
constexpr std::size_t piece = std::size_t{64} << 10;

[[noreturn]] void fail(const std::string& doing, const std::filesystem::path& path) {
    const bool full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
    throw StoreUnavailable(full ? StoreUnavailable::Cause::full : StoreUnavailable::Cause::failing,
                           "cannot " + doing + " " + path.string() + ": " + std::system_category().message(errno));
}

// A rename or a new folder is on the disk only when the folder that names it is.
void flush_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) fail("open", folder);
    const bool flushed = ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!flushed) fail("flush", folder);
}

void make_folder(const std::filesystem::path& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0) {
        flush_folder(folder.parent_path());
    } else if (errno != EEXIST) {
        fail("make", folder);
    }
}

bool is_digest(std::string_view text) { return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

std::filesystem::path path_of(const std::filesystem::path& folder, std::string_view sha256) {
    return folder / sha256.substr(0, 2) / sha256.substr(2);
}

}  // namespace

OpenFile::~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

std::string OpenFile::read(std::size_t most) {
    std::string bytes(most, '\0');
    ssize_t got = 0;
    do {
        got = ::read(descriptor_, bytes.data(), most);
    } while (got < 0 && errno == EINTR);
    if (got < 0) fail("read", "a kept file");
    bytes.resize(static_cast<std::size_t>(got));
    return bytes;
}

IncomingFile::IncomingFile(const std::filesystem::path& folder, std::int64_t most)
    : folder_(folder), temporary_(folder / temporary_folder / new_identifier()), most_(most), digest_(std::make_unique<fonts::Sha256>()) {
    descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor_ < 0) fail("make", temporary_);
}

IncomingFile::~IncomingFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

bool IncomingFile::write(std::string_view bytes) {
    bytes_ += static_cast<std::int64_t>(bytes.size());
    if (bytes_ > most_) return false;
    digest_->add(bytes);
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("write", temporary_);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

KeptFile IncomingFile::keep() {
    const KeptFile kept{digest_->hex(), bytes_};
    const std::filesystem::path path = path_of(folder_, kept.sha256);
    if (::fsync(descriptor_) != 0) fail("flush", temporary_);
    make_folder(path.parent_path());
    if (::rename(temporary_.c_str(), path.c_str()) != 0) fail("name", path);
    temporary_.clear();
    flush_folder(path.parent_path());
    return kept;
}

Files::Files(std::filesystem::path folder) : folder_(std::move(folder)) {
    make_folder(folder_);
    make_folder(folder_ / temporary_folder);
}

KeptFile Files::keep(std::string_view bytes) const {
    IncomingFile incoming = receive(static_cast<std::int64_t>(bytes.size()));
    (void)incoming.write(bytes);
    return incoming.keep();
}

std::optional<OpenFile> Files::open(std::string_view sha256) const {
    if (!is_digest(sha256)) return {};
    const std::filesystem::path path = path_of(folder_, sha256);
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT) return {};
    if (descriptor < 0) fail("open", path);
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) {
        ::close(descriptor);
        fail("read", path);
    }
    return std::optional<OpenFile>(std::in_place, descriptor, status.st_size);
}

std::optional<std::string> Files::read(std::string_view sha256) const {
    auto file = open(sha256);
    if (!file) return {};
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(file->bytes()));
    for (std::string next = file->read(piece); !next.empty(); next = file->read(piece)) bytes += next;
    return bytes;
}

FileCondition Files::verify(std::string_view sha256) const {
    auto file = open(sha256);
    if (!file) return FileCondition::missing;
    fonts::Sha256 digest;
    for (std::string next = file->read(piece); !next.empty(); next = file->read(piece)) digest.add(next);
    return digest.hex() == sha256 ? FileCondition::whole : FileCondition::damaged;
}

std::vector<StoredFile> Files::list() const {
    std::vector<StoredFile> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
        if (!entry.is_regular_file()) continue;
        const std::string name = entry.path().parent_path().filename().string() + entry.path().filename().string();
        if (is_digest(name)) found.push_back({name, static_cast<std::int64_t>(entry.file_size()), entry.last_write_time()});
    }
    return found;
}

void Files::remove(std::string_view sha256) const {
    if (!is_digest(sha256)) return;
    const std::filesystem::path path = path_of(folder_, sha256);
    if (::unlink(path.c_str()) != 0) {
        if (errno == ENOENT) return;
        fail("remove", path);
    }
    flush_folder(path.parent_path());
}

void Files::sweep() const {
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / temporary_folder)) std::filesystem::remove(entry.path());
}

bool Files::is_empty() const {
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
        if (entry.path().filename() != temporary_folder && !std::filesystem::is_empty(entry.path())) return false;
    }
    return true;
}

}  // namespace server

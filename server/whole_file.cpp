#include "server/whole_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace server {

namespace {

std::runtime_error failed(const char* doing, const std::filesystem::path& file) {
    return std::runtime_error(std::string("cannot ") + doing + " " + file.string() + ": " + std::strerror(errno));
}

// What was written or renamed in a folder, or in a file, is on the disk.
bool flush(const std::filesystem::path& place, int flags) {
    const int descriptor = ::open(place.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool flushed = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return flushed;
}

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

std::string read_file(const std::filesystem::path& file, std::size_t most) {
    const bool standard = file == "-";
    const std::unique_ptr<std::FILE, Close> opened(standard ? nullptr : std::fopen(file.c_str(), "rb"));
    std::FILE* const in = standard ? stdin : opened.get();
    if (!in) throw failed("read", file);
    std::string bytes;
    char part[65536];
    while (bytes.size() <= most) {
        const std::size_t got = std::fread(part, 1, sizeof part, in);
        if (got == 0) break;
        bytes.append(part, got);
    }
    if (std::ferror(in)) throw failed("read", file);
    return bytes;
}

void write_file(const std::filesystem::path& file, std::string_view bytes) {
    const bool standard = file == "-";
    std::FILE* const out = standard ? stdout : std::fopen(file.c_str(), "wb");
    if (!out) throw failed("write", file);
    const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), out) == bytes.size() && std::fflush(out) == 0;
    const int error = errno;
    const bool closed = standard || std::fclose(out) == 0;
    if (!whole) errno = error;
    if (!whole || !closed) throw failed("write", file);
}

void replace_file(const std::filesystem::path& file, std::string_view bytes) {
    const std::filesystem::path fresh = file.string() + ".new";
    const int descriptor = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) throw failed("write", fresh);
    ::close(descriptor);
    write_file(fresh, bytes);
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    if (!flush(fresh, O_WRONLY) || std::rename(fresh.c_str(), file.c_str()) != 0 || !flush(folder, O_RDONLY | O_DIRECTORY)) {
        throw failed("write", file);
    }
}

}  // namespace server

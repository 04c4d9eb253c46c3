// A ZIP archive, written from its front to its end. The one place for libarchive.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct archive;

namespace server {

struct ZipEntry {
    std::string path;  // UTF-8, as archive_paths makes it.
    std::int64_t bytes = 0;
};

// Files are stored as they are: PDFs and pictures are deflated already, and the archive's length is
// thus known before its first byte. Names are marked as UTF-8 (APPNOTE 6.3.10, 4.4.4, bit 11); checksum
// and sizes follow the bytes (bit 3), where ZIP64 has room for them. No entry has a time: 1980-01-01
// stands there, so that the same files make the same archive on every machine.
//
// Throws std::runtime_error when libarchive fails.
class ZipWriter {
public:
    ZipWriter();
    ZipWriter(const ZipWriter&) = delete;  // libarchive holds our address.
    ZipWriter& operator=(const ZipWriter&) = delete;
    ~ZipWriter();

    // Ends the file before it, if any.
    void begin(const std::string& path);
    void write(std::string_view bytes);
    void finish();

    // What has been written since this was last called.
    std::string take() { return std::exchange(written_, {}); }
    std::size_t waiting() const { return written_.size(); }

private:
    static std::ptrdiff_t keep(archive*, void* self, const void* bytes, std::size_t size);
    void check(int result, const char* doing);

    std::string written_;
    std::unique_ptr<archive, int (*)(archive*)> archive_;
};

// How long an archive of these files will be.
std::uint64_t zip_length(const std::vector<ZipEntry>& entries);

}  // namespace server

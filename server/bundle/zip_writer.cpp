#include "server/bundle/zip_writer.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <stdexcept>

namespace server {

std::ptrdiff_t ZipWriter::keep(archive*, void* self, const void* bytes, std::size_t size) {
    static_cast<ZipWriter*>(self)->written_.append(static_cast<const char*>(bytes), size);
    return static_cast<std::ptrdiff_t>(size);
}

ZipWriter::ZipWriter() : archive_(archive_write_new(), &archive_write_free) {
    check(archive_write_set_format_zip(archive_.get()), "begin");
    // The names' encoding, or they would be taken for the locale's.
    check(archive_write_set_options(archive_.get(), "zip:compression=store,zip:hdrcharset=UTF-8"), "set up");
    check(archive_write_set_bytes_per_block(archive_.get(), 0), "set up");
    check(archive_write_open(archive_.get(), this, nullptr, &ZipWriter::keep, nullptr), "open");
}

ZipWriter::~ZipWriter() = default;

void ZipWriter::check(int result, const char* doing) {
    if (result == ARCHIVE_OK) return;
    const char* const why = archive_ ? archive_error_string(archive_.get()) : nullptr;
    throw std::runtime_error(std::string("libarchive could not ") + doing + " an archive: " + (why ? why : "no reason given"));
}

void ZipWriter::begin(const std::string& path) {
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> header(archive_entry_new(), &archive_entry_free);
    if (!header) throw std::runtime_error("libarchive could not make an entry");
    archive_entry_set_pathname_utf8(header.get(), path.c_str());
    archive_entry_set_filetype(header.get(), AE_IFREG);
    archive_entry_set_perm(header.get(), 0644);
    // No size: libarchive 3.6 would write it, but no checksum, before the bytes, which strict readers
    // (libzip among them) take for a contradiction to what follows.
    check(archive_write_header(archive_.get(), header.get()), "add to");
}

void ZipWriter::write(std::string_view bytes) {
    const auto taken = archive_write_data(archive_.get(), bytes.data(), bytes.size());
    if (taken != static_cast<la_ssize_t>(bytes.size())) check(ARCHIVE_FATAL, "write to");
}

void ZipWriter::finish() { check(archive_write_close(archive_.get()), "finish"); }

std::uint64_t zip_length(const std::vector<ZipEntry>& entries) {
    std::uint64_t files = 0;
    for (const ZipEntry& entry : entries) files += static_cast<std::uint64_t>(entry.bytes);

    // What stands around the files has the same length whatever is in them, until places in the
    // archive need more than 32 bits: then zeros are written in their stead, some seconds for 10 GiB.
    constexpr std::uint64_t room_for_headers = std::uint64_t{1} << 30;
    const bool wide = files > (std::uint64_t{1} << 32) - room_for_headers;
    static const std::string zeros(std::size_t{1} << 16, '\0');
    ZipWriter zip;
    std::uint64_t length = wide ? 0 : files;
    const auto count = [&] { length += zip.take().size(); };
    for (const ZipEntry& entry : entries) {
        zip.begin(entry.path);
        for (auto left = static_cast<std::uint64_t>(wide ? entry.bytes : 0); left > 0; left -= std::min<std::uint64_t>(left, zeros.size())) {
            zip.write(std::string_view(zeros).substr(0, std::min<std::uint64_t>(left, zeros.size())));
            count();
        }
        count();
    }
    zip.finish();
    count();
    return length;
}

}  // namespace server

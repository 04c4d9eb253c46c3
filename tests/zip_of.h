// Archives for tests, made with libzip.

#pragma once

#include <zip.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace server {

struct TestEntry {
    std::string name, bytes;
    bool link = false;
    std::string password;  // Empty: none.
};

inline void add_entry(zip_t* archive, const TestEntry& entry) {
    zip_source_t* const source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) throw std::runtime_error("cannot add " + entry.name);
    const auto place = static_cast<zip_uint64_t>(index);
    if (entry.link) zip_file_set_external_attributes(archive, place, 0, ZIP_OPSYS_UNIX, 0120777u << 16);
    if (!entry.password.empty()) zip_file_set_encryption(archive, place, ZIP_EM_AES_256, entry.password.c_str());
}

inline std::string zip_of(const std::vector<TestEntry>& entries) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const memory = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(memory);
    zip_t* const archive = zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &error);
    for (const TestEntry& entry : entries) add_entry(archive, entry);
    if (zip_close(archive) != 0) throw std::runtime_error("cannot write the archive");
    zip_source_open(memory);
    zip_source_seek(memory, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(memory)), '\0');
    zip_source_seek(memory, 0, SEEK_SET);
    zip_source_read(memory, bytes.data(), bytes.size());
    zip_source_close(memory);
    zip_source_free(memory);
    return bytes;
}

}  // namespace server

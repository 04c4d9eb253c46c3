#include "server/intake/zip_files.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <optional>
#include <set>

namespace server {

namespace {

using layout::Problem;

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Close {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

Problem damaged(const std::string& name) {
    const std::string where = name.empty() ? "" : " (" + name + ")";
    return {"", "zip_damaged", "ไฟล์นี้ไม่ใช่ไฟล์ ZIP หรือไฟล์ ZIP ชำรุด" + where, "The file is no ZIP archive, or it is damaged" + where + "."};
}

Problem unsafe_name(const std::string& name) {
    return {"", "zip_unsafe_name", "ไฟล์ ZIP มีชื่อไฟล์ที่ชี้ออกนอกโฟลเดอร์ (" + name + ") จึงไม่รับ", "A name in the ZIP leads out of its folder (" + name + ")."};
}

Problem name_twice(const std::string& name) {
    return {"", "zip_name_twice", "ไฟล์ ZIP มีชื่อไฟล์ซ้ำกัน (" + name + ") จึงไม่รับ", "A name stands twice in the ZIP (" + name + ")."};
}

Problem link(const std::string& name) {
    return {"", "zip_link", "ไฟล์ ZIP มีลิงก์ไปยังไฟล์อื่น (" + name + ") จึงไม่รับ", "The ZIP holds a link (" + name + ")."};
}

Problem encrypted(const std::string& name) {
    return {"", "zip_encrypted", "ไฟล์ ZIP ตั้งรหัสผ่านไว้ (" + name + ") โปรดส่งไฟล์ที่ไม่มีรหัสผ่าน", "The ZIP is encrypted (" + name + ")."};
}

Problem too_large(const ZipLimits& limits) {
    const std::string entries = std::to_string(limits.entries), total = std::to_string(limits.total);
    return {"", "zip_too_large", "ไฟล์ ZIP มีมากกว่า " + entries + " รายการ หรือเมื่อคลายแล้วมีขนาดเกิน " + total + " ไบต์",
            "The ZIP has more than " + entries + " entries, or more than " + total + " bytes when inflated."};
}

Archive open_archive(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (!source) throw std::bad_alloc();
    Archive archive(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
    if (!archive) zip_source_free(source);  // Else the archive owns it.
    zip_error_fini(&error);
    return archive;
}

bool is_safe(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.find_first_of("\\:") != std::string_view::npos) return false;
    while (!name.empty()) {
        const auto end = std::min(name.find('/'), name.size());
        if (name.substr(0, end) == "..") return false;
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return true;
}

bool is_link(zip_t* archive, zip_uint64_t index) {
    constexpr zip_uint32_t unix_type = 0170000, unix_link = 0120000;  // S_IFMT, S_IFLNK of the mode in the upper half.
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    zip_file_get_external_attributes(archive, index, 0, &system, &attributes);
    return system == ZIP_OPSYS_UNIX && ((attributes >> 16) & unix_type) == unix_link;
}

std::string lower_case(std::string name) {
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return name;
}

// What the archive says of itself, before a byte is inflated.
layout::Result<std::vector<zip_stat_t>> look_over(zip_t* archive, const ZipLimits& limits) {
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    if (count < 0 || static_cast<std::size_t>(count) > limits.entries) return too_large(limits);
    std::vector<zip_stat_t> entries(static_cast<std::size_t>(count));
    std::set<std::string> names;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        zip_stat_t& entry = entries[i];
        constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
        if (zip_stat_index(archive, i, 0, &entry) != 0 || (entry.valid & needed) != needed) return damaged("");
        const std::string name = entry.name;
        if (!is_safe(name)) return unsafe_name(name);
        if (!names.insert(lower_case(name)).second) return name_twice(name);
        if (is_link(archive, i)) return link(name);
        if (entry.encryption_method != ZIP_EM_NONE) return encrypted(name);
    }
    return entries;
}

// At most `most` bytes; nothing when they cannot be inflated or their checksum is wrong.
std::optional<std::string> inflate(zip_t* archive, zip_uint64_t index, std::size_t most) {
    const std::unique_ptr<zip_file_t, Close> file(zip_fopen_index(archive, index, 0));
    if (!file) return {};
    std::string bytes;
    std::array<char, 65536> part;
    while (bytes.size() < most) {
        const zip_int64_t got = zip_fread(file.get(), part.data(), std::min(part.size(), most - bytes.size()));
        if (got < 0) return {};
        if (got == 0) return bytes;
        bytes.append(part.data(), static_cast<std::size_t>(got));
    }
    return bytes;
}

}  // namespace

layout::Result<std::vector<ZipFile>> read_zip(std::string_view bytes, const ZipLimits& limits,
                                              const std::function<bool(std::string_view name)>& wants) {
    if (bytes.empty()) return damaged("");  // libzip takes it for an archive of nothing.
    const Archive archive = open_archive(bytes);
    if (!archive) return damaged("");
    const auto entries = look_over(archive.get(), limits);
    if (!entries) return entries.problems();

    std::vector<ZipFile> files;
    std::size_t total = 0;
    for (std::size_t i = 0; i < entries->size(); ++i) {
        ZipFile file{(*entries)[i].name, false, {}};
        if (file.name.ends_with('/')) continue;
        if (wants(file.name)) {
            auto inflated = inflate(archive.get(), i, limits.file + 1);
            if (!inflated) return damaged(file.name);
            file.read = true, file.bytes = *std::move(inflated);
        }
        if ((total += file.bytes.size()) > limits.total) return too_large(limits);
        files.push_back(std::move(file));
    }
    return files;
}

}  // namespace server

#include "server/bundle/bundle.h"

#include "server/bundle/archive_names.h"
#include "server/http/file_fields.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace server {

namespace {

constexpr std::size_t part_bytes = std::size_t{1} << 16;
const std::string contents_name = "สารบัญ.csv", checksums_name = "SHA256SUMS";

// In the order in which they will stand there.
std::vector<std::pair<std::string, BundleFile>> with_paths(std::vector<BundleFile> files) {
    std::vector<std::vector<std::string>> wishes;
    for (const BundleFile& file : files) wishes.push_back(file.path);
    auto paths = archive_paths(wishes, {contents_name, checksums_name});
    std::vector<std::pair<std::string, BundleFile>> named;
    for (std::size_t i = 0; i < files.size(); ++i) named.emplace_back(std::move(paths[i]), std::move(files[i]));
    const ThaiOrder before;
    std::sort(named.begin(), named.end(), [&](const auto& a, const auto& b) { return before(a.first, b.first); });
    return named;
}

SheetCell number(std::int64_t value) { return {std::to_string(value), true}; }

}  // namespace

Bundle::Bundle(const Files& kept, const SheetRow& headings, std::vector<BundleFile> files) : kept_(kept) {
    SheetRow top{{"ลำดับ"}, {"ชื่อไฟล์"}};
    top.insert(top.end(), headings.begin(), headings.end());
    top.insert(top.end(), {{"ขนาด (ไบต์)"}, {"SHA-256"}});
    Sheet contents{std::move(top)};
    std::string checksums;
    entries_.resize(2);
    for (auto& [path, file] : with_paths(std::move(files))) {
        const std::string digest = file.sha256.empty() ? fonts::sha256_hex(file.bytes) : file.sha256;
        const Entry& entry = entries_.emplace_back(entry_of(path, file));
        SheetRow row{number(static_cast<std::int64_t>(contents.size())), {path}};
        row.insert(row.end(), file.about.begin(), file.about.end());
        row.insert(row.end(), {number(entry.zip.bytes), {digest}});
        contents.push_back(std::move(row));
        checksums += digest + "  " + path + "\n";
    }
    BundleFile table{{}, {}, write_csv(contents), {}};
    checksums = fonts::sha256_hex(table.bytes) + "  " + contents_name + "\n" + checksums;
    BundleFile list{{}, {}, std::move(checksums), {}};
    entries_[0] = entry_of(contents_name, table);
    entries_[1] = entry_of(checksums_name, list);

    std::vector<ZipEntry> all;
    for (const Entry& entry : entries_) all.push_back(entry.zip);
    length_ = zip_length(all);
}

Bundle::Entry Bundle::entry_of(std::string path, BundleFile& file) const {
    if (file.sha256.empty()) {
        const auto size = static_cast<std::int64_t>(file.bytes.size());
        return {{std::move(path), size}, {}, std::move(file.bytes)};
    }
    const auto open = kept_.open(file.sha256);
    if (!open) throw std::runtime_error("the kept file " + file.sha256 + " is missing");
    return {{std::move(path), open->bytes()}, file.sha256, {}};
}

std::string Bundle::next_part() {
    while (!finished_ && zip_.waiting() < part_bytes) advance();
    return zip_.take();
}

void Bundle::advance() {
    if (open_) {
        const std::string bytes = open_->read(part_bytes);
        if (bytes.empty()) return end_file();
        digest_->add(bytes);
        return zip_.write(bytes);
    }
    if (next_ == entries_.size()) {
        zip_.finish();
        finished_ = true;
        return;
    }
    const Entry& entry = entries_[next_++];
    zip_.begin(entry.zip.path);
    if (entry.sha256.empty()) return zip_.write(entry.bytes);
    open_.emplace(kept_.open(entry.sha256).value());
    digest_.emplace();
}

void Bundle::end_file() {
    const std::string& wanted = entries_[next_ - 1].sha256;
    if (digest_->hex() != wanted) throw std::runtime_error("the kept file " + wanted + " is damaged");
    open_.reset();
}

Reply bundle_reply(std::shared_ptr<Bundle> bundle, const std::string& name, const std::string& ascii_name) {
    Reply reply{200, "application/zip", "",
                {{"Content-Disposition", content_disposition(Disposition::attachment, ascii_name + ".zip", archive_name(name) + ".zip")},
                 {"Cache-Control", "private, no-store"}}};
    reply.streamed = static_cast<std::size_t>(bundle->length());
    reply.next_part = [bundle = std::move(bundle)] { return bundle->next_part(); };
    return reply;
}

}  // namespace server

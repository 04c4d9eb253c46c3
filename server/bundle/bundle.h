// Many files in one archive, for people: with a table of contents and checksums.

#pragma once

#include "server/bundle/zip_writer.h"
#include "server/http/message.h"
#include "server/intake/sheet/sheet.h"
#include "server/store/files.h"

#include "fonts/sha256.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace server {

struct BundleFile {
    std::vector<std::string> path;  // Folders, then the name with its extension, as people call them.
    std::string sha256;             // Of a kept file; empty: `bytes` are the file.
    std::string bytes;
    SheetRow about;                 // What the table says of it.
};

// สารบัญ.csv (number, path, `headings`, bytes, SHA-256) and SHA256SUMS (for sha256sum -c) come first,
// then the files in the order of a Thai list of their paths.
//
// A file of the archive is in memory only as a part at a time; each is compared with its digest as it goes.
class Bundle {
public:
    // `kept` must outlive the bundle. Throws std::runtime_error when a file is not there, before
    // anything is sent.
    Bundle(const Files& kept, const SheetRow& headings, std::vector<BundleFile> files);

    std::uint64_t length() const { return length_; }  // Of the whole archive.

    // The next part of it; "" at its end. Throws what Files does, and std::runtime_error when a file
    // is damaged: what was sent so far is then no archive, for its end is missing.
    std::string next_part();

private:
    struct Entry {
        ZipEntry zip;
        std::string sha256;  // Of a kept file.
        std::string bytes;   // Else.
    };

    Entry entry_of(std::string path, BundleFile& file) const;
    void advance();
    void end_file();

    const Files& kept_;
    std::vector<Entry> entries_;
    std::uint64_t length_ = 0;
    std::size_t next_ = 0;         // The entry to begin.
    std::optional<OpenFile> open_;
    std::optional<fonts::Sha256> digest_;  // Of what is open.
    bool finished_ = false;
    ZipWriter zip_;
};

// 200: the archive as a download, `name` without its extension. Its length is told beforehand, so that
// browsers show how far it has come and notice when it was cut.
Reply bundle_reply(std::shared_ptr<Bundle> bundle, const std::string& name, const std::string& ascii_name);

}  // namespace server

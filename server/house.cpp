#include "server/house.h"

#include "layout/block/read_path.h"
#include "server/whole_file.h"

#include <memory>

namespace server {

namespace {

layout::Site open_site(const std::filesystem::path& emblem) {
    if (emblem.empty()) return {};
    return {std::make_shared<const layout::Path>(layout::read_path(read_file(emblem), emblem.string()))};
}

}  // namespace

House::House(const Folders& folders)
    : faces(fonts::Catalogue::load(folders.fonts)),
      forms(layout::load_forms(folders.templates, faces)),
      site(open_site(folders.emblem)) {}

std::filesystem::path installed_folder(std::string_view name) {
    std::error_code unreadable;  // Then the path is relative to the working folder.
    const auto program = std::filesystem::read_symlink("/proc/self/exe", unreadable);
    const auto above = program.parent_path().parent_path();
    const auto beside = above / name, installed = above / "share/saraban" / name;
    return !std::filesystem::is_directory(beside) && std::filesystem::is_directory(installed) ? installed : beside;
}

}  // namespace server

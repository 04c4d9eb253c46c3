#include "server/desk/desk_files.h"

#include "fonts/sha256.h"
#include "server/http/query.h"
#include "server/settings.h"
#include "server/whole_file.h"

#include <array>
#include <stdexcept>

namespace server {

namespace {

constexpr std::array<std::string_view, 2> face_names{"regular", "bold"};

std::string media_type_of(const std::filesystem::path& file) {
    const std::string ending = file.extension().string();
    if (ending == ".css") return "text/css; charset=utf-8";
    if (ending == ".js") return "text/javascript; charset=utf-8";
    if (ending == ".svg") return "image/svg+xml";
    if (ending == ".ttf") return "font/ttf";
    return "";
}

}  // namespace

DeskFiles::DeskFiles(const std::filesystem::path& folder) {
    const std::filesystem::path faces = folder / "faces.conf";
    const Settings files = read_settings(read_file(faces), faces.string(), face_names);
    for (const std::string_view name : face_names) {
        const std::string file = value_or(files, name, "");
        if (media_type_of(file) != "font/ttf") throw std::runtime_error(faces.string() + " names no .ttf file as " + std::string(name));
        take(std::string(name) + ".ttf", file);
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (!media_type_of(entry.path()).empty()) take(entry.path().filename().string(), entry.path());
}

void DeskFiles::take(const std::string& name, const std::filesystem::path& file) {
    std::string bytes = read_file(file);
    if (file.extension() == ".css") bytes = with_addresses(std::move(bytes));
    const std::string tag = fonts::sha256_hex(bytes).substr(0, 16);
    files_.emplace(name, File{media_type_of(file), std::move(bytes), tag});
}

// A style sheet whose "/desk/NAME" are the addresses that browsers may keep.
std::string DeskFiles::with_addresses(std::string style) const {
    for (const auto& [name, file] : files_)
        for (std::size_t at = 0; (at = style.find("\"/desk/" + name + "\"", at)) != std::string::npos; ++at) style.replace(at + 1, name.size() + 6, address(name));
    return style;
}

std::string DeskFiles::address(std::string_view name) const {
    const auto found = files_.find(name);
    if (found == files_.end()) throw std::logic_error("the desk has no file " + std::string(name));
    return "/desk/" + std::string(name) + "?v=" + found->second.tag;
}

void DeskFiles::add_to(Router& router) const {
    for (const auto& [name, file] : files_) {
        router.add({"GET", "/desk/" + name, {file.media_type.substr(0, file.media_type.find(';'))}, [&one = file](const Request& request) {
            const bool fits = parameter(request.query, "v") == one.tag;
            return Reply{200, one.media_type, one.bytes,
                         {{"ETag", '"' + one.tag + '"'}, {"Cache-Control", fits ? "public, max-age=31536000, immutable" : "no-cache"}}};
        }, Scope::open});
    }
}

}  // namespace server

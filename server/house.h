// What a running program stands on: the faces, the forms and what the site supplies.

#pragma once

#include "fonts/catalogue.h"
#include "layout/render.h"
#include "layout/template/form.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace server {

struct Folders {
    std::filesystem::path templates, fonts;
    std::filesystem::path emblem;  // A file; empty: the site has none.
};

// Loaded and checked whole before the first request; immutable after. Stays where it was
// made: forms may look into the catalogue.
struct House {
    // Throws std::runtime_error naming the file at fault.
    explicit House(const Folders& folders);
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    const fonts::Catalogue faces;
    const std::vector<layout::Form> forms;
    const layout::Site site;
};

// Where `name` ("templates", "fonts") lies for this very program: beside the folder that it
// was built in (build/../templates), or installed (bin/../share/saraban/templates). The first
// of them that exists, else the former.
std::filesystem::path installed_folder(std::string_view name);

}  // namespace server

#include "server/house.h"

#include "fonts/sha256.h"
#include "layout/block/fit_to_ink.h"
#include "layout/block/read_path.h"
#include "layout/text/lexicon.h"
#include "server/whole_file.h"

#include <stdexcept>

namespace server {

namespace {

// The Garuda on letters is 0.916 as wide as it is high; a squeezed one is sent back.
constexpr double narrowest = 0.90, widest = 0.93;

}  // namespace

House::House(const Folders& folders)
    : faces(fonts::Catalogue::load(folders.fonts)),
      forms(layout::load_forms(folders.templates, faces)),
      terms_(folders.terms),
      emblem_(open_emblem(folders.emblem)) {
    for (const layout::Form& form : forms)
        if (!form.rules.empty() && !knows_rules(form.rules))
            throw layout::FormError(form.name + "/form.xml: there are no rules named " + form.rules);
    read_terms();
}

House::Emblem House::open_emblem(const std::filesystem::path& file) {
    if (file.empty()) return {};
    const std::string bytes = read_file(file);
    Emblem emblem{std::make_shared<const layout::Path>(layout::fit_to_ink(layout::read_path(bytes, file.string()))), fonts::sha256_hex(bytes)};
    const double ratio = emblem.path->width / emblem.path->height;
    if (!(ratio >= narrowest && ratio <= widest))
        throw std::runtime_error(file.string() + ": the emblem is " + std::to_string(ratio) + " as wide as high; it must be 0.90 to 0.93");
    return emblem;
}

void House::read_terms() {
    auto words = terms_.empty() ? layout::Lexicon::built_in() : layout::Lexicon::built_in_with(read_file(terms_));
    repair_words_.store(std::make_shared<const RepairWords>(words));
    words_.store(std::move(words));
}

void House::try_samples() const {
    for (const layout::Form& form : forms) {
        const auto rendered = layout::render(form, form.sample_json, site());
        if (rendered) continue;
        const layout::Problem& problem = rendered.problems().front();
        throw layout::FormError(form.name + "/sample.json: " + problem.pointer + ": " + problem.english);
    }
}

std::filesystem::path installed_folder(std::string_view name) {
    std::error_code unreadable;  // Then the path is relative to the working folder.
    const auto program = std::filesystem::read_symlink("/proc/self/exe", unreadable);
    const auto above = program.parent_path().parent_path();
    const auto beside = above / name, installed = above / "share/saraban" / name;
    return !std::filesystem::is_directory(beside) && std::filesystem::is_directory(installed) ? installed : beside;
}

}  // namespace server

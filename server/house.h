// What a running program stands on: the faces, the forms and what the site supplies.

#pragma once

#include "fonts/catalogue.h"
#include "layout/render.h"
#include "layout/template/form.h"
#include "server/intake/thai/repair_words.h"
#include "server/report/rules.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace server {

struct Folders {
    std::filesystem::path templates, fonts;
    std::filesystem::path emblem;  // A file; empty: the site has none.
    std::filesystem::path terms;   // A file of Thai words, one a line, that lines are broken by; empty: none.
};

// Loaded and checked whole before the first request; immutable after, but for the site's
// words. Stays where it was made: forms may look into the catalogue.
struct House {
    // Throws std::runtime_error naming the file at fault.
    explicit House(const Folders& folders);
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    const fonts::Catalogue faces;
    const std::vector<layout::Form> forms;

    // Sets every form's sample, so that what would fail each request stops the start. Throws
    // layout::FormError naming the sample and the place.
    void try_samples() const;

    // What the site supplies, with the words as they are now.
    layout::Site site() const { return {emblem_.path, words_.load(), check_rules, emblem_.sha256}; }

    // The same words, weighed for the repair of damaged text.
    std::shared_ptr<const RepairWords> repair_words() const { return repair_words_.load(); }

    // Reads the site's words again; requests in flight keep the old ones. Throws
    // std::runtime_error and changes nothing when the file cannot be read.
    void read_terms();

private:
    struct Emblem {
        std::shared_ptr<const layout::Path> path;  // nullptr: the site has none.
        std::string sha256;                        // Of its file.
    };
    static Emblem open_emblem(const std::filesystem::path& file);

    const std::filesystem::path terms_;
    const Emblem emblem_;
    std::atomic<std::shared_ptr<const layout::Lexicon>> words_;
    std::atomic<std::shared_ptr<const RepairWords>> repair_words_;
};

// Where `name` ("templates", "fonts") lies for this very program: beside the folder that it
// was built in (build/../templates), or installed (bin/../share/saraban/templates). The first
// of them that exists, else the former.
std::filesystem::path installed_folder(std::string_view name);

}  // namespace server

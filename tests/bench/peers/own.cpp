// Saraban as one of the peers: saraban_peer TEMPLATES FORM DIR COUNT
//
// Renders DIR/000.json and so on, one after the other in one process, and prints what that took.

#include "layout/render.h"
#include "tests/bench/peers/tell.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace {

std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 5) return 2;
    const auto faces = fonts::Catalogue::load(SOURCE_DIR "/fonts");
    const auto forms = layout::load_forms(argv[1], faces);
    const layout::Form& form = *layout::find_form(forms, argv[2]);
    bench::tell(std::atoi(argv[4]), [&](const std::string& name) {
        const auto rendered = layout::render(form, read(std::string(argv[3]) + '/' + name + ".json"), {});
        if (!rendered) throw std::runtime_error(rendered.problems().front().english);
        return rendered->pdf.size();
    });
}

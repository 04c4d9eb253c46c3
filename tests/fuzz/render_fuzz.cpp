// The bytes up to the first newline name a template (or else choose one by their number), the rest
// is a document for it. Whatever they are: a PDF, the same bytes each time, or problems with a code and both sentences. Never a crash,
// never an exception.

#include "fonts/catalogue.h"
#include "layout/render.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace layout;

const std::vector<Form>& all_forms() {
    static const fonts::Catalogue faces = fonts::Catalogue::load(SOURCE_DIR "/fonts");
    static const std::vector<Form> forms = load_forms(SOURCE_DIR "/templates", faces);
    return forms;
}

const Form& form_named(std::string_view name) {
    for (const Form& form : all_forms()) {
        if (form.name == name) return form;
    }
    return all_forms()[name.size() % all_forms().size()];
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) return 0;
    const Form& form = form_named(bytes.substr(0, end));
    const auto rendered = render(form, bytes.substr(end + 1), {});
    if (rendered) {
        if (!rendered->pdf.starts_with("%PDF-") || rendered->pages.pages.empty()) std::abort();
        if (render(form, bytes.substr(end + 1), {})->pdf != rendered->pdf) std::abort();
        return 0;
    }
    for (const Problem& problem : rendered.problems()) {
        if (problem.code.empty() || problem.thai.empty() || problem.english.empty()) std::abort();
    }
    return 0;
}

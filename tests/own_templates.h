// The forms that the project ships.

#pragma once

#include "layout/template/form.h"
#include "tests/form_text.h"

#include <vector>

namespace layout {

inline const std::vector<Form>& own_templates() {
    static const std::vector<Form> forms = load_forms(SOURCE_DIR "/templates", own_faces());
    return forms;
}

inline const Form& own_template(std::string_view name) {
    const Form* form = find_form(own_templates(), name);
    if (form == nullptr) throw std::runtime_error("no template " + std::string(name));
    return *form;
}

// The first `from` replaced; throws when there is none, so that no test passes by accident.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("not in the sample: " + std::string(from));
    return text.replace(at, from.size(), to);
}

}  // namespace layout

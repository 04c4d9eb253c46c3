#include "server/http/form/form.h"

#include <algorithm>

namespace server {

std::string form_value(const FormFields& fields, std::string_view name) {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const FormField& one) { return one.name == name; });
    return found == fields.end() ? std::string() : found->value;
}

std::vector<std::string> form_values(const FormFields& fields, std::string_view name) {
    std::vector<std::string> values;
    for (const FormField& one : fields)
        if (one.name == name) values.push_back(one.value);
    return values;
}

}  // namespace server

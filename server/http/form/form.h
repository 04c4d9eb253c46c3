// What an HTML form sends: fields in their order.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace server {

struct FormField {
    std::string name;   // Never empty.
    std::string value;  // UTF-8 without NUL. Lines end in a line feed; browsers send CR LF.

    friend bool operator==(const FormField&, const FormField&) = default;
};

using FormFields = std::vector<FormField>;  // Names may repeat, as those of tick boxes do.

struct FormLimits {
    std::size_t parts = 2'000;                // Fields, and files.
    std::size_t text = std::size_t{1} << 20;  // Bytes of all names and values.
};

// The first value of that name; empty when there is none.
std::string form_value(const FormFields& fields, std::string_view name);

// Every value of that name, in order.
std::vector<std::string> form_values(const FormFields& fields, std::string_view name);

}  // namespace server

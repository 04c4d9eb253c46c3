// Whatever the bytes: fields within the limits that stand in the body as they are read, or a refusal
// in both languages. Never a crash.

#include "server/http/file_fields.h"
#include "server/http/form/urlencoded.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace server;
    constexpr FormLimits limits{.parts = 5, .text = 200};
    const std::string_view body(reinterpret_cast<const char*>(data), size);
    const auto read = read_urlencoded(body, limits);
    if (const auto* refusal = std::get_if<Refusal>(&read)) {
        if (refusal->detail.thai.empty() || refusal->detail.english.empty()) std::abort();
        return 0;
    }
    const auto& fields = std::get<FormFields>(read);
    std::string again;
    for (const FormField& one : fields) again += (again.empty() ? "" : "&") + percent_encoded(one.name) + "=" + percent_encoded(one.value);
    if (fields.size() > limits.parts || std::get<FormFields>(read_urlencoded(again, limits)) != fields) std::abort();
    return 0;
}

// Whatever the bytes behind the boundary, and in whatever portions they come: the same fields and
// files, within the limits, or the same refusal, in both languages and with its place. Never a crash.

#include "tests/form_files.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace server;

constexpr FormLimits limits{.parts = 5, .text = 200};

struct Read {
    std::string files;
    OrRefusal<FormFields> fields;
};

Read in_portions(std::string_view body, std::size_t portion) {
    FilesAsText files(~std::size_t{0});
    MultipartReader reader("xY7", files, limits);
    for (std::size_t at = 0; at < body.size(); at += portion)
        if (auto refusal = reader.take(body.substr(at, portion))) return {files.text, *std::move(refusal)};
    auto fields = reader.finish();
    return {files.text, std::move(fields)};
}

void demand(bool holds) {
    if (!holds) std::abort();
}

void check_refusal(const Refusal& refusal) {
    demand(refusal.kind.status == 400 || refusal.kind.status == 413);
    demand(!refusal.detail.thai.empty() && !refusal.detail.english.empty());
    demand(refusal.kind.status == 413 || (refusal.errors.size() == 1 && refusal.errors[0].pointer.starts_with('/')));
}

void check_fields(const FormFields& fields) {
    demand(fields.size() <= limits.parts);
    std::size_t text = 0;
    for (const FormField& one : fields) {
        demand(!one.name.empty() && one.value.find('\r') == std::string::npos && one.value.find('\0') == std::string::npos);
        text += one.name.size() + one.value.size();
    }
    demand(text <= limits.text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view body(reinterpret_cast<const char*>(data), size);
    const Read whole = in_portions(body, std::max<std::size_t>(size, 1));
    if (const auto* fields = std::get_if<FormFields>(&whole.fields)) check_fields(*fields);
    else check_refusal(std::get<Refusal>(whole.fields));
    for (const std::size_t portion : {1, 2, 7}) {
        const Read again = in_portions(body, portion);
        demand(again.fields.index() == whole.fields.index());
        if (const auto* fields = std::get_if<FormFields>(&again.fields)) demand(*fields == std::get<FormFields>(whole.fields) && again.files == whole.files);
        else demand(std::get<Refusal>(again.fields).errors == std::get<Refusal>(whole.fields).errors);
    }
    return 0;
}

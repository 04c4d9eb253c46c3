#include "fonts/sha256.h"
#include "layout/template/compile_form.h"
#include "layout/template/form.h"
#include "layout/value/read_json.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <sstream>

namespace layout {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    if (!in) throw FormError(path.string() + ": cannot be read");
    return std::move(bytes).str();
}

Value read_own_json(const std::string& bytes, const fs::path& path) {
    constexpr auto any = std::numeric_limits<std::size_t>::max();
    auto value = read_json(bytes, {any, any, any, any, 64});
    if (!value) throw FormError(path.string() + ": " + value.problems().front().english);
    return *std::move(value);
}

Schema compiled_schema(const Value& value, const fs::path& path) try {
    return Schema::compile(value, path.string());
} catch (const std::runtime_error& error) {
    throw FormError(error.what());  // It begins with the path.
}

bool is_form_name(const std::string& name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

Form load_form(const fs::path& folder, const fonts::Catalogue& faces) {
    const std::string name = folder.filename().string();
    if (!is_form_name(name)) throw FormError(folder.string() + ": a form's folder is named with a-z, 0-9 and - only");
    const fs::path form_path = folder / "form.xml", schema_path = folder / "schema.json", sample_path = folder / "sample.json";
    std::string schema_json = read_file(schema_path), sample_json = read_file(sample_path);
    const Value schema_value = read_own_json(schema_json, schema_path);
    Schema schema = compiled_schema(schema_value, schema_path);
    if (const Problems problems = schema.check(read_own_json(sample_json, sample_path)); !problems.empty())
        throw FormError(sample_path.string() + ": " + problems.front().pointer + ": " + problems.front().english);
    const std::string xml = read_file(form_path);
    const Element root = read_xml(xml, form_path.string());
    std::shared_ptr<const FormTree> tree = compile_form(root, schema_value, faces, form_path.string());
    return {name, tree->version, fonts::sha256_hex(xml), form_title(root, form_path.string()), tree->rules, std::move(schema_json), std::move(sample_json),
            std::move(schema), std::move(tree)};
}

}  // namespace

std::vector<Form> load_forms(const fs::path& folder, const fonts::Catalogue& faces) {
    std::error_code error;
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (fs::exists(entry.path() / "form.xml")) folders.push_back(entry.path());
    if (error) throw FormError(folder.string() + ": " + error.message());
    std::sort(folders.begin(), folders.end());
    std::vector<Form> forms;
    for (const fs::path& path : folders) forms.push_back(load_form(path, faces));
    return forms;
}

const Form* find_form(const std::vector<Form>& forms, std::string_view name) {
    const auto found = std::find_if(forms.begin(), forms.end(), [&](const Form& form) { return form.name == name; });
    return found == forms.end() ? nullptr : &*found;
}

}  // namespace layout

// The official JSON Schema test suite, draft-07 (Debian: json-schema-test-suite). Where a
// group of tests uses only what we support, we must agree with every one of them; where it
// uses anything else, compile must refuse it.

#include "layout/value/read_json.h"
#include "layout/value/schema.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>

namespace layout {
namespace {

bool is_among(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Written from the list in schema.h and not from the compiler's table, so that the two can
// disagree.
bool is_supported(const Value& schema, const Value& root);

bool are_supported(const Value& schemas, const Value& root) {
    if (schemas.is_array())
        return std::all_of(schemas.items().begin(), schemas.items().end(),
                           [&](const Value& schema) { return is_supported(schema, root); });
    return std::all_of(schemas.members().begin(), schemas.members().end(),
                       [&](const Member& member) { return is_supported(member.value, root); });
}

bool is_local_reference(const Value& reference, const Value& root) {
    return reference.text().starts_with('#') && at_pointer(root, reference.text().substr(1));
}

bool is_supported_keyword(const Member& keyword, const Value& schema, const Value& root) {
    const Value& value = keyword.value;
    if (keyword.name == "$ref") return is_local_reference(value, root);
    if (keyword.name == "$id") return &schema == &root;
    if (keyword.name == "format") return is_among(value.text(), {"date", "date-time"});
    if (keyword.name == "pattern") return value.text().find_first_of("\\(") == std::string::npos;
    if (keyword.name == "items") return !value.is_array() && is_supported(value, root);
    if (keyword.name == "patternProperties")
        return value.members().size() == 1 && value.members()[0].name == "^x-" && are_supported(value, root);
    if (is_among(keyword.name, {"then", "else"}) && !schema.find("if")) return false;
    if (is_among(keyword.name, {"additionalProperties", "not", "if", "then", "else"})) return is_supported(value, root);
    if (is_among(keyword.name, {"definitions", "properties", "anyOf", "oneOf", "allOf"}))
        return are_supported(value, root);
    return is_among(keyword.name,
                    {"$schema", "$comment", "title", "description", "default", "examples", "type", "enum", "const",
                     "required", "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum"});
}

bool is_supported(const Value& schema, const Value& root) {
    if (!schema.is_object()) return true;
    const auto& members = schema.members();
    const bool refers = schema.find("$ref");
    return std::all_of(members.begin(), members.end(), [&](const Member& keyword) {
        if (refers && !is_among(keyword.name, {"$ref", "definitions", "$id", "description"})) return false;
        return is_supported_keyword(keyword, schema, root);
    });
}

Value read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    auto value = read_json(bytes, {.depth = 64});
    if (!value) throw std::runtime_error(path.string() + ": " + value.problems().at(0).english);
    return std::move(*value);
}

std::vector<std::filesystem::path> suite_files() {
    const std::filesystem::path suite = SCHEMA_SUITE_DIR;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(suite)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    for (const char* optional : {"bignum.json", "ecmascript-regex.json", "format/date.json", "format/date-time.json"})
        files.push_back(suite / "optional" / optional);
    std::sort(files.begin(), files.end());
    return files;
}

void expect_agreement(const Schema& schema, const Value& group) {
    for (const Value& test : group.find("tests")->items()) {
        const Problems problems = schema.check(*test.find("data"));
        EXPECT_EQ(problems.empty(), test.find("valid")->boolean()) << test.find("description")->text();
    }
}

TEST(SchemaSuite, AgreesWhereSupportedAndRefusesTheRest) {
    int agreed = 0, refused = 0;
    for (const auto& file : suite_files()) {
        const Value groups = read_file(file);
        for (const Value& group : groups.items()) {
            SCOPED_TRACE(file.filename().string() + ": " + group.find("description")->text());
            const Value& schema = *group.find("schema");
            if (!is_supported(schema, schema)) {
                EXPECT_THROW(Schema::compile(schema, "suite"), std::runtime_error);
                ++refused;
            } else {
                EXPECT_NO_THROW(expect_agreement(Schema::compile(schema, "suite"), group));
                ++agreed;
            }
        }
    }
    RecordProperty("agreed", agreed);
    RecordProperty("refused", refused);
    EXPECT_GE(agreed, 70);  // Of the package 2.0.0: a suite that is not found agrees with nothing.
}

}  // namespace
}  // namespace layout

#include "layout/template/path.h"

#include "tests/form_text.h"

#include <gtest/gtest.h>

namespace layout {
namespace {

// The text at a path from the second row of this document.
std::string found(std::string_view path) {
    static const Value root = json(R"({"a": "ก", "rows": [{"name": "ข"}, {"name": "ค", "tags": ["ง"], "x/y": "จ"}]})");
    const Scope scope{&root, at_pointer(root, "/rows/1"), "/rows/1", 2};
    const Value* value = parse_path(path).find(scope);
    return value == nullptr ? "nothing" : value->is_string() ? value->text() : "no text";
}

std::string pointer(std::string_view path) {
    const Value root;
    return parse_path(path).pointer({&root, &root, "/rows/1", 2});
}

TEST(MemberPath, StepsFromTheItemOrFromTheRoot) {
    EXPECT_EQ(found("name"), "ค");
    EXPECT_EQ(found("/a"), "ก");
    EXPECT_EQ(found("/rows/0/name"), "ข");
    EXPECT_EQ(found("tags/0"), "ง");
    EXPECT_EQ(found("."), "no text");
}

TEST(MemberPath, FindsNothingWhereAStepLeadsNowhere) {
    for (const char* path : {"b", "name/b", "tags/1", "tags/x", "tags/-1", "/rows/99999999999999999999/name", "a"})
        EXPECT_EQ(found(path), "nothing") << path;
}

TEST(MemberPath, SaysWhereItPoints) {
    EXPECT_EQ(pointer("name"), "/rows/1/name");
    EXPECT_EQ(pointer("."), "/rows/1");
    EXPECT_EQ(pointer("/a/0"), "/a/0");
    EXPECT_EQ(pointer("a~b"), "/rows/1/a~0b");
}

bool known(std::string_view path) { return SchemaView(own_schema()).follow(parse_path(path)).known(); }

TEST(SchemaView, FollowsPropertiesItemsAndReferences) {
    EXPECT_TRUE(known("a"));
    EXPECT_TRUE(known("o/text"));
    EXPECT_TRUE(known("rows/0/tags/3"));
    EXPECT_FALSE(known("c"));
    EXPECT_FALSE(known("o/c"));
    EXPECT_FALSE(known("rows/name"));
    EXPECT_FALSE(known("list/0/x"));
}

TEST(SchemaView, LooksIntoEveryBranch) {
    const Value schema = json(R"({"anyOf": [{"properties": {"a": {"type": "string"}}}],
                                  "allOf": [{"oneOf": [{"properties": {"b": {"const": 1}}}]}],
                                  "then": {"properties": {"c": {"type": "object"}}}})");
    const SchemaView view(schema);
    EXPECT_TRUE(view.follow(parse_path("a")).printable());
    EXPECT_TRUE(view.follow(parse_path("b")).printable());
    EXPECT_TRUE(view.follow(parse_path("c")).known());
    EXPECT_FALSE(view.follow(parse_path("c")).printable());
}

TEST(SchemaView, EndsInSchemasThatReferToThemselves) {
    const Value schema = json(R"({"$ref": "#", "properties": {"a": {"$ref": "#"}}})");
    EXPECT_TRUE(SchemaView(schema).follow(parse_path("a/a/a")).known());
    EXPECT_FALSE(SchemaView(schema).follow(parse_path("a/b")).known());
}

}  // namespace
}  // namespace layout

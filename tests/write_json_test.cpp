#include "layout/value/write_json.h"

#include "layout/value/read_json.h"

#include <gtest/gtest.h>

namespace layout {
namespace {

TEST(WriteJson, WritesOneLineWithoutSpaces) {
    const auto value = read_json("{ \"ลำดับ\" : [ 1 , true , null ],\n \"empty\" : [ {}, [] ] }");
    ASSERT_TRUE(value);
    EXPECT_EQ(write_json(*value), R"({"ลำดับ":[1,true,null],"empty":[{},[]]})");
}

TEST(WriteJson, EscapesOnlyWhatItMust) {
    EXPECT_EQ(write_json(Value(std::string("\"\\/\b\f\n\r\t\0\x1F\x7F", 11))),
              "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\x7F\"");
    EXPECT_EQ(write_json(Value("ที่")), "\"ที่\"");
}

TEST(WriteJson, EscapesMemberNamesToo) {
    EXPECT_EQ(write_json(Value(Value::Object{{"a\"b", Value(true)}})), R"({"a\"b":true})");
}

TEST(WriteJson, KeepsTheTextOfNumbers) {
    EXPECT_EQ(write_json(*read_json("[100.00,-0,1E+5,18446744073709551616]")), "[100.00,-0,1E+5,18446744073709551616]");
}

TEST(Pointer, FindsWhatStandsThere) {
    const auto value = read_json(R"({"a/b":{"m~n":[10,{"":20}]}})");
    ASSERT_TRUE(value);
    EXPECT_EQ(at_pointer(*value, ""), &*value);
    EXPECT_EQ(write_json(*at_pointer(*value, "/a~1b/m~0n/0")), "10");
    EXPECT_EQ(write_json(*at_pointer(*value, "/a~1b/m~0n/1/")), "20");
}

TEST(Pointer, FindsNothingWhereNothingStands) {
    const auto value = read_json(R"({"a":[10,20],"~2":0})");
    ASSERT_TRUE(value);
    for (const char* pointer : {"a", "/b", "/a/2", "/a/-", "/a/00", "/a/01", "/a/+1", "/a/", "/a/0/0", "/~2", "/a~",
                                "/a/99999999999999999999"})
        EXPECT_EQ(at_pointer(*value, pointer), nullptr) << pointer;
}

TEST(Pointer, EscapesTheNamesOnTheWay) {
    EXPECT_EQ(child_pointer("/x", "a/b~c"), "/x/a~1b~0c");
    EXPECT_EQ(child_pointer("", 12), "/12");
}

}  // namespace
}  // namespace layout

#include "server/intake/changes.h"

#include "layout/value/read_json.h"
#include "layout/value/write_json.h"

#include <gtest/gtest.h>

namespace server {
namespace {

using layout::Value;

Value json(std::string_view text) { return *layout::read_json(text); }

// "POINTER OLD NEW" a line.
std::string differences(std::string_view before, std::string_view after) {
    std::string lines;
    for (const Change& change : changes_between(json(before), json(after)))
        lines += change.pointer + " " + layout::write_json(change.before) + " " + layout::write_json(change.after) + "\n";
    return lines;
}

TEST(ChangesBetween, FindsNothingInTheSame) { EXPECT_EQ(differences(R"({"a":[1,{"b":"x"}]})", R"({"a":[1,{"b":"x"}]})"), ""); }

TEST(ChangesBetween, PointsAtWhatDiffers) {
    EXPECT_EQ(differences(R"({"a":[1,{"b/c":"x"}],"d":null})", R"({"a":[1,{"b/c":"y"}],"d":2})"), "/a/1/b~1c \"x\" \"y\"\n/d null 2\n");
    EXPECT_EQ(differences(R"({"a":[1,2]})", R"({"a":[1],"e":3})"), "/a/1 2 null\n/e null 3\n");
    EXPECT_EQ(differences(R"({"a":null})", R"({})"), "");
}

TEST(ChangesBetween, TakesAFigureAsAWhole) {
    EXPECT_EQ(differences(R"({"a":{"text":"1","value":1}})", R"({"a":{"text":"2","value":2}})"),
              "/a {\"text\":\"1\",\"value\":1} {\"text\":\"2\",\"value\":2}\n");
}

TEST(ApplyChanges, MakesEachChange) {
    const Value before = json(R"({"a":[1,{"b":"x"}],"ab":1})"), after = json(R"({"a":[1,{"b":"y"}],"ab":2})");
    EXPECT_EQ(*apply_changes(before, changes_between(before, after)), after);
}

TEST(ApplyChanges, MakesNoneWhereOneIsFromAnotherVersion) {
    const auto refused = apply_changes(json(R"({"a":1,"b":2})"), {{"/a", json("1"), json("3")}, {"/b", json("1"), json("3")}, {"/c", json("null"), json("3")}});
    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.problems().size(), 2u);
    EXPECT_EQ(refused.problems()[0].pointer, "/b");
    EXPECT_EQ(refused.problems()[0].code, "changed_meanwhile");
    EXPECT_EQ(refused.problems()[1].pointer, "/c");
}

}  // namespace
}  // namespace server

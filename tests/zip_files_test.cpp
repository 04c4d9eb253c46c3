#include "server/intake/zip_files.h"

#include "tests/zip_of.h"

#include <gtest/gtest.h>

namespace server {
namespace {

constexpr ZipLimits small{.entries = 3, .file = 10, .total = 25};

bool is_text(std::string_view name) { return name.ends_with(".txt"); }

// "NAME=BYTES " of every file, or the code of the refusal.
std::string read(const std::string& zip, const ZipLimits& limits = small) {
    const auto files = read_zip(zip, limits, is_text);
    if (!files) return files.problems().front().code;
    std::string all;
    for (const ZipFile& file : *files) all += file.name + (file.read ? "=" + file.bytes : "") + " ";
    return all;
}

TEST(ReadZip, GivesTheFilesThatAreWanted) {
    EXPECT_EQ(read(zip_of({{"a/ก.txt", "one"}, {"picture.png", "two"}, {"a/", ""}})), "a/ก.txt=one picture.png ");
}

TEST(ReadZip, RefusesNamesThatLeadOut) {
    for (const char* name : {"../a.txt", "a/../../b.txt", "/a.txt", "C:a.txt", "..\\a.txt", ".."})
        EXPECT_EQ(read(zip_of({{name, "x"}})), "zip_unsafe_name") << name;
    EXPECT_EQ(read(zip_of({{"..a/b..txt/...txt", "x"}})), "..a/b..txt/...txt=x ");
}

TEST(ReadZip, RefusesANameThatStandsTwice) { EXPECT_EQ(read(zip_of({{"a.txt", "x"}, {"A.TXT", "y"}})), "zip_name_twice"); }

TEST(ReadZip, RefusesLinksAndPasswords) {
    EXPECT_EQ(read(zip_of({{"a.txt", "/etc/passwd", true}})), "zip_link");
    EXPECT_EQ(read(zip_of({{"a.txt", "x", false, "secret"}})), "zip_encrypted");
}

TEST(ReadZip, ReadsNoMoreThanItsLimits) {
    EXPECT_EQ(read(zip_of({{"a.txt", "0123456789"}})), "a.txt=0123456789 ");
    EXPECT_EQ(read(zip_of({{"a.txt", std::string(5'000'000, 'a')}})), "a.txt=aaaaaaaaaaa ");  // One more than ten.
    EXPECT_EQ(read(zip_of({{"a.txt", "0123456789"}, {"b.txt", "0123456789"}, {"c.txt", "012345"}})), "zip_too_large");
    EXPECT_EQ(read(zip_of({{"a", ""}, {"b", ""}, {"c", ""}, {"d", ""}})), "zip_too_large");
}

TEST(ReadZip, RefusesWhatIsDamaged) {
    const std::string whole = zip_of({{"a.txt", "0123456789"}});
    EXPECT_EQ(read(""), "zip_damaged");
    EXPECT_EQ(read("no archive"), "zip_damaged");
    for (std::size_t length = 0; length < whole.size(); ++length) EXPECT_EQ(read(whole.substr(0, length)), "zip_damaged") << length;
    std::string other = whole;
    other[other.find("0123")] = 'x';  // Stored as it is, for it is short; the checksum is not.
    EXPECT_EQ(read(other), "zip_damaged");
}

}  // namespace
}  // namespace server

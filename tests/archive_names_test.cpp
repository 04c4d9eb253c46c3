#include "server/bundle/archive_names.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace server {
namespace {

std::string thai(std::size_t letters) {
    std::string text;
    for (std::size_t i = 0; i < letters; ++i) text += "ก";
    return text;
}

TEST(ArchiveName, KeepsThaiAsItIs) {
    EXPECT_EQ(archive_name("สำนักงานเขตห้วยขวาง ไตรมาสที่ ๓.pdf"), "สำนักงานเขตห้วยขวาง ไตรมาสที่ ๓.pdf");
}

TEST(ArchiveName, LeadsNowhereElse) {
    EXPECT_EQ(archive_name("../../etc/passwd"), "-..-etc-passwd");
    EXPECT_EQ(archive_name("C:\\ก\\ข.pdf"), "C--ก-ข.pdf");
    for (const char* nothing : {"", ".", "..", " . ", "\n", "\xE2\x80\x8B"}) EXPECT_EQ(archive_name(nothing), "ไม่มีชื่อ") << nothing;
    EXPECT_EQ(archive_name(std::string_view("a\0b", 3)), "ab");
}

TEST(ArchiveName, LeavesOutWhatCannotBeSeen) {
    EXPECT_EQ(archive_name("a\r\n\tb\x7F"), "ab");
    EXPECT_EQ(archive_name("รายงาน\xE2\x80\xAE" "fdp.exe"), "รายงานfdp.exe");  // U+202E turns the rest round.
    EXPECT_EQ(archive_name("ก\xE2\x80\x8Bข\xEF\xBB\xBF\xC2\x85"), "กข");
    EXPECT_EQ(archive_name("a\xFF\xE0\xB8" "b"), "ab");
}

TEST(ArchiveName, IsOneThatWindowsTakes) {
    EXPECT_EQ(archive_name("ต.ค.–ธ.ค. <63>: \"ก\"|*?"), "ต.ค.–ธ.ค. -63-- -ก----");
    EXPECT_EQ(archive_name("รายงาน. . "), "รายงาน");
    EXPECT_EQ(archive_name(".hidden"), "hidden");
    EXPECT_EQ(archive_name("con"), "_con");
    EXPECT_EQ(archive_name("LPT1.pdf"), "_LPT1.pdf");
    EXPECT_EQ(archive_name("console.pdf"), "console.pdf");
}

TEST(ArchiveName, HasTwoHundredBytesAtMost) {
    EXPECT_EQ(archive_name(thai(66) + "ab"), thai(66) + "ab");          // 200 bytes.
    EXPECT_EQ(archive_name(thai(67)), thai(66));                        // 201
    EXPECT_EQ(archive_name(thai(80) + ".pdf"), thai(65) + ".pdf");      // 196 / 3 letters
    EXPECT_EQ(archive_name(thai(65) + "ก้ก้"), thai(65));                // Neither the mark alone is lost nor its letter kept.
    EXPECT_EQ(archive_name(thai(66) + ".ไม่ใช่นามสกุลไฟล์"), thai(66));
}

using Wishes = std::vector<std::vector<std::string>>;

TEST(ArchivePaths, AreUniqueWhateverTheCase) {
    EXPECT_EQ(archive_paths(Wishes{{"ก", "A.pdf"}, {"ก", "a.PDF"}, {"ข", "a.pdf"}, {"ก", "a.pdf"}}, {}),
              (std::vector<std::string>{"ก/A.pdf", "ก/a (2).PDF", "ข/a.pdf", "ก/a (3).pdf"}));
    EXPECT_EQ(archive_paths(Wishes{{"sha256sums"}, {"x"}}, {"SHA256SUMS"}), (std::vector<std::string>{"sha256sums (2)", "x"}));
    EXPECT_EQ(archive_paths(Wishes{{"ก"}, {"ก", "ข"}}, {}), (std::vector<std::string>{"ก (2)", "ก/ข"}));
    EXPECT_EQ(archive_paths(Wishes{{"../ก", "/", "ข"}, {}}, {}), (std::vector<std::string>{"-ก/-/ข", "ไม่มีชื่อ"}));
}

TEST(ArchivePaths, StayWithinTheLimitWhenTheyGetANumber) {
    const std::string name = thai(65) + ".pdf";  // 199 bytes.
    EXPECT_EQ(archive_paths(Wishes{{name}, {name}}, {}), (std::vector<std::string>{name, thai(64) + " (2).pdf"}));
}

TEST(ThaiOrder, IsThatOfADictionaryWithNumbersByTheirValue) {
    std::vector<std::string> names{"เขตวังทองหลาง", "หนังสือนำ", "เขตกรุง", "10.pdf", "9.pdf", "ก๊าซ", "กา", "๘.pdf"};
    const ThaiOrder before;
    std::sort(names.begin(), names.end(), std::cref(before));
    EXPECT_EQ(names, (std::vector<std::string>{"๘.pdf", "9.pdf", "10.pdf", "กา", "ก๊าซ", "เขตกรุง", "เขตวังทองหลาง", "หนังสือนำ"}));
}

}  // namespace
}  // namespace server

#include "tests/scratch_folder.h"

#include "server/bundle/bundle.h"
#include "server/intake/zip_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

namespace server {
namespace {

std::string whole(Bundle& bundle) {
    std::string bytes;
    for (std::string part = bundle.next_part(); !part.empty(); part = bundle.next_part()) bytes += part;
    return bytes;
}

struct BundleOfFiles : testing::Test {
    ScratchFolder scratch;
    Files kept{scratch.path / "files"};

    std::vector<BundleFile> three() {
        return {{{"เขตห้วยขวาง", "รายงาน 10.pdf"}, kept.keep("ten").sha256, {}, {{"ไตรมาสที่ 3"}}},
                {{"เขตห้วยขวาง", "รายงาน 9.pdf"}, kept.keep("nine").sha256, {}, {{"=1+1"}}},
                {{"หนังสือ/นำ.pdf"}, {}, "letter", {{""}}}};
    }
};

TEST_F(BundleOfFiles, HoldsThemUnderThaiNamesWithContentsAndChecksums) {
    Bundle bundle(kept, {{"ช่วงเวลา"}}, three());
    const auto files = read_zip(whole(bundle), {}, [](std::string_view) { return true; });
    ASSERT_TRUE(files);
    std::string names;
    std::map<std::string, std::string> bytes;
    for (const ZipFile& file : *files) {
        names += file.name + "\n";
        bytes[file.name] = file.bytes;
    }
    EXPECT_EQ(names, "สารบัญ.csv\nSHA256SUMS\nเขตห้วยขวาง/รายงาน 9.pdf\nเขตห้วยขวาง/รายงาน 10.pdf\nหนังสือ-นำ.pdf\n");
    EXPECT_EQ(bytes["เขตห้วยขวาง/รายงาน 9.pdf"], "nine");
    const std::string nine = fonts::sha256_hex("nine"), ten = fonts::sha256_hex("ten"), letter = fonts::sha256_hex("letter");
    EXPECT_EQ(bytes["สารบัญ.csv"], "\xEF\xBB\xBF" "ลำดับ,ชื่อไฟล์,ช่วงเวลา,ขนาด (ไบต์),SHA-256\r\n"
                                   "1,เขตห้วยขวาง/รายงาน 9.pdf,'=1+1,4," + nine + "\r\n"
                                   "2,เขตห้วยขวาง/รายงาน 10.pdf,ไตรมาสที่ 3,3," + ten + "\r\n"
                                   "3,หนังสือ-นำ.pdf,,6," + letter + "\r\n");
    EXPECT_EQ(bytes["SHA256SUMS"], fonts::sha256_hex(bytes["สารบัญ.csv"]) + "  สารบัญ.csv\n" + nine + "  เขตห้วยขวาง/รายงาน 9.pdf\n" +
                                   ten + "  เขตห้วยขวาง/รายงาน 10.pdf\n" + letter + "  หนังสือ-นำ.pdf\n");
}

TEST_F(BundleOfFiles, IsAsLongAsItSaidAndAlwaysTheSame) {
    Bundle bundle(kept, {{"ช่วงเวลา"}}, three()), again(kept, {{"ช่วงเวลา"}}, three());
    const std::string bytes = whole(bundle);
    EXPECT_EQ(bytes.size(), bundle.length());
    EXPECT_EQ(bytes, whole(again));
    Bundle none(kept, {}, {});
    EXPECT_EQ(whole(none).size(), none.length());
}

TEST_F(BundleOfFiles, IsNeverInMemoryWhole) {
    const std::string megabyte(std::size_t{1} << 20, '%');
    Bundle bundle(kept, {}, {{{"ก.pdf"}, kept.keep(megabyte).sha256, {}, {}}});
    std::size_t longest = 0, total = 0;
    for (std::string part = bundle.next_part(); !part.empty(); part = bundle.next_part()) {
        longest = std::max(longest, part.size());
        total += part.size();
    }
    EXPECT_GT(total, megabyte.size());
    EXPECT_LT(longest, std::size_t{3} << 16);  // A part of the file is 1 << 16.
}

TEST_F(BundleOfFiles, EndsWithoutItsEndWhenAFileIsDamaged) {
    auto files = three();
    const std::string digest = files[0].sha256;
    Bundle bundle(kept, {{"ช่วงเวลา"}}, std::move(files));
    const auto place = kept.folder() / digest.substr(0, 2) / digest.substr(2);
    ASSERT_TRUE(std::filesystem::exists(place));
    std::filesystem::permissions(place, std::filesystem::perms::owner_all);
    std::ofstream(place, std::ios::binary) << "tem";
    EXPECT_THROW(whole(bundle), std::runtime_error);
}

TEST_F(BundleOfFiles, IsNotBegunWhenAFileIsMissing) {
    EXPECT_THROW(Bundle(kept, {}, {{{"ก"}, std::string(64, '0'), {}, {}}}), std::runtime_error);
}

TEST_F(BundleOfFiles, IsOfferedAsADownloadOfKnownLength) {
    const auto bundle = std::make_shared<Bundle>(kept, SheetRow{{"ช่วงเวลา"}}, three());
    const Reply reply = bundle_reply(bundle, "รายงาน ไตรมาสที่ 3/2564", "reports-2564-q3");
    EXPECT_EQ(reply.streamed, bundle->length());
    EXPECT_TRUE(field(reply.fields, "Content-Disposition").starts_with("attachment; filename=\"reports-2564-q3.zip\"; filename*=UTF-8''%E0%B8%A3"));
    EXPECT_TRUE(field(reply.fields, "Content-Disposition").ends_with("3-2564.zip"));
}

// 70,000 files are more than an archive without ZIP64 can have.
TEST(ZipLength, IsExactBeyondSixtyFourThousandFiles) {
    std::vector<ZipEntry> entries;
    for (int i = 0; i < 70'000; ++i) entries.push_back({"ไฟล์ " + std::to_string(i), 1});
    ZipWriter zip;
    std::size_t length = 0;
    for (const ZipEntry& entry : entries) {
        zip.begin(entry.path);
        zip.write("x");
        length += zip.take().size();
    }
    zip.finish();
    length += zip.take().size();
    EXPECT_EQ(zip_length(entries), length);
}

}  // namespace
}  // namespace server

#include "tests/desk_house.h"

namespace server {

namespace {

class BundlesOnTheDesk : public DeskHouse {};

}  // namespace

TEST_F(BundlesOnTheDesk, SayWhatIsInThemBeforeTheyAreAskedFor) {
    make_signed("5009-0001");
    make_signed("5009-0002");
    make_checked("5009-0003");
    const Reply page = get("preparer", "/bundle?fiscal_year=2564&quarter=3");
    EXPECT_TRUE(says(page, "รายงาน 2 ฉบับ หนังสือนำส่ง 0 ฉบับ หลักฐาน 0 แฟ้ม"));
    EXPECT_TRUE(says(page, "href=\"/bundle.zip?fiscal_year=2564&amp;quarter=3\""));
    EXPECT_TRUE(says(get("preparer", "/bundle?fiscal_year=2564&quarter=1"), "ยังไม่มีเอกสารที่ลงนามแล้วตามที่เลือก"));
    EXPECT_TRUE(says(get("stranger", "/bundle?fiscal_year=2564&office=5009"), "ยังไม่มีเอกสารที่ลงนามแล้วตามที่เลือก"));
    EXPECT_EQ(get("preparer", "/bundle").status, 200);
}

TEST_F(BundlesOnTheDesk, HoldTheVeryFilesThatWereSigned) {
    const std::string path = make_signed("5009-0001");
    const std::string digest = member(ask("preparer", "GET", path), "/documents/0/sha256");
    const Reply archive = get("preparer", "/bundle.zip?fiscal_year=2564&quarter=3");
    EXPECT_EQ(archive.status, 200);
    EXPECT_EQ(archive.media_type, "application/zip");
    EXPECT_EQ(archive.body.size(), archive.streamed);
    EXPECT_TRUE(archive.body.starts_with("PK"));
    EXPECT_TRUE(says(archive, digest + "  "));  // In SHA256SUMS.
    EXPECT_TRUE(says(archive, ask("preparer", "GET", path + "/documents/report.pdf").body));
    EXPECT_EQ(get("preparer", "/bundle.zip?fiscal_year=2563").status, 404);
    EXPECT_EQ(get("preparer", "/bundle.zip").status, 303);
}

}  // namespace server

#include "server/intake/carry_forward.h"

#include "tests/saved_pages.h"

namespace server {
namespace {

// The quarter as JSON, or "refused: CODE POINTER".
std::string carried(const std::string& page, int quarter) {
    const auto indicator = carry_forward(read_page(page)->indicator, quarter);
    if (!indicator) return "refused: " + indicator.problems()[0].code + " " + indicator.problems()[0].pointer;
    return layout::write_json(*layout::at_pointer(*indicator, "/quarters/" + std::to_string(quarter - 1)));
}

TEST(CarryForward, BeginsAQuarterWithTheOneBeforeItAndMarksIt) {
    std::string page = all_replaced(saved_page("whole.txt"), "2\n45.50\n85\n85 / 50\n", "2\n0.00\n\n0 / 0\n");
    page = all_replaced(page, "- สำรวจสวนหย่อม 12 แห่ง ตามที่ระบุใน รายงานผลฯ ไตรมาสที่ 4 ของปีก่อน - จัดท าแผนดูแลรายเดือน", "สำรวจแล้ว");
    EXPECT_EQ(carried(page, 2), R"({"quarter":2,"result":{"text":"20.00","value":20},"score":{"text":"","value":null},"score_2_1":{"text":"0","value":0},)"
                                R"("score_2_2":{"text":"0","value":0},"report":"สำรวจแล้ว","carried_from":1})");
}

TEST(CarryForward, OverwritesNothing) {
    EXPECT_EQ(carried(saved_page("whole.txt"), 2), "refused: not_empty /quarters/1");
    EXPECT_EQ(carried(saved_page("whole.txt"), 4), "refused: not_empty /quarters/3");
}

TEST(CarryForward, WantsSomethingToCarry) {
    const std::string page = all_replaced(saved_page("whole.txt"), "3\n1,082.50\n", "3\n0.00\n");
    EXPECT_EQ(carried(page, 4), "refused: nothing_to_carry /quarters/2");
    EXPECT_EQ(carried(page, 1), "refused: quarter /quarters");
    EXPECT_EQ(carried(page, 5), "refused: quarter /quarters");
}

}  // namespace
}  // namespace server

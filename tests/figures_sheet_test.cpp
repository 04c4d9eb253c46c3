#include "server/intake/sheet/figures_sheet.h"

#include "tests/saved_pages.h"

#include <algorithm>

namespace server {
namespace {

layout::Value indicator() { return *layout::read_json(saved_page("whole.json")); }
Indicators indicators() { return {{"5099-0407", indicator()}}; }
Sheet sheet() { return figures_sheet({indicator()}); }

// The cell below a heading, in the only row.
SheetCell& cell(Sheet& of, const std::string& heading) {
    for (std::size_t i = 0; i < of[0].size(); ++i)
        if (of[0][i].text == heading) return of[1][i];
    throw std::runtime_error("no column " + heading);
}

// "POINTER OLD NEW" a line, an asterisk where only the text differs; then the problems' codes and pointers.
std::string compared(const Sheet& with) {
    const auto comparison = compare_sheet(with, indicators());
    if (!comparison) return "refused: " + comparison.problems().front().code;
    std::string lines;
    for (const SheetChange& change : comparison->changes)
        lines += change.change.pointer + " " + layout::write_json(change.change.before) + " " + layout::write_json(change.change.after) + (change.same_number ? " *" : "") + "\n";
    for (const layout::Problem& problem : comparison->problems) lines += problem.code + " " + problem.pointer + "\n";
    for (const std::string& code : comparison->absent) lines += "absent " + code + "\n";
    return lines;
}

TEST(FiguresSheet, ShowsEachFigureAsTextAndAsNumber) {
    Sheet shown = sheet();
    EXPECT_EQ(shown[0].size(), 3u + 18 * 2);
    EXPECT_EQ(cell(shown, "รหัสตัวชี้วัด").text, "5099-0407");
    EXPECT_EQ(cell(shown, "หน่วยนับ").text, "ร้อยละ");
    EXPECT_EQ(cell(shown, "ค่าเป้าหมาย"), (SheetCell{"80.0000", false, false}));
    EXPECT_EQ(cell(shown, "ค่าเป้าหมาย (ตัวเลข)"), (SheetCell{"80", true, false}));
    EXPECT_EQ(cell(shown, "ไตรมาสที่ 3 ผลงาน").text, "1,082.50");
    EXPECT_EQ(cell(shown, "ไตรมาสที่ 3 ผลงาน (ตัวเลข)").text, "1082.5");
    EXPECT_EQ(cell(shown, "ไตรมาสที่ 3 ผลประเมินตัวชี้วัด").text, "");
    EXPECT_EQ(cell(shown, "ไตรมาสที่ 2 ข้อ 2.2").text, "50");
}

TEST(CompareSheet, FindsNothingInASheetThatCameBackAsItWent) {
    EXPECT_EQ(compared(sheet()), "");
    EXPECT_EQ(compared(*read_csv(write_csv(sheet()))), "");
    EXPECT_EQ(compared(*read_xlsx(write_xlsx(sheet()))), "");
}

TEST(CompareSheet, PointsAtWhatAClerkChanged) {
    Sheet edited = sheet();
    cell(edited, "ไตรมาสที่ 4 ผลงาน").text = " 90.25 ";
    cell(edited, "ค่าเป้าหมาย").text = "80";
    cell(edited, "ไตรมาสที่ 2 ผลประเมินตัวชี้วัด").text = "";
    cell(edited, "ไตรมาสที่ 2 ผลประเมินตัวชี้วัด (ตัวเลข)").text = "";
    cell(edited, "หน่วยนับ").text = "แห่ง";
    EXPECT_EQ(compared(edited),
              "/unit \"ร้อยละ\" \"แห่ง\"\n"
              "/target {\"text\":\"80.0000\",\"value\":80} {\"text\":\"80\",\"value\":80} *\n"
              "/quarters/1/score {\"text\":\"85\",\"value\":85} {\"text\":\"\",\"value\":null}\n"
              "/quarters/3/result {\"text\":\"0.00\",\"value\":0} {\"text\":\"90.25\",\"value\":90.25}\n");
}

TEST(CompareSheet, ReadsColumnsInAnyOrderAndMissesNone) {
    Sheet few{{{"ไตรมาสที่ ๑  ผลงาน"}, {"รหัสตัวชี้วัด"}}, {{"21.00"}, {"5099-0407"}}, {{""}, {" "}}};
    EXPECT_EQ(compared(few), "/quarters/0/result {\"text\":\"20.00\",\"value\":20} {\"text\":\"21.00\",\"value\":21}\n");
    EXPECT_EQ(compared({{{"รหัสตัวชี้วัด"}}}), "absent 5099-0407\n");
    EXPECT_EQ(compared({{{"ชื่อตัวชี้วัด"}}}), "refused: sheet");
    EXPECT_EQ(compared({}), "refused: sheet");
}

TEST(CompareSheet, TellsEveryCellThatItCannotTake) {
    Sheet edited = sheet();
    cell(edited, "ไตรมาสที่ 1 ผลงาน (ตัวเลข)").text = "21";  // The text still says 20.00.
    cell(edited, "ไตรมาสที่ 2 ผลงาน") = {"45.50", false, true};
    cell(edited, "ชื่อตัวชี้วัด").text = "";
    edited[0].push_back({"หมายเหตุ"});
    edited[0].push_back({"หน่วยนับ"});
    edited.push_back({{"5099-0407"}});
    edited.push_back({{"5099-9999"}});
    EXPECT_EQ(compared(edited), "unknown_column \ncolumn_twice \nrequired /name\nformula /quarters/1/result\nnumber_contradicts /quarters/0/result\ncode_twice /code\nunknown_code /code\n");
}

TEST(CompareSheet, TakesANumberThatFollowedItsText) {
    Sheet edited = sheet();
    cell(edited, "ไตรมาสที่ 1 ผลงาน").text = "21.00";
    EXPECT_EQ(compared(edited), "/quarters/0/result {\"text\":\"20.00\",\"value\":20} {\"text\":\"21.00\",\"value\":21}\n");
    cell(edited, "ไตรมาสที่ 1 ผลงาน (ตัวเลข)").text = "21";
    EXPECT_EQ(compared(edited), "/quarters/0/result {\"text\":\"20.00\",\"value\":20} {\"text\":\"21.00\",\"value\":21}\n");
}

TEST(ReadConfirmed, GivesTheChangesOfEachIndicator) {
    Sheet edited = sheet();
    cell(edited, "ค่าเป้าหมาย").text = "90";
    const auto confirmed = read_confirmed(comparison_value(*compare_sheet(edited, indicators())));
    ASSERT_TRUE(confirmed);
    const auto applied = apply_changes(indicator(), confirmed->at("5099-0407"));
    EXPECT_EQ(layout::write_json(*applied->find("target")), R"({"text":"90","value":90})");
    EXPECT_FALSE(read_confirmed(*layout::read_json("{}")));
    EXPECT_EQ(read_confirmed(*layout::read_json(R"({"changes":[{"code":"x"}]})")).problems()[0].pointer, "/changes/0");
}

}  // namespace
}  // namespace server

#include "server/intake/sheet/sheet.h"

#include "tests/zip_of.h"

#include <gtest/gtest.h>

namespace server {
namespace {

SheetCell text(std::string text) { return {std::move(text), false, false}; }
SheetCell number(std::string text) { return {std::move(text), true, false}; }

// Cells parted by |, rows by a line feed; (…) is a number, =… a formula.
std::string shown(const layout::Result<Sheet>& sheet) {
    if (!sheet) return "refused: " + sheet.problems().front().code;
    std::string all;
    for (const SheetRow& row : *sheet) {
        for (const SheetCell& cell : row) {
            const std::string formula = cell.formula ? "=" : "";
            all += (cell.number ? "(" + formula + cell.text + ")" : formula + cell.text) + "|";
        }
        all += "\n";
    }
    return all;
}

TEST(WriteCsv, QuotesWhatMustBeQuoted) {
    EXPECT_EQ(write_csv({{text("ชื่อ"), text("a,b"), number("1.5")}, {text("say \"x\""), text(""), text("two\nlines")}}),
              "\xEF\xBB\xBFชื่อ,\"a,b\",1.5\r\n\"say \"\"x\"\"\",,\"two\nlines\"\r\n");
}

TEST(WriteCsv, LetsNoTextBecomeAFormula) {
    EXPECT_EQ(write_csv({{text("=1+1"), text("+1"), text("-"), text("@x"), number("-1"), text("'=x"), text("'x")}}),
              "\xEF\xBB\xBF'=1+1,'+1,'-,'@x,-1,''=x,'x\r\n");
}

TEST(ReadCsv, GivesBackWhatWasWritten) {
    const Sheet sheet{{text("=1+1"), text("'=1"), text("''-"), text("'x"), text("-"), text("a,b\"c\"\r\nd"), text("")}, {text("ก"), text("\t1")}};
    EXPECT_EQ(*read_csv(write_csv(sheet)), sheet);
}

TEST(ReadCsv, ReadsWhatOtherProgramsWrite) {
    EXPECT_EQ(shown(read_csv("a,b\nc,d")), "a|b|\nc|d|\n");
    EXPECT_EQ(shown(read_csv("a;\"b;\r\n,c\"\r\nd;e\r\n")), "a|b;\r\n,c|\nd|e|\n");
    EXPECT_EQ(shown(read_csv("a\tb,c\td\r")), "a|b,c|d|\n");
    EXPECT_EQ(shown(read_csv("a,,\n\nb")), "a|||\n|\nb|\n");
    EXPECT_EQ(shown(read_csv("")), "");
}

TEST(ReadCsv, RefusesWhatItCannotReadWhole) {
    EXPECT_EQ(shown(read_csv("a,\"b")), "refused: csv");
    EXPECT_EQ(shown(read_csv("\"a\"b,c")), "refused: csv");
    EXPECT_EQ(shown(read_csv("\xC3\xD2,a")), "refused: encoding");
    EXPECT_EQ(shown(read_csv(std::string(max_sheet_columns + 1, ','))), "refused: sheet_too_large");
    EXPECT_EQ(shown(read_csv(std::string(max_sheet_rows + 1, '\n'))), "refused: sheet_too_large");
}

TEST(WriteXlsx, GivesTheSameBytesTwice) {
    const Sheet sheet{{text("ชื่อ"), number("1.5")}};
    EXPECT_EQ(write_xlsx(sheet), write_xlsx(sheet));
}

TEST(ReadXlsx, GivesBackWhatWasWritten) {
    const Sheet sheet{{text("ชื่อ"), text("=1+1"), number("97.61")}, {text("  a <b> & \"c\" "), text("-"), number("-0.5")}, {text("two\nlines"), text(""), number("0")}};
    EXPECT_EQ(shown(read_xlsx(write_xlsx(sheet))), "ชื่อ|=1+1|(97.61)|\n  a <b> & \"c\" |-|(-0.5)|\ntwo\nlines||(0)|\n");
}

// A workbook as another program may write it, its first sheet's rows given.
std::vector<TestEntry> workbook(const std::string& rows, const std::string& strings = "") {
    return {{"xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='x' sheetId='1' r:id='rId7'/><sheet r:id='rId1'/></sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/><Relationship Id='rId7' Target='/xl/worksheets/sheet2.xml'/></Relationships>"},
            {"xl/worksheets/sheet1.xml", "<worksheet/>"},
            {"xl/worksheets/sheet2.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
            {"xl/sharedStrings.xml", "<sst>" + strings + "</sst>"}};
}

TEST(ReadXlsx, ReadsWhatOtherProgramsWrite) {
    const std::string rows = "<row r='2'><c r='B2' t='s'><v>1</v></c><c r='D2' t='inlineStr'><is><t> x</t></is></c></row>"
                             "<row><c><v>97.609999999999999</v></c><c t='str'><f>A1&amp;B1</f><v>y</v></c><c><f>1+1</f><v>2</v></c><c><v>1e3</v></c></row>";
    const std::string strings = "<si><t>no</t></si><si><r><t>ตัว</t></r><r><rPr/><t>หนา</t></r><rPh><t>read aloud</t></rPh></si>";
    EXPECT_EQ(shown(read_xlsx(zip_of(workbook(rows, strings)))), "\n|ตัวหนา|| x|\n(97.61)|=y|(=2)|(1000)|\n");
}

TEST(ReadXlsx, RefusesWhatIsNone) {
    EXPECT_EQ(shown(read_xlsx("PK")), "refused: zip_damaged");
    EXPECT_EQ(shown(read_xlsx(zip_of({{"a.txt", "x"}}))), "refused: xlsx");
    EXPECT_EQ(shown(read_xlsx(zip_of(workbook("<row><c t='s'><v>0</v></c></row>")))), "refused: xlsx");
    EXPECT_EQ(shown(read_xlsx(zip_of(workbook("<row><c t='s'><v>-1</v></c></row>", "<si/>")))), "refused: xlsx");
    EXPECT_EQ(shown(read_xlsx(zip_of(workbook("<row>")))), "refused: xlsx");
    EXPECT_EQ(shown(read_xlsx(zip_of(workbook("<row r='1048576'/>")))), "refused: sheet_too_large");
    EXPECT_EQ(shown(read_xlsx(zip_of(workbook("<row><c r='ZZZ1'><v>1</v></c></row>")))), "refused: sheet_too_large");
}

TEST(ReadXlsx, RefusesEntities) {
    auto entries = workbook("<row/>");
    entries[3].bytes = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><worksheet><sheetData><row><c t='str'><v>&b;</v></c></row></sheetData></worksheet>";
    EXPECT_EQ(shown(read_xlsx(zip_of(entries))), "refused: xlsx");
}

TEST(ReadSheet, KnowsWhichOfThemItIs) {
    EXPECT_EQ(shown(read_sheet(write_csv({{text("a")}}))), "a|\n");
    EXPECT_EQ(shown(read_sheet(write_xlsx({{text("a")}}))), "a|\n");
}

}  // namespace
}  // namespace server

// How reports come in and are written, on the desk.

#include "server/intake/sheet/sheet.h"
#include "tests/desk_house.h"
#include "tests/saved_pages.h"
#include "tests/zip_of.h"

#include <algorithm>

namespace server {

namespace {

using Typed = std::vector<std::pair<std::string, std::string>>;

class WritingAtTheDesk : public DeskHouse {
protected:
    static std::string place(const Reply& reply) { return field(reply.fields, "Location"); }

    static std::string page_of(const std::string& code) { return all_replaced(saved_page("whole.txt"), "5099-0407", code); }

    std::size_t reports() { return static_cast<std::size_t>(state.store->read()->count_reports(Sight::everything(), {})); }

    layout::Value data_of(const std::string& id) {
        const auto reading = state.store->read();
        return read_kept(reading->report_json(Sight::everything(), id, reading->report(Sight::everything(), id)->version).value());
    }

    std::string id_of(const std::string& code) {
        ReportFilter filter;
        filter.words = code;
        const auto page = state.store->read()->reports(Sight::everything(), filter, {}, 1);
        return page.items.empty() ? "" : page.items[0].id;
    }

    const Typed frame{{"/fiscal_year", "2569"}, {"/quarter", "2"}};
};

std::string at(const layout::Value& data, std::string_view pointer) { return text_at(data, pointer); }

const std::string name_field = "/indicators/0/name", report_field = "/indicators/0/quarters/2/report";

}  // namespace

TEST_F(WritingAtTheDesk, OffersFiveWaysInToThoseWhoPrepareReports) {
    const Reply page = get("preparer", "/reports/new");
    EXPECT_EQ(page.status, 200);
    for (const char* way : {"/paste", "/pages", "/table", "/carry", "/by-hand"}) EXPECT_TRUE(says(page, std::string("href=\"/reports/new") + way + "\"")) << way;
    EXPECT_EQ(get("checker", "/reports/new").status, 403);
}

TEST_F(WritingAtTheDesk, ReadsAPastedPageAndMakesItsDraft) {
    const Reply pasted = post("preparer", "/reports/new/paste", {{"page", page_of("5009-0407")}});
    ASSERT_EQ(pasted.status, 303);
    EXPECT_TRUE(says(get("preparer", place(pasted)), "อ่านได้ 1 ตัวชี้วัด จะจัดทำเป็นร่าง 1 ฉบับ"));
    EXPECT_EQ(reports(), 0u);
    const Reply made = post("preparer", place(pasted), frame);
    ASSERT_EQ(made.status, 303) << made.body;
    EXPECT_EQ(place(made), "/reports/" + id_of("5009-0407") + "/edit?done=created");
    EXPECT_EQ(at(data_of(id_of("5009-0407")), "/indicators/0/quarters/1/result/text"), "45.50");
}

TEST_F(WritingAtTheDesk, GivesBackAPastedTextThatIsNoPage) {
    const Reply refused = post("preparer", "/reports/new/paste", {{"page", "ข้อความ <b>อื่น</b>"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "ข้อความ &lt;b&gt;อื่น&lt;/b&gt;</textarea>"));
    EXPECT_TRUE(says(refused, "<a href=\"#page\">"));
}

TEST_F(WritingAtTheDesk, MakesADraftOfEachPageOfAnArchiveAndNamesThoseThatAreNone) {
    const std::string zip = zip_of({{"ก.txt", page_of("5009-0001")}, {"ข.txt", page_of("5009-0002")}, {"ค.txt", "ไม่ใช่หน้า"}, {"ง.txt", page_of("5008-0003")}});
    const Reply sent = send("preparer", "/reports/new/pages", {}, {{"file", "pages.zip", zip}});
    ASSERT_EQ(sent.status, 303) << sent.body;
    const Reply list = get("preparer", place(sent));
    EXPECT_TRUE(says(list, "อ่านได้ 2 ตัวชี้วัด"));
    EXPECT_TRUE(says(list, "<b>ค.txt</b>"));
    EXPECT_TRUE(says(list, "5008-0003 เป็นของหน่วยงานอื่น"));
    const Reply made = post("preparer", place(sent), frame);
    EXPECT_EQ(place(made), "/reports?fiscal_year=2569&quarter=2&done=created");
    EXPECT_EQ(reports(), 2u);
}

TEST_F(WritingAtTheDesk, GoesOnWithWhatWasLeftWhenTheButtonIsPressedAgain) {
    const std::string zip = zip_of({{"1.txt", page_of("5009-0001")}, {"2.txt", page_of("5009-0002")}});
    ASSERT_EQ(post("preparer", place(send("preparer", "/reports/new/pages", {}, {{"file", "one.txt", page_of("5009-0001")}})), frame).status, 303);
    const std::string arrived = place(send("preparer", "/reports/new/pages", {}, {{"file", "pages.zip", zip}}));
    EXPECT_EQ(post("preparer", arrived, frame).status, 303);
    EXPECT_EQ(reports(), 2u);
    EXPECT_EQ(post("preparer", arrived, frame).status, 303);
    EXPECT_EQ(reports(), 2u);
}

TEST_F(WritingAtTheDesk, MakesAndProposesAllAtOnce) {
    const std::string zip = zip_of({{"1.txt", page_of("5009-0001")}, {"2.txt", page_of("5009-0002")}});
    Typed typed = frame;
    typed.emplace_back("do", "submit");
    EXPECT_EQ(post("preparer", place(send("preparer", "/reports/new/pages", {}, {{"file", "pages.zip", zip}})), typed).status, 303);
    for (const char* code : {"5009-0001", "5009-0002"}) EXPECT_EQ(state.store->read()->report(Sight::everything(), id_of(code))->state, ReportState::submitted);
}

TEST_F(WritingAtTheDesk, SaysWhatAllDraftsLackOnceAndLinkedToItsField) {
    const std::string arrived = place(send("preparer", "/reports/new/pages", {}, {{"file", "one.txt", page_of("5009-0001")}}));
    Typed typed = frame;
    typed.emplace_back("/approver/name", "นายสมมุติ ตัวอย่าง");
    typed.emplace_back("/approver/position", "");
    const Reply refused = post("preparer", arrived, typed);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "<a href=\"#report-approver-position\">"));
    EXPECT_TRUE(says(refused, "value=\"นายสมมุติ ตัวอย่าง\""));
    EXPECT_EQ(reports(), 0u);
}

TEST_F(WritingAtTheDesk, ProposesNoReportOfAPageThatWasCutOff) {
    const std::string cut = all_replaced(page_up_to("รายงานผลฯ"), "5099-0407", "5009-0001");
    const std::string arrived = place(send("preparer", "/reports/new/pages", {}, {{"file", "cut.txt", cut}}));
    EXPECT_TRUE(says(get("preparer", arrived), "หน้าถูกตัดไม่ครบ"));
    Typed typed = frame;
    typed.emplace_back("do", "submit");
    ASSERT_EQ(post("preparer", arrived, typed).status, 303);
    EXPECT_EQ(state.store->read()->report(Sight::everything(), id_of("5009-0001"))->state, ReportState::draft);
    EXPECT_TRUE(says(get("preparer", "/reports/" + id_of("5009-0001") + "/edit"), "name=\"whole\""));
}

TEST_F(WritingAtTheDesk, TakesNoByteOfAFileWithoutTheTokenOfTheSession) {
    EXPECT_EQ(send("preparer", "/reports/new/pages", {}, {{"file", "one.txt", page_of("5009-0001")}}, "token-of-checker").status, 403);
    EXPECT_TRUE(state.files->is_empty());
    EXPECT_EQ(send("checker", "/reports/new/pages", {}, {{"file", "one.txt", page_of("5009-0001")}}).status, 403);
    EXPECT_TRUE(state.files->is_empty());
}

TEST_F(WritingAtTheDesk, SaysThatAFileIsTooLargeAndKeepsNothingOfIt) {
    const Reply refused = send("preparer", "/reports/new/pages", {}, {{"file", "large.txt", std::string((std::size_t{16} << 20) + 1, ' ')}});
    EXPECT_EQ(refused.status, 413);
    EXPECT_TRUE(says(refused, "<a href=\"#file\">แฟ้มมีขนาดเกิน 16 MB"));
    EXPECT_TRUE(state.files->is_empty());
}

TEST_F(WritingAtTheDesk, AsksForAFileWhenNoneWasChosen) {
    const Reply refused = send("preparer", "/reports/new/pages", {}, {{"file", "", ""}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "<a href=\"#file\">"));
}

TEST_F(WritingAtTheDesk, MakesDraftsOfTheRowsOfATable) {
    const std::string csv = write_csv({{{"รหัสตัวชี้วัด"}, {"ชื่อตัวชี้วัด"}, {"ค่าเป้าหมาย"}}, {{"5009-0001"}, {"ร้อยละของสวนหย่อม"}, {"80.00"}}, {{"5009-0002"}, {"จำนวนครั้ง"}, {"12"}}});
    const Reply sent = send("preparer", "/reports/new/table", {}, {{"file", "table.csv", csv}});
    ASSERT_EQ(sent.status, 303) << sent.body;
    EXPECT_EQ(post("preparer", place(sent), frame).status, 303);
    EXPECT_EQ(at(data_of(id_of("5009-0001")), "/indicators/0/target/text"), "80.00");
    EXPECT_EQ(reports(), 2u);
}

TEST_F(WritingAtTheDesk, MakesAReportThatIsFilledInByHand) {
    EXPECT_TRUE(says(get("preparer", "/reports/new/by-hand"), "<option value=\"2569\" selected>"));  // The signing day lies in it.
    Typed typed = frame;
    typed.insert(typed.end(), {{"/indicators/0/code", "5009-0001"}, {name_field, "ร้อยละของสวนหย่อม"}, {"/indicators/0/target", "80"}});
    const Reply made = post("preparer", "/reports/new/by-hand", typed);
    ASSERT_EQ(made.status, 303) << made.body;
    EXPECT_EQ(layout::write_json(*layout::at_pointer(data_of(id_of("5009-0001")), "/indicators/0/target")), R"({"text":"80","value":80})");
    EXPECT_EQ(post("preparer", "/reports/new/by-hand", typed).status, 409);
    EXPECT_EQ(reports(), 1u);
}

TEST_F(WritingAtTheDesk, KeepsWhatWasTypedWhenItIsRefused) {
    const std::string edit = "/reports/" + make_report() + "/edit";
    const Reply refused = post("preparer", edit, {{"version", "1"}, {name_field, ""}, {report_field, "พิมพ์ไว้แล้ว"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "<a href=\"#report-indicators-0-name\">"));
    EXPECT_TRUE(says(refused, "พิมพ์ไว้แล้ว</textarea>"));
}

TEST_F(WritingAtTheDesk, ChangesOnlyWhatTheFormChanged) {
    const std::string id = make_report();
    const layout::Value before = data_of(id);
    EXPECT_EQ(place(post("preparer", "/reports/" + id + "/edit", {{"version", "1"}, {report_field, "ข้อความใหม่"}})), "/reports/" + id + "/edit?done=saved");
    const layout::Value after = data_of(id);
    EXPECT_EQ(at(after, report_field), "ข้อความใหม่");
    for (const char* same : {"/indicators/0/name", "/indicators/0/quarters/0/report", "/indicators/0/quarters/0/notes/0/text", "/indicators/0/definition", "/reporter/name"})
        EXPECT_EQ(at(after, same), at(before, same)) << same;
    EXPECT_EQ(*layout::at_pointer(after, "/indicators/0/quarters/0/notes"), *layout::at_pointer(before, "/indicators/0/quarters/0/notes"));
}

TEST_F(WritingAtTheDesk, SavesAndProposesByOneButton) {
    const std::string id = make_report();
    EXPECT_EQ(place(post("preparer", "/reports/" + id + "/edit", {{"version", "1"}, {"do", "submit"}})), "/reports/" + id + "?done=submit");
    EXPECT_EQ(get("preparer", "/reports/" + id + "/edit").status, 409);
}

TEST_F(WritingAtTheDesk, TakesTheTickedSuggestionsAndSavesNothing) {
    const std::string id = make_report(), edit = "/reports/" + id + "/edit";
    const Reply wrong = post("preparer", edit, {{"version", "1"}, {"do", "repair"}, {report_field, "สามารถท าได้ตามแผน การด าเนินงาน"}});
    ASSERT_EQ(wrong.status, 200);
    const std::string mark = "name=\"repair\" value=\"" + report_field + ":";
    const std::size_t begin = wrong.body.find(mark) + std::string("name=\"repair\" value=\"").size();
    ASSERT_LT(begin, wrong.body.size());
    const std::string key = wrong.body.substr(begin, wrong.body.find('"', begin) - begin);
    const Reply repaired = post("preparer", edit, {{"version", "1"}, {"do", "repair"}, {report_field, "สามารถท าได้ตามแผน การด าเนินงาน"}, {"repair", key}});
    EXPECT_TRUE(says(wrong, "แก้ “<del>สามารถท าได้ตามแผน กา…</del>” เป็น “<ins>สามารถทำได้ตามแผน กา…</ins>”"));
    EXPECT_TRUE(says(repaired, "สามารถทำได้ตามแผน การด าเนินงาน</textarea>"));
    EXPECT_TRUE(says(repaired, "แก้ข้อความตามที่เลือกแล้ว 1 แห่ง"));
    EXPECT_EQ(state.store->read()->report(Sight::everything(), id)->version, 1);
    const Reply elsewhere = post("preparer", edit, {{"version", "1"}, {"do", "repair"}, {report_field, "ข้อความอื่น"}, {"repair", key}});
    EXPECT_TRUE(says(elsewhere, "ข้อความตรงนั้นเปลี่ยนไปแล้ว"));
}

TEST_F(WritingAtTheDesk, ShowsWhatAnotherSavedMeanwhileBesideWhatWasTyped) {
    const std::string id = make_report(), edit = "/reports/" + id + "/edit";
    ASSERT_EQ(post("preparer", edit, {{"version", "1"}, {report_field, "ของคนแรก"}, {"/indicators/0/summary", "สรุปของคนแรก"}}).status, 303);
    const Reply late = post("preparer", edit, {{"version", "1"}, {report_field, "ของคนที่สอง"}});
    EXPECT_EQ(late.status, 412);
    EXPECT_TRUE(says(late, "ของคนที่สอง</textarea>"));
    EXPECT_TRUE(says(late, "<b>ในระบบขณะนี้</b> ของคนแรก"));
    EXPECT_TRUE(says(late, "สรุปของคนแรก</textarea>"));  // Nobody else touched it.
    EXPECT_TRUE(says(late, "name=\"version\" value=\"2\""));
    EXPECT_EQ(at(data_of(id), report_field), "ของคนแรก");
}

TEST_F(WritingAtTheDesk, AddsANoteAndTakesOneAway) {
    const std::string id = make_report(), edit = "/reports/" + id + "/edit", notes = "/indicators/0/quarters/3/notes/";
    ASSERT_EQ(post("preparer", edit, {{"version", "1"}, {notes + "0/date_text", "1/7/2564"}, {notes + "0/text", "ประชุม"}, {notes + "1/text", "ครั้งที่สอง"}}).status, 303);
    EXPECT_EQ(layout::at_pointer(data_of(id), "/indicators/0/quarters/3/notes")->items().size(), 2u);
    ASSERT_EQ(post("preparer", edit, {{"version", "2"}, {notes + "0/date_text", ""}, {notes + "0/text", ""}}).status, 303);
    EXPECT_EQ(at(data_of(id), "/indicators/0/quarters/3/notes/0/text"), "ครั้งที่สอง");
}

TEST_F(WritingAtTheDesk, CarriesAQuarterForward) {
    const std::string page = all_replaced(page_of("5009-0001"), "ดูแลครบ 12 แห่ง (ณ 25 ก.ย. 2564", "-");
    ASSERT_EQ(post("preparer", place(post("preparer", "/reports/new/paste", {{"page", page}})), {{"/fiscal_year", "2569"}, {"/quarter", "3"}}).status, 303);
    const Typed of{{"fiscal_year", "2569"}, {"quarter", "3"}, {"report", id_of("5009-0001")}};
    EXPECT_TRUE(says(get("preparer", "/reports/new/carry?fiscal_year=2569&quarter=3"), "value=\"" + id_of("5009-0001") + "\" checked"));
    EXPECT_EQ(place(post("preparer", "/reports/new/carry", of)), "/reports?fiscal_year=2569&quarter=4&done=created");
    EXPECT_EQ(reports(), 2u);
    EXPECT_TRUE(says(get("preparer", "/reports/new/carry?fiscal_year=2569&quarter=3"), "มีรายงานของไตรมาสถัดไปแล้ว"));
}

TEST_F(WritingAtTheDesk, CarriesNothingOverAQuarterThatSaysSomething) {
    const std::string id = make_report();
    EXPECT_EQ(post("preparer", "/reports/new/carry", {{"fiscal_year", "2564"}, {"quarter", "3"}}).status, 422);  // None was ticked.
    const Reply refused = post("preparer", "/reports/new/carry", {{"fiscal_year", "2564"}, {"quarter", "3"}, {"report", id}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "ไตรมาสนี้มีข้อมูลแล้ว"));
    EXPECT_EQ(reports(), 1u);
}

TEST_F(WritingAtTheDesk, KeepsSeveralFilesOfEvidenceAndNamesThoseThatAreNone) {
    const std::string evidence = "/reports/" + make_report() + "/evidence";
    EXPECT_EQ(send("preparer", evidence, {}, {{"files", "ภาพ.png", "\x89PNG\r\n\x1A\n1"}, {"files", "C:\\a\\หนังสือ.pdf", "%PDF-1.7 2"}}).status, 303);
    const Reply list = get("preparer", evidence);
    EXPECT_TRUE(says(list, ">ภาพ.png</a>"));
    EXPECT_TRUE(says(list, ">หนังสือ.pdf</a>"));
    const Reply refused = send("preparer", evidence, {}, {{"files", "a.docx", "PK\x03\x04"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "“a.docx” ไม่ใช่แฟ้ม PDF, PNG หรือ JPEG"));
    EXPECT_EQ(send("checker", evidence, {}, {{"files", "b.png", "\x89PNG\r\n\x1A\n1"}}).status, 403);
}

TEST_F(WritingAtTheDesk, TakesEvidenceOutOnceItIsConfirmed) {
    const std::string id = make_report();
    ASSERT_EQ(send("preparer", "/reports/" + id + "/evidence", {}, {{"files", "ภาพ.png", "\x89PNG\r\n\x1A\n1"}}).status, 303);
    const std::string evidence = state.store->read()->evidence(Sight::everything(), id).at(0).id, remove = "/reports/" + id + "/evidence/" + evidence + "/remove";
    EXPECT_TRUE(says(get("preparer", remove), "ถอน “ภาพ.png”"));
    EXPECT_EQ(post("preparer", remove, {{"version", "1"}}).status, 412);
    EXPECT_EQ(post("preparer", remove, {{"version", "2"}}).status, 303);
    EXPECT_FALSE(says(get("preparer", "/reports/" + id + "/evidence"), "ภาพ.png"));
}

TEST_F(WritingAtTheDesk, ShowsWhatATableChangesAndMakesAllOfItOrNothing) {
    make_report("5009-0001");
    make_report("5009-0002");
    const std::string query = "?fiscal_year=2564&quarter=3";
    const Reply given = ask("preparer", "GET", "/reports/table/figures.csv" + query, "", {{"Accept", "text/csv"}});
    ASSERT_EQ(given.status, 200);
    Sheet sheet = *read_csv(given.body);
    ASSERT_EQ(sheet.size(), 3u);
    const auto column = static_cast<std::size_t>(std::find_if(sheet[0].begin(), sheet[0].end(), [](const SheetCell& cell) { return cell.text == "ค่าเป้าหมาย"; }) - sheet[0].begin());
    sheet[1][column] = {"81.00"};
    sheet[1][column + 1] = {"81"};
    const Reply sent = send("preparer", "/reports/table", {{"fiscal_year", "2564"}, {"quarter", "3"}}, {{"file", "t.csv", write_csv(sheet)}});
    ASSERT_EQ(sent.status, 303) << sent.body;
    const Reply shown = get("preparer", place(sent));
    EXPECT_TRUE(says(shown, "แก้ 1 ช่อง"));
    EXPECT_TRUE(says(shown, "<del>100</del>"));
    EXPECT_TRUE(says(shown, "<ins>81.00</ins>"));
    const std::string action = place(sent).substr(0, place(sent).find('?'));
    EXPECT_EQ(post("preparer", action, {{"fiscal_year", "2564"}, {"quarter", "3"}, {"seen", "other"}}).status, 412);
    EXPECT_EQ(place(post("preparer", action, {{"fiscal_year", "2564"}, {"quarter", "3"}, {"seen", hidden(shown, "seen")}})), "/reports" + query + "&done=table_applied");
    EXPECT_EQ(at(data_of(id_of("5009-0001")), "/indicators/0/target/text"), "81.00");
    EXPECT_EQ(state.store->read()->report(Sight::everything(), id_of("5009-0002"))->version, 1);
}

TEST_F(WritingAtTheDesk, RefusesTheWholeTableForOneCellThatCannotBePrinted) {
    make_report("5009-0001");
    make_report("5009-0002");
    const std::string csv = write_csv({{{"รหัสตัวชี้วัด"}, {"ค่าเป้าหมาย"}}, {{"5009-0001"}, {"81"}}, {{"5009-0002"}, {std::string(61, '9')}}});
    const std::string arrived = place(send("preparer", "/reports/table", {{"fiscal_year", "2564"}, {"quarter", "3"}}, {{"file", "t.csv", csv}}));
    const Reply shown = get("preparer", arrived);
    const Reply refused = post("preparer", arrived.substr(0, arrived.find('?')), {{"fiscal_year", "2564"}, {"quarter", "3"}, {"seen", hidden(shown, "seen")}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "5009-0002: "));
    EXPECT_EQ(at(data_of(id_of("5009-0001")), "/indicators/0/target/text"), "100");
}

}  // namespace server

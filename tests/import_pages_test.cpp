#include "server/intake/page/import_pages.h"

#include "tests/saved_pages.h"

namespace server {
namespace {

using Found = std::vector<std::string>;

std::string page_of(const std::string& code) { return all_replaced(saved_page("whole.txt"), " : 5099-0407\n", " : " + code + "\n"); }

const EarlierImport nothing_before = [](const std::string&) { return std::nullopt; };

EarlierImport imported_before(const std::string& page) {
    return [before = read_page(page)->indicator](const std::string& code) -> std::optional<layout::Result<layout::Value>> {
        if (before.find("code")->text() != code) return {};
        return layout::Result<layout::Value>(before);
    };
}

// "FILE: what became of it" for each file.
Found outcome(const PageBatch& batch) {
    Found lines;
    for (const PageOfBatch& page : batch.pages)
        lines.push_back(page.file + ": " + layout::write_json(*layout::at_pointer(batch_value(batch), "/pages/" + std::to_string(lines.size()) + "/status")));
    for (const RefusedFile& file : batch.refused) lines.push_back(file.file + ": refused, " + file.problems.front().code);
    return lines;
}

TEST(ImportPages, TellsWhatBecameOfEachFile) {
    const std::string page = saved_page("whole.txt");
    const PageBatch batch = import_pages({{"a.txt", page}, {"b.txt", saved_page("project.txt")}, {"c.txt", page}, {"d.txt", page_up_to("รายงานผลฯ")}}, nothing_before);
    EXPECT_EQ(outcome(batch), (Found{"a.txt: \"new\"", "c.txt: \"duplicate\"", "b.txt: refused, project", "d.txt: refused, code_twice"}));
}

TEST(ImportPages, TellsWhatChangedSinceTheEarlierImport) {
    const PageBatch batch = import_pages({{"a.txt", all_replaced(saved_page("whole.txt"), "45.50", "46.00")}, {"b.txt", page_of("5099-0408")}},
                                         imported_before(saved_page("whole.txt")));
    EXPECT_EQ(outcome(batch), (Found{"a.txt: \"changed\"", "b.txt: \"new\""}));
    EXPECT_EQ(layout::write_json(*layout::at_pointer(batch_value(batch), "/pages/0/changes")),
              R"([{"pointer":"/quarters/1/result","old":{"text":"45.50","value":45.5},"new":{"text":"46.00","value":46}}])");
    EXPECT_EQ(outcome(import_pages({{"a.txt", saved_page("whole.txt")}}, imported_before(saved_page("whole.txt")))), Found{"a.txt: \"unchanged\""});
}

TEST(ImportPages, ListsAHundredChangesOfAPageAndSaysHowManyMoreThereAre) {
    std::string lines;
    for (int i = 0; i < 130; ++i) lines += ":ข้อ " + std::to_string(i) + "\n";
    const std::string page = all_replaced(saved_page("whole.txt"), "โครงการ/กิจกรรมที่สนับสนุนตัวชี้วัด", lines + "\nโครงการ/กิจกรรมที่สนับสนุนตัวชี้วัด");
    const layout::Value batch = batch_value(import_pages({{"a.txt", page}}, imported_before(saved_page("whole.txt"))));
    EXPECT_EQ(layout::at_pointer(batch, "/pages/0/changes")->items().size(), 100u);
    EXPECT_EQ(layout::at_pointer(batch, "/pages/0/findings/0/detail_en")->text(), "There are 30 more changes, which are not listed; all of them were imported.");
}

TEST(ImportPages, LeavesAnEarlierImportAloneThatItCannotRead) {
    const EarlierImport unreadable = [](const std::string&) { return layout::Result<layout::Value>(layout::Problem{"", "earlier_unreadable", "ก", "a"}); };
    EXPECT_EQ(outcome(import_pages({{"a.txt", saved_page("whole.txt")}}, unreadable)), Found{"a.txt: refused, earlier_unreadable"});
}

TEST(IsPageName, TakesTextAndHtml) {
    EXPECT_TRUE(is_page_name("a/b.TXT") && is_page_name("a.html") && is_page_name("a.Htm"));
    EXPECT_FALSE(is_page_name("a.json") || is_page_name("txt") || is_page_name("a.txt.bak"));
}

}  // namespace
}  // namespace server

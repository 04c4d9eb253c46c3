#include "layout/block/paginate.h"

#include "tests/block_text.h"

#include <gtest/gtest.h>

namespace layout {
namespace {

using namespace literals;

// Pages of 100 pt with margins of 10: eight strips of 10 pt each.
PageFrame small_page() { return {200_pt, 100_pt, 10_pt, 10_pt, 10_pt, 10_pt, 10_pt}; }

// A strip with a box whose x is the strip's number.
Strip strip(int number, Pt height = 10_pt) {
    Strip made{height};
    made.items.emplace_back(Box{Pt{static_cast<double>(number)}, {}, 1_pt, 1_pt, black});
    return made;
}

std::vector<Strip> strips(int first, int last) {
    std::vector<Strip> made;
    for (int number = first; number <= last; ++number) made.push_back(strip(number));
    return made;
}

Strip kept(Strip strip) {
    strip.keep_with_next = true;
    return strip;
}

Strip spaced(Strip strip, Pt before) {
    strip.space_before = before;
    return strip;
}

Strip new_page() {
    Strip made;
    made.new_page = made.keep_with_next = true;
    return made;
}

// Boxes as "number@y", horizontal rules as "rule@y", pages parted by " / ".
std::string shown(const Pages& pages) {
    std::string out;
    const auto add = [&](const std::string& what, Pt y) {
        out += (out.empty() || out.ends_with(' ') ? "" : " ") + what + "@" + std::to_string(static_cast<int>(y.value));
    };
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        if (i > 0) out += " / ";
        for (const Item& item : pages.pages[i].items) {
            if (const auto* box = std::get_if<Box>(&item)) add(std::to_string(static_cast<int>(box->x.value)), box->y);
            if (const auto* rule = std::get_if<Rule>(&item)) add("rule", rule->y0);
        }
    }
    return out;
}

struct Paginated {
    std::string pages;
    Problems problems;
};

Paginated paginated(Setting setting, PageFrame frame = small_page()) {
    Document document{frame, {}, {}};
    const std::string pages = shown(paginate(setting, document));
    return {pages, setting.problems};
}

std::string pages_of(std::vector<Strip> made, PageFrame frame = small_page()) {
    Setting setting;
    setting.strips = std::move(made);
    return paginated(std::move(setting), frame).pages;
}

std::vector<Strip> operator+(std::vector<Strip> all, std::vector<Strip> more) {
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::vector<Strip> operator+(std::vector<Strip> all, Strip one) { return std::move(all) + std::vector<Strip>{one}; }

TEST(Paginate, GivesAnEmptyDocumentOnePage) {
    Setting setting;
    EXPECT_EQ(paginate(setting, {small_page(), {}, {}}).pages.size(), 1u);
}

TEST(Paginate, FillsAPageBeforeTheNext) {
    EXPECT_EQ(pages_of(strips(1, 9)), "1@10 2@20 3@30 4@40 5@50 6@60 7@70 8@80 / 9@10");
}

TEST(Paginate, BeginsPageOneAtItsOwnTop) {
    PageFrame frame = small_page();
    frame.first_top = 60_pt;
    EXPECT_EQ(pages_of(strips(1, 4), frame), "1@60 2@70 3@80 / 4@10");
}

TEST(Paginate, SpacesStripsApartButNotFromThePagesTop) {
    EXPECT_EQ(pages_of({strip(1), spaced(strip(2), 5_pt)}), "1@10 2@25");
    EXPECT_EQ(pages_of({strip(1, 75_pt), spaced(strip(2), 5_pt)}), "1@10 / 2@10");
    // The top of page 1 is the form's own choice.
    EXPECT_EQ(pages_of({spaced(strip(1), 5_pt)}), "1@15");
}

TEST(Paginate, KeepsAStripWithTheNext) {
    EXPECT_EQ(pages_of(strips(1, 7) + kept(strip(8)) + strip(9)),
              "1@10 2@20 3@30 4@40 5@50 6@60 7@70 / 8@10 9@20");
    EXPECT_EQ(pages_of(strips(1, 6) + kept(strip(7)) + strip(8)), "1@10 2@20 3@30 4@40 5@50 6@60 7@70 8@80");
}

TEST(Paginate, LeavesTwoLinesOfAParagraphOnEitherPage) {
    Setting setting;
    Paragraph three = ko_paragraph(u"กก \u200Bกก กก", 30_pt), six = ko_paragraph(u"กก กก กก กก กก กก", 30_pt);
    const Column column{10_pt, 30_pt, root_node};
    for (Strip& line : set_paragraph(three, column, setting)) setting.strips.push_back(line);
    for (Strip& line : set_paragraph(six, column, setting)) setting.strips.push_back(line);
    ASSERT_EQ(setting.strips.size(), 9u);  // Of 20 pt; a page of 180 holds eight and a bit.
    PageFrame frame = small_page();
    frame.height = 185_pt;  // Room for 165: eight lines would leave one for the next page.
    const Pages pages = paginate(setting, {frame, {}, {}});
    ASSERT_EQ(pages.pages.size(), 2u);
    EXPECT_EQ(pages.pages[0].items.size(), 7u);
    EXPECT_EQ(pages.pages[1].items.size(), 2u);
    // Room for 85: four lines, but the fourth would be the first of six.
    setting = {};
    for (Strip& line : set_paragraph(three, column, setting)) setting.strips.push_back(line);
    for (Strip& line : set_paragraph(six, column, setting)) setting.strips.push_back(line);
    frame.height = 105_pt;
    const Pages small = paginate(setting, {frame, {}, {}});
    EXPECT_EQ(small.pages[0].items.size(), 3u);
    EXPECT_EQ(small.pages[1].items.size(), 4u);
}

TEST(Paginate, CutsWhatIsKeptTogetherWhenNoPageCanHoldIt) {
    std::vector<Strip> chunk = strips(2, 11);
    for (std::size_t i = 0; i + 1 < chunk.size(); ++i) chunk[i].keep_with_next = true;
    EXPECT_EQ(pages_of(std::vector{strip(1)} + chunk),
              "1@10 2@20 3@30 4@40 5@50 6@60 7@70 8@80 / 9@10 10@20 11@30");
}

TEST(Paginate, BeginsSuchAChunkOnANewPageRatherThanWithOneStrip) {
    std::vector<Strip> chunk = strips(8, 17);
    for (std::size_t i = 0; i + 1 < chunk.size(); ++i) chunk[i].keep_with_next = true;
    EXPECT_EQ(pages_of(strips(1, 7) + chunk),
              "1@10 2@20 3@30 4@40 5@50 6@60 7@70 / 8@10 9@20 10@30 11@40 12@50 13@60 14@70 15@80 / 16@10 17@20");
}

TEST(Paginate, RefusesAStripTallerThanAPage) {
    Setting setting;
    setting.strips = {strip(1), strip(2, 81_pt), strip(3)};
    const Paginated made = paginated(std::move(setting));
    ASSERT_EQ(made.problems.size(), 1u);
    EXPECT_EQ(made.problems[0].code, "fit");
}

TEST(Paginate, BeginsANewPageWhenOrdered) {
    EXPECT_EQ(pages_of({strip(1), new_page(), spaced(strip(2), 5_pt)}), "1@10 / 2@15");
}

TEST(Paginate, BeginsNoNewPageOnAnEmptyOne) {
    EXPECT_EQ(pages_of({new_page(), strip(1)}), "1@10");
    EXPECT_EQ(pages_of({strip(1), new_page(), new_page(), strip(2)}), "1@10 / 2@10");
}

TEST(Paginate, MakesNoPageForASpaceThatDoesNotFit) {
    EXPECT_EQ(pages_of(strips(1, 8) + Strip{{}, 20_pt}), "1@10 2@20 3@30 4@40 5@50 6@60 7@70 8@80");
    EXPECT_EQ(pages_of(strips(1, 8) + Strip{{}, 20_pt} + spaced(strip(9), 5_pt)),
              "1@10 2@20 3@30 4@40 5@50 6@60 7@70 8@80 / 9@10");
}

TEST(Paginate, DrawsPinnedItemsWhereTheyStand) {
    Strip pinned = strip(7, 0_pt);
    pinned.pinned = std::move(pinned.items);
    pinned.items = {};
    EXPECT_EQ(pages_of({strip(1), pinned, strip(2)}), "1@10 7@0 2@20");
}

// A table of rows with a head (box 90) and a closing rule below each row, as set_table makes them.
Setting table_of(std::vector<Strip> before, std::vector<Strip> rows) {
    Setting setting;
    setting.strips = std::move(before);
    Strip head = kept(strip(90));
    head.when_last.emplace_back(Rule{{}, 10_pt, 180_pt, 10_pt, 1_pt});
    setting.heads = {{strip(91)}};
    setting.strips.push_back(head);
    for (Strip& row : rows) {
        row.table = 0;
        row.when_last.emplace_back(Rule{{}, row.height, 180_pt, row.height, 1_pt});
        setting.strips.push_back(row);
    }
    return setting;
}

TEST(Paginate, RepeatsATablesHeadAndClosesItsRulesOnEachPage) {
    EXPECT_EQ(paginated(table_of(strips(1, 5), strips(11, 14))).pages,
              "1@10 2@20 3@30 4@40 5@50 90@60 rule@70 11@70 12@80 rule@90 / 91@10 13@20 14@30 rule@40");
}

TEST(Paginate, LeavesNoHeadAloneAtAPagesEnd) {
    EXPECT_EQ(paginated(table_of(strips(1, 7), strips(11, 12))).pages,
              "1@10 2@20 3@30 4@40 5@50 6@60 7@70 / 90@10 rule@20 11@20 12@30 rule@40");
}

// Ten slices of one row that belong together; each but the first opens with a rule when it
// stands first on its page.
std::vector<Strip> tall_row() {
    std::vector<Strip> slices = strips(11, 20);
    for (std::size_t i = 0; i < slices.size(); ++i) {
        slices[i].keep_with_next = i + 1 < slices.size();
        if (i > 0) slices[i].when_first.emplace_back(Rule{{}, {}, 180_pt, {}, 1_pt});
    }
    return slices;
}

TEST(Paginate, CutsATallRowWithRulesOnBothSides) {
    EXPECT_EQ(paginated(table_of({}, tall_row())).pages,
              "90@10 rule@20 11@20 12@30 13@40 14@50 15@60 16@70 17@80 rule@90 / 91@10 rule@20 18@20 19@30 20@40 rule@50");
}

TEST(Paginate, LeavesNoHeadAloneAboveATallRow) {
    EXPECT_EQ(paginated(table_of(strips(1, 7), tall_row())).pages,
              "1@10 2@20 3@30 4@40 5@50 6@60 7@70 / "
              "90@10 rule@20 11@20 12@30 13@40 14@50 15@60 16@70 17@80 rule@90 / 91@10 rule@20 18@20 19@30 20@40 rule@50");
}

TEST(Paginate, RepeatsNoHeadForWhatIsBelowTheTable) {
    Setting setting = table_of(strips(1, 5), strips(11, 12));
    setting.strips.push_back(strip(2));
    EXPECT_EQ(paginated(std::move(setting)).pages,
              "1@10 2@20 3@30 4@40 5@50 90@60 rule@70 11@70 12@80 rule@90 / 2@10");
}

Furniture footer(bool first_page) {
    Paragraph text = ko_paragraph(u"", 100_pt);
    const Span style = text.content[0].style;
    text.content = {{Fragment::Kind::text, u"หน้า ", style, {}},
                    {Fragment::Kind::page_number, {}, style, {}},
                    {Fragment::Kind::text, u"/", style, {}},
                    {Fragment::Kind::page_count, {}, style, {}, true}};
    return {{text}, 90_pt, first_page};
}

TEST(Paginate, NumbersItsPages) {
    Setting setting;
    setting.strips = strips(1, 9);
    const Pages pages = paginate(setting, {small_page(), {}, {footer(true)}});
    ASSERT_EQ(pages.pages.size(), 2u);
    EXPECT_EQ(last_text(pages.pages[0]), u"หน้า 1/๒");
    EXPECT_EQ(last_text(pages.pages[1]), u"หน้า 2/๒");
    const auto& line = std::get<TextLine>(pages.pages[1].items.back());
    EXPECT_EQ(line.node, pagination_node);
    EXPECT_EQ(line.baseline, 105_pt);  // 90 and an ascent of 15.
}

TEST(Paginate, LeavesPageOneWithoutFurnitureWhenToldSo) {
    Setting setting;
    setting.strips = strips(1, 9);
    const Pages pages = paginate(setting, {small_page(), {}, {footer(false)}});
    EXPECT_EQ(pages.pages[0].items.size(), 8u);
    EXPECT_EQ(pages.pages[1].items.size(), 2u);
}

// At most this much of the space before it may go.
Strip giving(Strip strip, Pt give) {
    strip.give = give;
    return strip;
}

TEST(Paginate, NarrowsASpaceThatGivesWaySoThatWhatFollowsFits) {
    const auto with = [](Pt give) { return strips(1, 5) + giving(kept(Strip{{}, 20_pt}), give) + kept(strip(6)) + strip(7); };
    EXPECT_EQ(pages_of(with(0_pt)), "1@10 2@20 3@30 4@40 5@50 / 6@10 7@20");
    EXPECT_EQ(pages_of(with(9_pt)), "1@10 2@20 3@30 4@40 5@50 / 6@10 7@20");
    EXPECT_EQ(pages_of(with(10_pt)), "1@10 2@20 3@30 4@40 5@50 6@70 7@80");
    EXPECT_EQ(pages_of(with(20_pt)), "1@10 2@20 3@30 4@40 5@50 6@70 7@80");
}

// "/", the first words of the next page, "...": at a line's distance below the last line.
Cue cue() {
    Paragraph text = ko_paragraph(u"", 100_pt);
    const Span style = text.content[0].style;
    text.content = {{Fragment::Kind::text, u"/", style, {}},
                    {Fragment::Kind::next_words, {}, style, {}, false, 50_pt},
                    {Fragment::Kind::text, u"...", style, {}}};
    return {{text}, 20_pt, 10_pt};
}

// Lines of 20 pt on pages that have room for eight of them.
Pages cued_pages(std::vector<std::u16string> lines) {
    Setting setting;
    for (std::u16string& line : lines)
        for (Strip& strip : set_paragraph(ko_paragraph(std::move(line)), {10_pt, 180_pt, root_node}, setting)) setting.strips.push_back(strip);
    PageFrame frame = small_page();
    frame.height = 180_pt;
    return paginate(setting, {frame, {}, {}, cue()});
}

TEST(Paginate, AnnouncesTheNextPageBelowTheLastLine) {
    const Pages pages = cued_pages({u"ก", u"ก", u"ก", u"ก", u"ก", u"ก", u"กก กก กก", u"ก", u"ก"});
    ASSERT_EQ(pages.pages.size(), 2u);
    EXPECT_EQ(pages.pages[0].items.size(), 6u + 1u);  // The cue and the space above it take two lines' room.
    EXPECT_EQ(last_text(pages.pages[0]), u"/กก กก...");  // As many words as fit into 50 pt.
    const auto& line = std::get<TextLine>(pages.pages[0].items.back());
    EXPECT_EQ(line.baseline, 10_pt + 20_pt * 6 + 20_pt + 15_pt);
    EXPECT_EQ(line.node, pagination_node);
    EXPECT_EQ(last_text(pages.pages[1]), u"ก");
}

TEST(Paginate, KeepsNoRoomForACueOnTheLastPage) {
    const Pages pages = cued_pages({u"ก", u"ก", u"ก", u"ก", u"ก", u"ก", u"ก", u"ก"});
    ASSERT_EQ(pages.pages.size(), 1u);
    EXPECT_EQ(pages.pages[0].items.size(), 8u);
}

}  // namespace
}  // namespace layout

#include "tests/store_suite.h"

namespace server {

namespace {

const Day due = day_in_thailand(noon);  // 25 June 2021
const Day on_time = due, too_late = due + std::chrono::days(1);

class StoreCoverage : public StoreSuite {
protected:
    // Expects a report on each code in the third quarter of 2564.
    void plan(const std::string& office, const std::vector<std::string>& codes) {
        Plan plan{2564, office, 1, {}};
        for (const std::string& code : codes) {
            PlannedIndicator indicator{code, "ร้อยละความสำเร็จ", "", {}};
            indicator.due[2] = due;
            plan.indicators.push_back(indicator);
        }
        const auto writing = store->write();
        ASSERT_EQ(writing->put_plan(everything, plan), Outcome::done);
        writing->append(event_of(record_of(plan), 1));
        writing->commit();
    }

    std::vector<CoverageCount> counted(const Sight& sight, Day today) { return store->read()->coverage(sight, 2564, today); }
};

using enum ReportState;

}  // namespace

TEST_P(StoreCoverage, CountsWhatIsExpectedByHowFarItHasCome) {
    plan(huaikhwang, {"5009-1", "5009-2", "5009-3", "5009-4"});
    add_in_state(huaikhwang, "5009-1", sent);
    add_in_state(huaikhwang, "5009-2", checked);
    add_in_state(huaikhwang, "5009-3", checked);
    add_report(huaikhwang, "5009-9");  // In no plan.
    EXPECT_EQ(counted(everything, on_time), (std::vector<CoverageCount>{{huaikhwang, 3, {}, false, 1}, {huaikhwang, 3, checked, false, 2}, {huaikhwang, 3, sent, false, 1}}));
    EXPECT_EQ(counted(everything, too_late), (std::vector<CoverageCount>{{huaikhwang, 3, {}, true, 1}, {huaikhwang, 3, checked, true, 2}, {huaikhwang, 3, sent, false, 1}}));
}

TEST_P(StoreCoverage, CountsTheEditionThatHasComeFurthest) {
    plan(huaikhwang, {"5009-1"});
    Report first = add_in_state(huaikhwang, "5009-1", sent);
    Report second = new_report(huaikhwang, "5009-1");
    second.edition = 2;
    second.supersedes = first.id;
    ASSERT_EQ(add(second), Outcome::done);
    EXPECT_EQ(counted(everything, on_time), (std::vector<CoverageCount>{{huaikhwang, 3, sent, false, 1}}));
    first.state = superseded;
    ASSERT_EQ(update(first, everything), Outcome::done);
    EXPECT_EQ(counted(everything, on_time), (std::vector<CoverageCount>{{huaikhwang, 3, draft, false, 1}}));
    EXPECT_EQ(store->read()->expected_reports(everything, {2564, {}, {}})[0].report, second.id);
    second.state = cancelled;
    ASSERT_EQ(update(second, everything), Outcome::done);
    EXPECT_EQ(counted(everything, on_time), (std::vector<CoverageCount>{{huaikhwang, 3, {}, false, 1}}));
}

TEST_P(StoreCoverage, ShowsNobodyWhatIsOutOfSight) {
    plan(huaikhwang, {"5009-1", "5009-2"});
    plan(phayathai, {"5008-1"});
    add_in_state(huaikhwang, "5009-1", sent);
    add_in_state(huaikhwang, "5009-2", checked);
    EXPECT_EQ(counted(in_phayathai, on_time), (std::vector<CoverageCount>{{phayathai, 3, {}, false, 1}}));
    EXPECT_EQ(counted(in_strategy, on_time),
              (std::vector<CoverageCount>{{phayathai, 3, {}, false, 1}, {huaikhwang, 3, {}, false, 1}, {huaikhwang, 3, sent, false, 1}}));
}

TEST_P(StoreCoverage, TellsWhichReportsAreExpected) {
    plan(huaikhwang, {"5009-1", "5009-2"});
    plan(phayathai, {"5008-1"});
    const Report report = add_in_state(huaikhwang, "5009-1", submitted);
    const ExpectedReport first{huaikhwang, 3, "5009-1", "ร้อยละความสำเร็จ", due, submitted, report.id}, second{huaikhwang, 3, "5009-2", "ร้อยละความสำเร็จ", due, {}, ""};
    EXPECT_EQ(store->read()->expected_reports(everything, {2564, 3, huaikhwang}), (std::vector<ExpectedReport>{first, second}));
    EXPECT_EQ(store->read()->expected_reports(everything, {2564, 3, {}}).size(), 3u);
    EXPECT_EQ(store->read()->expected_reports(everything, {2564, 2, {}}).size(), 0u);
    EXPECT_EQ(store->read()->expected_reports(everything, {2565, {}, {}}).size(), 0u);
}

TEST_P(StoreCoverage, NamesTheYearsThatHaveSomething) {
    plan(huaikhwang, {});
    for (const int year : {2561, 2566}) {
        Report report = new_report(phayathai, "5008-1");
        report.fiscal_year = year;
        ASSERT_EQ(add(report), Outcome::done);
    }
    EXPECT_EQ(store->read()->fiscal_years(everything), (std::vector<int>{2566, 2564, 2561}));
    EXPECT_EQ(store->read()->fiscal_years(in_huaikhwang), (std::vector<int>{2564}));
    EXPECT_EQ(store->read()->fiscal_years(in_phayathai), (std::vector<int>{2566, 2561}));
    EXPECT_EQ(store->read()->fiscal_years(in_strategy), (std::vector<int>{2564}));
}

INSTANTIATE_TEST_SUITE_P(Every, StoreCoverage, testing::ValuesIn(store_makers), name_of_maker);

}  // namespace server

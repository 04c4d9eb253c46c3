#include "store_suite.h"

namespace server {
namespace {

class StoreReports : public StoreSuite {
protected:
    std::string codes(const Sight& sight, const ReportFilter& filter) const {
        std::string text;
        for (const Report& report : store->read()->reports(sight, filter, {}, most_rows).items) text += (text.empty() ? "" : " ") + report.code;
        return text;
    }
};

INSTANTIATE_TEST_SUITE_P(Every, StoreReports, testing::ValuesIn(store_makers), name_of_maker);

TEST_P(StoreReports, GivesBackWhatWasAdded) {
    Report report = new_report(huaikhwang, "5009-0963");
    report.unit = "ฝ่ายปกครอง";
    report.supersedes = "before";
    report.edition = 2;
    report.truncated = true;
    report.checked_by = "checker";
    report.signed_by = "signer";
    report.delegation = "order";
    report.reason = "เหตุผล “”'\"";
    report.review = R"({"score": "95"})";
    report.signed_at = noon;
    report.sent_at = noon + std::chrono::milliseconds(1);
    ASSERT_EQ(add(report), Outcome::done);
    EXPECT_EQ(store->read()->report(in_huaikhwang, report.id), report);
    reopen();
    EXPECT_EQ(store->read()->report(in_huaikhwang, report.id), report);
}

TEST_P(StoreReports, AreNotFoundOutOfSight) {
    Report report = add_report(huaikhwang, "5009-0963");
    const auto seen = [&](const Sight& sight) { return store->read()->report(sight, report.id).has_value(); };
    EXPECT_TRUE(seen(in_huaikhwang));
    EXPECT_FALSE(seen(in_phayathai));
    EXPECT_FALSE(seen(in_strategy));
    EXPECT_TRUE(seen(everything));
    EXPECT_FALSE(store->read()->report_json(in_phayathai, report.id, 1));
    EXPECT_TRUE(store->read()->history(in_phayathai, report.id).empty());
    EXPECT_EQ(codes(in_phayathai, {}), "");

    report.name = "อื่น";
    Report taken_over = report;
    EXPECT_EQ(update(taken_over, in_phayathai), Outcome::not_found);
    report.sent_at = noon;
    ASSERT_EQ(update(report, in_huaikhwang), Outcome::done);
    EXPECT_TRUE(seen(in_strategy));
    EXPECT_EQ(codes(in_strategy, {}), "5009-0963");
    EXPECT_FALSE(seen(in_phayathai));
}

TEST_P(StoreReports, StayInTheirOffice) {
    Report report = add_report(huaikhwang, "5009-0963");
    report.office = phayathai;
    EXPECT_EQ(update(report, in_huaikhwang), Outcome::not_found);
}

TEST_P(StoreReports, ChangeOnlyFromTheVersionBefore) {
    Report mine = add_report(huaikhwang, "5009-0963"), yours = mine;
    mine.name = "หนึ่ง";
    yours.name = "สอง";
    EXPECT_EQ(update(mine, in_huaikhwang), Outcome::done);
    EXPECT_EQ(update(yours, in_huaikhwang), Outcome::stale);
    EXPECT_EQ(store->read()->report(in_huaikhwang, mine.id)->name, "หนึ่ง");
    Report nowhere = new_report(huaikhwang, "x");
    EXPECT_EQ(update(nowhere, in_huaikhwang), Outcome::not_found);
}

TEST_P(StoreReports, KeepTheDataOfEveryVersion) {
    Report report = add_report(huaikhwang, "5009-0963");
    const ReportData data{R"({"name": "สอง"})", "สอง"};
    report.version = 2;
    report.data_sha256 = fonts::sha256_hex(data.json);
    const auto writing = store->write();
    ASSERT_EQ(writing->update_report(in_huaikhwang, report, &data), Outcome::done);
    writing->append(event_of(report));
    writing->commit();
    const auto reading = store->read();
    EXPECT_EQ(reading->report_json(in_huaikhwang, report.id, 1), "{}");
    EXPECT_EQ(reading->report_json(in_huaikhwang, report.id, 2), data.json);
    EXPECT_EQ(reading->report_json(in_huaikhwang, report.id, 3), std::nullopt);
}

TEST_P(StoreReports, RefuseADigestThatIsNotTheDatas) {
    Report report = new_report(huaikhwang, "5009-0963");
    EXPECT_THROW((void)store->write()->add_report(report, {"{ }", ""}), std::logic_error);
}

TEST_P(StoreReports, AreThereOnceForEachEdition) {
    Report first = add_report(huaikhwang, "5009-0963");
    Report again = new_report(huaikhwang, "5009-0963");
    EXPECT_EQ(add(again), Outcome::taken);
    again.edition = 2;
    again.supersedes = first.id;
    EXPECT_EQ(add(again), Outcome::done);
    EXPECT_EQ(store->read()->next_edition(in_huaikhwang, first.id)->id, again.id);
    EXPECT_FALSE(store->read()->next_edition(in_phayathai, first.id));

    again.state = ReportState::cancelled;
    ASSERT_EQ(update(again, in_huaikhwang), Outcome::done);
    EXPECT_FALSE(store->read()->next_edition(in_huaikhwang, first.id));
    Report second = new_report(huaikhwang, "5009-0963");
    second.edition = 2;
    EXPECT_EQ(add(second), Outcome::done);
    Report other_quarter = new_report(huaikhwang, "5009-0963");
    other_quarter.quarter = 4;
    EXPECT_EQ(add(other_quarter), Outcome::done);
}

TEST_P(StoreReports, AreListedByQuarterOfficeCodeAndId) {
    for (const char* code : {"5009-0002", "5009-0001"}) add_report(huaikhwang, code);
    add_report(phayathai, "5008-0001");
    Report earlier = new_report(huaikhwang, "5009-0003");
    earlier.quarter = 2;
    ASSERT_EQ(add(earlier), Outcome::done);
    EXPECT_EQ(codes(everything, {}), "5009-0003 5008-0001 5009-0001 5009-0002");
    EXPECT_EQ(codes(in_huaikhwang, {}), "5009-0003 5009-0001 5009-0002");
}

TEST_P(StoreReports, AreFilteredByWhatIsAsked) {
    add_in_state(huaikhwang, "1", ReportState::checked);
    add_in_state(phayathai, "2", ReportState::checked);
    Report strategic = new_report(huaikhwang, "3");
    strategic.type = "เชิงยุทธศาสตร์";
    strategic.fiscal_year = 2563;
    strategic.quarter = 1;
    ASSERT_EQ(add(strategic), Outcome::done);
    const auto filtered = [&](auto set) {
        ReportFilter filter;
        set(filter);
        const std::string found = codes(everything, filter);
        EXPECT_EQ(store->read()->count_reports(everything, filter), static_cast<std::int64_t>((found.size() + 1) / 2));
        return found;
    };
    EXPECT_EQ(filtered([](ReportFilter&) {}), "3 2 1");
    EXPECT_EQ(filtered([](ReportFilter& f) { f.fiscal_year = 2564; }), "2 1");
    EXPECT_EQ(filtered([](ReportFilter& f) { f.quarter = 1; }), "3");
    EXPECT_EQ(filtered([](ReportFilter& f) { f.office = huaikhwang; }), "3 1");
    EXPECT_EQ(filtered([](ReportFilter& f) { f.state = ReportState::checked; }), "2 1");
    EXPECT_EQ(filtered([](ReportFilter& f) { f.type = "เชิงยุทธศาสตร์"; }), "3");
    EXPECT_EQ(filtered([](ReportFilter& f) { f.office = huaikhwang, f.state = ReportState::checked; }), "1");
    EXPECT_EQ(filtered([](ReportFilter& f) { f.office = "9999"; }), "");
}

TEST_P(StoreReports, AreFoundByAnyPartOfTheirWords) {
    add_report(huaikhwang, "1", "การจัดเก็บข้อมูลน\u0E4D\u0E49\u0E32 ปี ๒๕๖๔ PM2.5");
    add_report(huaikhwang, "2", "การทำความสะอาดถนน “ทดลอง” \"ทดลอง\"");
    const auto found = [&](const std::string& words) {
        ReportFilter filter;
        filter.words = words;
        const std::string listed = codes(everything, filter);
        EXPECT_EQ(store->read()->count_reports(everything, filter), static_cast<std::int64_t>((listed.size() + 1) / 2)) << words;
        return listed;
    };
    EXPECT_EQ(found("เก็บข้อ"), "1");
    EXPECT_EQ(found("น้ำ"), "1");
    EXPECT_EQ(found("๒๕๖๔"), "1");
    EXPECT_EQ(found("pm"), "1");
    EXPECT_EQ(found("ความ การ"), "2");
    EXPECT_EQ(found("กา"), "1 2");
    EXPECT_EQ(found("ค"), "2");
    EXPECT_EQ(found(".5"), "1");
    EXPECT_EQ(found("5"), "1");
    EXPECT_EQ(found("\""), "2");
    EXPECT_EQ(found("ฬฬ"), "");
    EXPECT_EQ(found("ฬฬ การ"), "");
    EXPECT_EQ(found("ถน การ"), "2");
    EXPECT_EQ(found("การ ไม่มี"), "");
    EXPECT_EQ(found("\"ทด"), "2");
    EXPECT_EQ(found("\" OR \""), "");
    EXPECT_EQ(found("%"), "");
    EXPECT_EQ(found("  "), "1 2");
}

TEST_P(StoreReports, AreFoundByTheirNewWordsOnly) {
    Report report = add_report(huaikhwang, "1", "ถนน");
    const ReportData data{"{ }", "คลอง"};
    report.version = 2;
    report.data_sha256 = fonts::sha256_hex(data.json);
    const auto writing = store->write();
    ASSERT_EQ(writing->update_report(in_huaikhwang, report, &data), Outcome::done);
    writing->append(event_of(report));
    writing->commit();
    ReportFilter filter;
    filter.words = "ถนน";
    EXPECT_EQ(codes(everything, filter), "");
    filter.words = "คลอง";
    EXPECT_EQ(codes(everything, filter), "1");
}

TEST_P(StoreReports, AreGivenPageByPageWithoutAGap) {
    for (int i = 0; i < 25; ++i) add_report(i % 2 ? huaikhwang : phayathai, std::to_string(100 + i), i % 3 ? "สาม" : "ทุกสามตัว");
    for (const char* words : {"", "สาม", "ทุกสาม"}) {
        ReportFilter filter;
        filter.words = words;
        const auto all = store->read()->reports(everything, filter, {}, most_rows);
        EXPECT_FALSE(all.next);
        std::vector<Report> paged;
        std::optional<ReportPlace> after;
        do {
            const auto page = store->read()->reports(everything, filter, after, 4);
            EXPECT_LE(page.items.size(), 4u);
            paged.insert(paged.end(), page.items.begin(), page.items.end());
            after = page.next;
        } while (after);
        EXPECT_EQ(paged, all.items) << words;
    }
}

TEST_P(StoreReports, GiveNeverMoreThanTwoHundredAtOnce) {
    const auto writing = store->write();
    for (int i = 0; i < 201; ++i) {
        const Report report = new_report(huaikhwang, std::to_string(1000 + i));
        ASSERT_EQ(writing->add_report(report, {"{}", ""}), Outcome::done);
        writing->append(event_of(report));
    }
    writing->commit();
    EXPECT_EQ(store->read()->reports(everything, {}, {}, 1000).items.size(), 200u);
    EXPECT_EQ(store->read()->reports(everything, {}, {}, 0).items.size(), 1u);
    EXPECT_EQ(store->read()->count_reports(everything, {}), 201);
}

TEST_P(StoreReports, HaveEvidenceFromOneVersionToAnother) {
    Report report = add_report(huaikhwang, "5009-0963");
    const std::string sha256 = fonts::sha256_hex("pdf");
    const Evidence evidence{new_identifier(), report.id, "ภาพถ่าย.pdf", "application/pdf", sha256, 3, 2, 0};
    {
        const auto writing = store->write();
        EXPECT_EQ(writing->add_evidence(in_huaikhwang, evidence), Outcome::stale);
        report.version = 2;
        ASSERT_EQ(writing->update_report(in_huaikhwang, report), Outcome::done);
        EXPECT_EQ(writing->add_evidence(in_phayathai, evidence), Outcome::not_found);
        ASSERT_EQ(writing->add_evidence(in_huaikhwang, evidence), Outcome::done);
        EXPECT_EQ(writing->add_evidence(in_huaikhwang, evidence), Outcome::taken);
        AuditEvent event = event_of(report);
        event.file_sha256 = sha256;
        writing->append(event);
        writing->commit();
    }
    EXPECT_EQ(store->read()->evidence(in_huaikhwang, report.id), std::vector{evidence});
    EXPECT_TRUE(store->read()->evidence(in_phayathai, report.id).empty());
    EXPECT_EQ(store->files_referred_to(), std::vector{sha256});
    {
        report.version = 3;
        const auto writing = store->write();
        ASSERT_EQ(writing->update_report(in_huaikhwang, report), Outcome::done);
        EXPECT_EQ(writing->remove_evidence(in_phayathai, evidence.id, 3), Outcome::not_found);
        ASSERT_EQ(writing->remove_evidence(in_huaikhwang, evidence.id, 3), Outcome::done);
        EXPECT_EQ(writing->remove_evidence(in_huaikhwang, evidence.id, 3), Outcome::not_found);
        writing->append(event_of(report));
        writing->commit();
    }
    EXPECT_EQ(store->read()->evidence(in_huaikhwang, report.id)[0].removed_version, 3);
    EXPECT_EQ(store->files_referred_to(), std::vector{sha256}) << "what was evidence once is kept";
    EXPECT_EQ(store->faults({}), std::vector<std::string>{});
}

}  // namespace
}  // namespace server

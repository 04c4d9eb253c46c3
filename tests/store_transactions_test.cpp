#include "store_suite.h"

#include <atomic>
#include <thread>

namespace server {
namespace {

class StoreTransactions : public StoreSuite {};

INSTANTIATE_TEST_SUITE_P(Every, StoreTransactions, testing::ValuesIn(store_makers), name_of_maker);

TEST_P(StoreTransactions, EndUndoneUnlessCommitted) {
    const Report report = new_report(huaikhwang, "1");
    {
        const auto writing = store->write();
        ASSERT_EQ(writing->add_report(report, {"{}", ""}), Outcome::done);
        writing->append(event_of(report));
        EXPECT_TRUE(writing->report(in_huaikhwang, report.id)) << "its own changes are seen within";
        EXPECT_FALSE(store->read()->report(in_huaikhwang, report.id)) << "and not outside";
    }
    EXPECT_FALSE(store->read()->report(in_huaikhwang, report.id));
    EXPECT_EQ(store->read()->head(), ChainHead());
    EXPECT_EQ(add(report), Outcome::done);
}

TEST_P(StoreTransactions, ReadOneMoment) {
    const Report report = add_report(huaikhwang, "1");
    const Report next = new_report(huaikhwang, "2");
    std::atomic<bool> started = false;
    std::thread writer;
    {
        const auto reading = store->read();
        EXPECT_EQ(reading->count_reports(everything, {}), 1);
        writer = std::thread([&] {
            started = true;
            EXPECT_EQ(add(next), Outcome::done);
        });
        while (!started) std::this_thread::yield();
        EXPECT_EQ(reading->count_reports(everything, {}), 1);
        EXPECT_FALSE(reading->report(everything, next.id));
    }
    writer.join();
    EXPECT_EQ(store->read()->count_reports(everything, {}), 2);
}

TEST_P(StoreTransactions, CommitNothingThatTheAuditDoesNotTell) {
    Report report = new_report(huaikhwang, "1");
    const auto commit_with = [&](auto change) {
        const auto writing = store->write();
        EXPECT_EQ(writing->add_report(report, {"{}", ""}), Outcome::done);
        AuditEvent event = event_of(report);
        change(event);
        if (!event.record.empty()) writing->append(event);
        writing->commit();
    };
    EXPECT_THROW(commit_with([](AuditEvent& e) { e.record.clear(); }), std::logic_error);
    EXPECT_THROW(commit_with([](AuditEvent& e) { e.record = "another"; }), std::logic_error);
    EXPECT_THROW(commit_with([](AuditEvent& e) { e.version = 2; }), std::logic_error);
    EXPECT_THROW(commit_with([](AuditEvent& e) { e.state = "checked"; }), std::logic_error);
    EXPECT_THROW(commit_with([](AuditEvent& e) { e.data_sha256 = std::string(64, '0'); }), std::logic_error);
    EXPECT_FALSE(store->read()->report(everything, report.id));
    EXPECT_NO_THROW(commit_with([](AuditEvent&) {}));
}

TEST_P(StoreTransactions, CommitNoFileThatTheAuditDoesNotTell) {
    const Report report = add_report(huaikhwang, "1");
    const auto writing = store->write();
    ASSERT_EQ(writing->add_document(everything, {report.id, 1, "report.pdf", "application/pdf", std::string(64, 'a'), 3, 1, "", noon}), Outcome::done);
    EXPECT_THROW(writing->commit(), std::logic_error);
}

TEST_P(StoreTransactions, ChainTheirAuditEntries) {
    const Report first = add_report(huaikhwang, "1"), second = add_report(phayathai, "2");
    const auto reading = store->read();
    const auto entries = reading->audit(1, 10);
    ASSERT_EQ(entries.size(), 2u);
    EXPECT_EQ(entries[0], chain(ChainHead(), event_of(first)));
    EXPECT_EQ(entries[1], chain(head_of(entries[0]), event_of(second)));
    EXPECT_EQ(reading->head(), head_of(entries[1]));
    EXPECT_EQ(reading->audit(2, 1), std::vector{entries[1]});
    EXPECT_EQ(reading->history(in_huaikhwang, first.id), std::vector{entries[0]});
    EXPECT_TRUE(reading->history(in_huaikhwang, second.id).empty());
}

TEST_P(StoreTransactions, WriteOneAfterTheOther) {
    constexpr int threads = 4, each = 10;
    std::vector<std::thread> writers;
    for (int t = 0; t < threads; ++t) {
        writers.emplace_back([&, t] {
            for (int i = 0; i < each; ++i) {
                EXPECT_EQ(add(new_report(huaikhwang, std::to_string(t) + "-" + std::to_string(i))), Outcome::done);
                EXPECT_GE(store->read()->count_reports(everything, {}), i);
            }
        });
    }
    for (std::thread& writer : writers) writer.join();
    EXPECT_EQ(store->read()->count_reports(everything, {}), threads * each);
    EXPECT_EQ(store->read()->head().number, static_cast<std::uint64_t>(threads * each));
    EXPECT_EQ(store->faults({}), std::vector<std::string>{});
}

TEST_P(StoreTransactions, AreCheckedAgainstKeptHeads) {
    add_report(huaikhwang, "1");
    const ChainHead kept = store->read()->head(), wrong{1, std::string(64, 'a')}, beyond{2, std::string(64, 'a')};
    add_report(huaikhwang, "2");
    EXPECT_TRUE(store->faults({{kept}}).empty());
    EXPECT_EQ(store->faults({{wrong}}), std::vector<std::string>{"audit entry 1 is not the one whose head was kept"});
    EXPECT_TRUE(store->faults({{kept, store->read()->head()}}).empty());
    EXPECT_EQ(store->faults({{beyond}}).size(), 1u);
}

TEST_P(StoreTransactions, RefuseATextWithANul) {
    Report report = new_report(huaikhwang, "1");
    report.name = std::string("a\0b", 3);
    EXPECT_THROW((void)store->write()->add_report(report, {"{}", ""}), std::logic_error);
}

TEST_P(StoreTransactions, ProveThatTheyCanWrite) {
    EXPECT_NO_THROW(store->probe());
    EXPECT_EQ(store->read()->head(), ChainHead());
}

}  // namespace
}  // namespace server

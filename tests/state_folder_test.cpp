// What the SQLite store does with its folder: who may open it, what it refuses, copies of it.

#include "scratch_folder.h"
#include "fonts/sha256.h"
#include "server/store/identifier.h"
#include "server/store/sqlite_store.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <fstream>
#include <functional>

namespace server {
namespace {

namespace fs = std::filesystem;

const Instant noon = std::chrono::sys_days(std::chrono::year(2021) / 6 / 25) + std::chrono::hours(5);

// A report with a document, as a sign-off leaves them. Its id.
std::string sign_off(const StateFolder& state, const std::string& code) {
    Report report;
    report.id = new_identifier();
    report.office = "5009";
    report.fiscal_year = 2564;
    report.quarter = 3;
    report.code = code;
    report.state = ReportState::signed_off;
    report.data_sha256 = fonts::sha256_hex("{}");
    const KeptFile pdf = state.files->keep("%PDF-1.7 " + code);
    const auto writing = state.store->write();
    EXPECT_EQ(writing->add_report(report, {"{}", code}), Outcome::done);
    EXPECT_EQ(writing->add_document(Sight::everything(), {report.id, 1, "report.pdf", "application/pdf", pdf.sha256, pdf.bytes, 1, "", noon}), Outcome::done);
    writing->append({noon, "me", "", "5009", "sign_off", report.id, 1, "signed_off", report.data_sha256, pdf.sha256, ""});
    writing->commit();
    return report.id;
}

// What somebody does who has the file.
void tamper(const fs::path& state, const std::string& sql) {
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open((state / "store.sqlite").c_str(), &db), SQLITE_OK);
    char* message = nullptr;
    EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK) << message;
    sqlite3_free(message);
    sqlite3_close(db);
}

std::string refusal(const std::function<void()>& work) {
    try {
        work();
        return "";
    } catch (const StoreRefused& e) {
        return e.what();
    }
}

class StateFolderTest : public testing::Test {
protected:
    std::string refusal_to_serve(std::span<const ChainHead> kept = {}) const {
        const std::string why = refusal([&] { open_state_folder(path, Opening::serve, kept); });
        EXPECT_TRUE(why.empty() || why.starts_with(path.string())) << why;
        EXPECT_EQ(why.find('\n'), std::string::npos) << why;
        return why.empty() ? "" : why.substr(std::min(why.size(), path.string().size() + 2 - (why[path.string().size()] == ' ')));
    }

    ScratchFolder scratch;
    fs::path path = scratch.path / "state";
};

TEST_F(StateFolderTest, HasOneServerAndManyVisitors) {
    const StateFolder first = open_state_folder(path, Opening::serve);
    EXPECT_EQ(refusal_to_serve(), "is in use by another server");
    const StateFolder visitor = open_state_folder(path, Opening::visit);
    const std::string id = sign_off(visitor, "1");
    EXPECT_TRUE(first.store->read()->report(Sight::everything(), id));
}

TEST_F(StateFolderTest, IsServedAgainOnceTheFirstHasEnded) {
    open_state_folder(path, Opening::serve);
    EXPECT_EQ(refusal_to_serve(), "");
}

TEST_F(StateFolderTest, WaitsForAnotherProgramAndThenSaysThatItIsLocked) {
    const StateFolder state = open_state_folder(path, Opening::serve);
    sqlite3* other = nullptr;
    ASSERT_EQ(sqlite3_open((path / "store.sqlite").c_str(), &other), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
    try {
        state.store->write();
        ADD_FAILURE() << "nothing was thrown";
    } catch (const StoreUnavailable& e) {
        EXPECT_EQ(e.cause(), StoreUnavailable::Cause::locked);
    }
    sqlite3_close(other);
    EXPECT_NO_THROW(sign_off(state, "1"));
}

TEST_F(StateFolderTest, GoesOnReadingWhenTheDiskIsFullAndWritingWhenItIsNoMore) {
    const StateFolder state = open_state_folder(path, Opening::serve);
    const std::string id = sign_off(state, "1");
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit full{100, before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &full), 0);
    EXPECT_THROW(state.store->probe(), StoreUnavailable);
    EXPECT_THROW(state.files->keep(std::string(1000, 'x')), StoreUnavailable);
    EXPECT_EQ(state.store->read()->report(Sight::everything(), id)->id, id);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    EXPECT_NO_THROW(state.store->probe());
    sign_off(state, "2");
    EXPECT_TRUE(state.store->faults({}).empty());
}

TEST_F(StateFolderTest, IsNotServedEmptyWhenItsDatabaseIsGone) {
    sign_off(open_state_folder(path, Opening::serve), "1");
    fs::remove(path / "store.sqlite");
    EXPECT_EQ(refusal_to_serve(), "has files, but store.sqlite is missing; restore a backup");
    std::ofstream(path / "store.sqlite").close();
    EXPECT_EQ(refusal_to_serve(), "has files, but its database is empty; restore a backup");
}

TEST_F(StateFolderTest, TakesOverWhatAnOlderProgramKept) {
    sign_off(open_state_folder(path, Opening::serve), "1");
    for (const char* column : {"means", "certificate", "level", "lowered"}) tamper(path, std::string("alter table document drop column ") + column);
    tamper(path, "alter table letter drop column by_hand");
    tamper(path, "PRAGMA user_version = 1");
    const StateFolder state = open_state_folder(path, Opening::serve);
    EXPECT_TRUE(state.store->faults({}).empty());
    const std::string owner = state.store->read()->audit(1, 1)[0].event.record;
    EXPECT_EQ(state.store->read()->documents(Sight::everything(), owner)[0].signature, SignatureFacts());
}

TEST_F(StateFolderTest, RefusesADatabaseOfANewerOrAnotherProgram) {
    open_state_folder(path, Opening::serve);
    tamper(path, "PRAGMA user_version = 1000");
    EXPECT_EQ(refusal_to_serve(), "was written by a newer program (schema 1000, this one knows 2)");
    tamper(path, "PRAGMA application_id = 1");
    EXPECT_NE(refusal([&] { open_state_folder(path, Opening::serve); }), "");
}

TEST_F(StateFolderTest, RefusesADamagedDatabase) {
    sign_off(open_state_folder(path, Opening::serve), "1");
    std::fstream file(path / "store.sqlite", std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096 * 3);
    file << std::string(4096 * 4, 'x');
    file.close();
    EXPECT_NE(refusal([&] { open_state_folder(path, Opening::serve); }), "");

    std::ofstream(path / "store.sqlite") << "not a database at all, but long enough to be looked at as one by whoever opens it";
    EXPECT_NE(refusal([&] { open_state_folder(path, Opening::serve); }), "");
}

TEST_F(StateFolderTest, RefusesRecordsThatTheAuditDoesNotKnow) {
    std::string id;
    const auto refused_after = [&](const std::string& sql) {
        fs::remove_all(path);
        id = sign_off(open_state_folder(path, Opening::serve), "1");
        tamper(path, sql);
        const std::string why = refusal_to_serve();
        return why.starts_with(id) ? why.substr(id.size() + 1) : why;
    };
    const std::string unknown = "is a report that the audit does not know like this";
    EXPECT_EQ(refused_after("update report set state = 'reviewed'"), unknown);
    EXPECT_EQ(refused_after("update report set version = 2"), unknown);
    EXPECT_EQ(refused_after("insert into content values ('x', 'y'); update report set data_sha256 = 'x'"), unknown);
    EXPECT_EQ(refused_after("drop trigger report_stays; delete from report"), "is a record whose last change the audit knows and the record does not");
    EXPECT_EQ(refused_after("drop trigger document_stays_2; delete from document"), "lacks a file that the audit knows");
    EXPECT_EQ(refused_after("drop trigger document_stays_1; update document set sha256 = 'x'"), "has a document that the audit does not know");
    EXPECT_EQ(refused_after("drop trigger audit_stays_1; update audit set actor = 'x'"), "audit entry 1 has been changed");
    EXPECT_EQ(refused_after("drop trigger audit_stays_2; delete from audit"), unknown);
}

TEST_F(StateFolderTest, RefusesACutAuditWhenAHeadWasKept) {
    ChainHead kept;
    {
        const StateFolder state = open_state_folder(path, Opening::serve);
        sign_off(state, "1");
        sign_off(state, "2");
        kept = state.store->read()->head();
    }
    tamper(path, "drop trigger audit_stays_2; drop trigger document_stays_2; drop trigger report_stays; delete from audit where number = 2; "
                 "delete from document where sha256 in (select sha256 from document order by rowid desc limit 1); delete from report where code = '2'");
    EXPECT_EQ(refusal_to_serve(), "");
    EXPECT_EQ(refusal_to_serve({{kept}}), "the audit ends at entry 1, but a head of entry 2 was kept");
}

TEST_F(StateFolderTest, FindsChangedDataWhenAskedToLookAtAll) {
    const StateFolder state = open_state_folder(path, Opening::serve);
    sign_off(state, "1");
    EXPECT_TRUE(state.store->faults({}).empty());
    tamper(path, "update content set json = '{\"value\": 100}'");
    ASSERT_EQ(state.store->faults({}).size(), 1u);
    EXPECT_TRUE(state.store->faults({})[0].ends_with("has been changed"));
}

TEST_F(StateFolderTest, LetsNobodyChangeTheAuditByMistake) {
    sign_off(open_state_folder(path, Opening::serve), "1");
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open((path / "store.sqlite").c_str(), &db), SQLITE_OK);
    for (const char* sql : {"update audit set actor = 'x'", "delete from audit", "update document set pages = 2", "delete from document", "delete from report"}) {
        EXPECT_EQ(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_CONSTRAINT) << sql;
    }
    sqlite3_close(db);
}

TEST_F(StateFolderTest, IsBackedUpWhileItIsServedAndRestoredElsewhere) {
    const StateFolder state = open_state_folder(path, Opening::serve);
    const std::string id = sign_off(state, "1");
    const ChainHead head = back_up(path, scratch.path / "backup");
    EXPECT_EQ(head, state.store->read()->head());
    sign_off(state, "2");
    EXPECT_EQ(restore(scratch.path / "backup", scratch.path / "elsewhere", {{head}}), head);

    const StateFolder copy = open_state_folder(scratch.path / "elsewhere", Opening::serve, {{head}});
    EXPECT_EQ(copy.store->read()->count_reports(Sight::everything(), {}), 1);
    EXPECT_EQ(copy.store->read()->report(Sight::everything(), id), state.store->read()->report(Sight::everything(), id));
    EXPECT_EQ(copy.files->read(copy.store->read()->documents(Sight::everything(), id)[0].sha256), "%PDF-1.7 1");
}

TEST_F(StateFolderTest, IsBackedUpAndRestoredIntoEmptyFoldersOnly) {
    sign_off(open_state_folder(path, Opening::serve), "1");
    fs::create_directories(scratch.path / "full" / "something");
    EXPECT_EQ(refusal([&] { back_up(path, scratch.path / "full"); }), (scratch.path / "full").string() + " is not empty");
    EXPECT_EQ(refusal([&] { restore(path, path); }), path.string() + " is not empty");
    EXPECT_EQ(refusal([&] { back_up(scratch.path / "nowhere", scratch.path / "new"); }), (scratch.path / "nowhere").string() + " holds no store.sqlite");
    EXPECT_FALSE(fs::exists(scratch.path / "new"));
}

TEST_F(StateFolderTest, IsNotBackedUpWithADamagedOrMissingFile) {
    const StateFolder state = open_state_folder(path, Opening::serve);
    sign_off(state, "1");
    const std::string sha256 = state.store->files_referred_to()[0];
    const fs::path file = path / "files" / sha256.substr(0, 2) / sha256.substr(2);
    for (const char* bytes : {"%PDF-1.7 2", "%PDF-1.7 1 and more", ""}) {
        std::ofstream(file) << bytes;
        EXPECT_EQ(refusal([&] { back_up(path, scratch.path / "backup"); }), "the file " + sha256 + " is damaged in " + (path / "files").string());
        fs::remove_all(scratch.path / "backup");
    }
    fs::remove(file);
    EXPECT_EQ(refusal([&] { back_up(path, scratch.path / "backup"); }), "the file " + sha256 + " is missing in " + (path / "files").string());
}

}  // namespace
}  // namespace server

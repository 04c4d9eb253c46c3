// What every store must do: the suites store_*_test.cpp run against each maker below.

#pragma once

#include "fonts/sha256.h"
#include "scratch_folder.h"
#include "server/store/identifier.h"
#include "server/store/sqlite_store.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace server {

struct StoreMaker {
    const char* name;
    std::unique_ptr<Store> (*open)(const std::filesystem::path& folder);  // The same folder again: the same records.
};

// A second implementation is one more line here.
inline const StoreMaker store_makers[] = {
    {"Sqlite", [](const std::filesystem::path& folder) { return open_state_folder(folder, Opening::serve).store; }},
};

inline const std::string huaikhwang = "5009", phayathai = "5008", strategy = "2100";
inline const Sight everything = Sight::everything(), in_huaikhwang{huaikhwang}, in_phayathai{phayathai}, in_strategy{strategy, Reach::and_sent};
inline const Instant noon = std::chrono::sys_days(std::chrono::year(2021) / 6 / 25) + std::chrono::hours(5);

class StoreSuite : public testing::TestWithParam<StoreMaker> {
protected:
    void reopen() {
        store.reset();
        store = GetParam().open(scratch.path / "state");
    }

    static AuditEvent event_of(const Report& report) {
        AuditEvent event;
        event.at = noon;
        event.actor = "me";
        event.action = "test";
        event.office = report.office;
        event.record = report.id;
        event.version = report.version;
        event.state = name_of(report.state);
        event.data_sha256 = report.data_sha256;
        return event;
    }

    static AuditEvent event_of(const Letter& letter) {
        AuditEvent event;
        event.at = noon;
        event.action = "test";
        event.office = letter.office;
        event.record = letter.id;
        event.version = letter.version;
        event.state = name_of(letter.state);
        event.data_sha256 = letter.data_sha256;
        return event;
    }

    static AuditEvent event_of(const std::string& record, std::int64_t version, const std::string& file_sha256 = "") {
        AuditEvent event;
        event.at = noon;
        event.action = "test";
        event.record = record;
        event.version = version;
        event.file_sha256 = file_sha256;
        return event;
    }

    static Report new_report(const std::string& office, const std::string& code) {
        Report report;
        report.id = new_identifier();
        report.office = office;
        report.fiscal_year = 2564;
        report.quarter = 3;
        report.code = code;
        report.type = "งานประจำ";
        report.name = "ร้อยละความสำเร็จ";
        report.authors = {"author1", "author2"};
        report.created = report.changed = noon;
        report.data_sha256 = fonts::sha256_hex("{}");
        return report;
    }

    // In a transaction of its own, with its audit event.
    Outcome add(const Report& report, const std::string& words = "") {
        const auto writing = store->write();
        const Outcome outcome = writing->add_report(report, {"{}", words});
        if (outcome != Outcome::done) return outcome;
        writing->append(event_of(report));
        writing->commit();
        return outcome;
    }

    Report add_report(const std::string& office, const std::string& code, const std::string& words = "") {
        const Report report = new_report(office, code);
        EXPECT_EQ(add(report, words), Outcome::done);
        return report;
    }

    // Writes `report` as its next version.
    Outcome update(Report& report, const Sight& sight) {
        ++report.version;
        const auto writing = store->write();
        const Outcome outcome = writing->update_report(sight, report);
        if (outcome != Outcome::done) return outcome;
        writing->append(event_of(report));
        writing->commit();
        return outcome;
    }

    Report add_in_state(const std::string& office, const std::string& code, ReportState state) {
        Report report = add_report(office, code);
        report.state = state;
        if (state == ReportState::sent) report.sent_at = noon;
        EXPECT_EQ(update(report, everything), Outcome::done);
        return report;
    }

    Letter new_letter(const std::string& office, const std::vector<std::string>& reports) const {
        Letter letter;
        letter.id = new_identifier();
        letter.office = office;
        letter.code = "กท 4810";
        letter.subject = "ส่งเอกสารการดำเนินการตามตัวชี้วัด";
        letter.to = "ผู้อำนวยการสำนักยุทธศาสตร์และประเมินผล";
        letter.authors = {"author"};
        letter.reports = reports;
        letter.created = letter.changed = noon;
        letter.data_sha256 = fonts::sha256_hex("{}");
        return letter;
    }

    Outcome add(const Letter& letter) {
        const auto writing = store->write();
        const Outcome outcome = writing->add_letter(letter, "{}");
        if (outcome != Outcome::done) return outcome;
        writing->append(event_of(letter));
        writing->commit();
        return outcome;
    }

    Outcome update(const Letter& letter, const Sight& sight) {
        const auto writing = store->write();
        const Outcome outcome = writing->update_letter(sight, letter);
        if (outcome != Outcome::done) return outcome;
        writing->append(event_of(letter));
        writing->commit();
        return outcome;
    }

    ScratchFolder scratch;
    std::unique_ptr<Store> store = GetParam().open(scratch.path / "state");
};

inline std::string name_of_maker(const testing::TestParamInfo<StoreMaker>& info) { return info.param.name; }

}  // namespace server

// saraban_desk_fill FOLDER: adds to the people of `saraban admin demo` what 50 districts with 100 indicators report in the four
// quarters of 2564, as rows: 20,000 reports, for tests/bench/desk.mjs. Their data is that of the form's sample.

#include "fonts/sha256.h"
#include "server/admin/bangkok.h"
#include "server/office/report_document.h"
#include "server/store/identifier.h"
#include "server/store/sqlite_store.h"
#include "server/whole_file.h"

#include <cstdio>
#include <stdexcept>

namespace {

using namespace server;

constexpr int fiscal_year = 2564, indicators = 100, quarters = 4;
const Instant noon = std::chrono::sys_days(std::chrono::year(2021) / 6 / 25) + std::chrono::hours(5);

void require(Outcome outcome) {
    if (outcome != Outcome::done) throw std::runtime_error("the folder cannot be filled");
}

std::string code_of(const std::string& office, int indicator) { return office + "-" + std::to_string(1000 + indicator); }
std::string name_of_indicator(int indicator) { return "ร้อยละความสำเร็จของการดำเนินงานตามตัวชี้วัดที่ " + std::to_string(indicator); }

void add_plan(Transaction& writing, const std::string& office) {
    if (!writing.office(office)) {
        require(writing.put_office({office, 1, "สำนักงานเขตที่ " + office, {}}));
        writing.append({noon, "bench", "", office, "office", office, 1, "", "", "", ""});
    }
    Plan plan{fiscal_year, office, 1, {}};
    for (int i = 0; i < indicators; ++i) {
        PlannedIndicator one{code_of(office, i), name_of_indicator(i), "routine", {}};
        for (auto& due : one.due) due = day_in_thailand(noon);
        plan.indicators.push_back(one);
    }
    require(writing.put_plan(Sight::everything(), plan));
    writing.append({noon, "bench", "", office, "plan", record_of(plan), 1, "", "", "", ""});
}

void add_report(Transaction& writing, const std::string& office, int indicator, int quarter, const ReportData& data) {
    constexpr ReportState states[] = {ReportState::sent, ReportState::reviewed, ReportState::sent, ReportState::checked, ReportState::sent, ReportState::draft, ReportState::submitted};
    Report report;
    report.id = new_identifier();
    report.office = office;
    report.fiscal_year = fiscal_year;
    report.quarter = quarter;
    report.code = code_of(office, indicator);
    report.type = "routine";
    report.name = name_of_indicator(indicator);
    report.state = states[(indicator + quarter * 3) % std::size(states)];
    if (was_sent(report.state)) report.signed_at = report.sent_at = noon;
    report.created = report.changed = noon;
    report.data_sha256 = fonts::sha256_hex(data.json);
    require(writing.add_report(report, {data.json, report.code + " " + report.name + " " + data.words}));
    writing.append({noon, "bench", "", office, "create", report.id, 1, std::string(name_of(report.state)), report.data_sha256, "", ""});
}

void fill(const std::filesystem::path& folder) {
    const StateFolder state = open_state_folder(folder, Opening::visit);
    const std::string json = read_file(SOURCE_DIR "/templates/indicator-summary/sample.json");
    const ReportData data{json, words_of(read_kept(json))};
    for (const District& district : districts) {
        const auto writing = state.store->write();
        add_plan(*writing, district.code);
        for (int quarter = 1; quarter <= quarters; ++quarter)
            for (int i = 0; i < indicators; ++i) add_report(*writing, district.code, i, quarter, data);
        writing->commit();
    }
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 2) throw std::runtime_error("usage: saraban_desk_fill FOLDER");
    fill(argv[1]);
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "saraban_desk_fill: %s\n", error.what());
    return 1;
}

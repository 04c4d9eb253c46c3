#include "server/desk/bundle_files.h"

#include "server/desk/letter_numbers.h"
#include "server/desk/report_views.h"

#include <set>

namespace server {

namespace {

class Collection {
public:
    Collection(const Transaction& reading, const Visit& visit, WithThem with) : reading_(reading), visit_(visit), with_(with), names_(office_names(reading)) {}

    void add(const Report& report) {
        if (!report.signed_at) return;
        const auto documents = reading_.documents(visit_.caller.sight, report.id);
        if (documents.empty()) return;
        const std::string folder = "ปีงบประมาณ " + std::to_string(report.fiscal_year) + " ไตรมาสที่ " + std::to_string(report.quarter);
        const std::vector<std::string> place{name_in(names_, report.office), folder};
        collected.files.push_back({joined(place, report.code + " " + report.name + ".pdf"), documents.back().sha256, "", about(report)});
        ++collected.reports;
        if (with_.evidence) add_evidence(report, joined(place, report.code + " หลักฐาน"));
        if (!with_.letters) return;
        for (const Letter& letter : reading_.letters_with(visit_.caller.sight, report.id)) add(letter);
    }

    void add(const Letter& letter) {
        if (letter.state == LetterState::cancelled || letter.signed_by.empty() || !letters_.insert(letter.id).second) return;
        const auto documents = reading_.documents(visit_.caller.sight, letter.id);
        if (documents.empty()) return;
        const std::string& kept = documents.back().name;  // "scan.png", where it was signed on paper.
        const std::string name = (letter.number.empty() ? "ยังไม่มีเลขที่" : number_of(letter)) + " " + letter.subject + kept.substr(kept.rfind('.'));
        const SheetRow row{{"หนังสือ"}, {letter.code}, {letter.subject}, {name_in(names_, letter.office)}, {""}, {""}, {std::string(thai_name_of(letter.state))},
                           {letter.signed_at ? thai_day(day_in_thailand(*letter.signed_at)) : ""}, {number_of(letter)}};
        collected.files.push_back({{name_in(names_, letter.office), "หนังสือนำส่ง", name}, documents.back().sha256, "", row});
        ++collected.letters;
    }

    ToBundle collected;

private:
    static std::vector<std::string> joined(std::vector<std::string> path, std::string name) {
        path.push_back(std::move(name));
        return path;
    }

    SheetRow about(const Report& report, const char* kind = "รายงาน") const {
        return {{kind}, {report.code}, {report.name}, {name_in(names_, report.office)}, {std::to_string(report.fiscal_year), true}, {std::to_string(report.quarter), true},
                {std::string(thai_name_of(report.state))}, {thai_day(day_in_thailand(*report.signed_at))}, {""}};
    }

    void add_evidence(const Report& report, const std::vector<std::string>& folder) {
        for (const Evidence& one : attached(reading_, visit_.caller.sight, report.id)) {
            collected.files.push_back({joined(folder, one.name), one.sha256, "", about(report, "หลักฐาน")});
            ++collected.evidence;
        }
    }

    const Transaction& reading_;
    const Visit& visit_;
    const WithThem with_;
    const OfficeNames names_;
    std::set<std::string> letters_;
};

}  // namespace

ToBundle files_found(const Transaction& reading, const Visit& visit, const ReportFilter& filter, WithThem with) {
    Collection collection(reading, visit, with);
    std::optional<ReportPlace> after;
    do {
        const ReportPage page = reading.reports(visit.caller.sight, filter, after, most_rows);
        for (const Report& report : page.items) collection.add(report);
        after = page.next;
    } while (after && collection.collected.reports < most_bundled);
    collection.collected.cut = after.has_value();
    return std::move(collection.collected);
}

ToBundle files_of_letter(const Transaction& reading, const Visit& visit, const Letter& letter) {
    Collection collection(reading, visit, {false, true});
    collection.add(letter);
    for (const std::string& id : letter.reports)
        if (const auto report = reading.report(visit.caller.sight, id)) collection.add(*report);
    return std::move(collection.collected);
}

const SheetRow& bundle_headings() {
    static const SheetRow headings{{"ประเภท"}, {"รหัส"}, {"ชื่อ"}, {"หน่วยงาน"}, {"ปีงบประมาณ"}, {"ไตรมาส"}, {"สถานะ"}, {"ลงนามเมื่อ"}, {"เลขที่หนังสือ"}};
    return headings;
}

}  // namespace server

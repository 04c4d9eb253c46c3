#include "server/admin/demo_reports.h"

#include "layout/template/buddhist_era.h"

#include <array>

namespace server {

namespace {

struct Theme {
    const char *name, *unit, *done, *definition;
};

constexpr std::array<Theme, 8> themes{{
    {"ร้อยละของเรื่องร้องทุกข์ที่แก้ไขแล้วเสร็จภายในกำหนด (ตัวอย่าง)", "ร้อยละ", "รับเรื่องร้องทุกข์ 120 เรื่อง แก้ไขแล้วเสร็จภายในกำหนด 114 เรื่อง",
     "เรื่องร้องทุกข์ หมายถึง เรื่องที่ประชาชนแจ้งให้สำนักงานเขตแก้ไข นับเฉพาะเรื่องที่อยู่ในอำนาจของสำนักงานเขต"},
    {"ร้อยละของชุมชนตัวอย่างที่คัดแยกขยะตั้งแต่ต้นทาง", "ร้อยละ", "ชุมชนตัวอย่าง 20 แห่ง คัดแยกขยะครบทุกประเภทแล้ว 19 แห่ง",
     "ชุมชนตัวอย่าง หมายถึง ชุมชนที่สมัครเข้าร่วมกิจกรรมคัดแยกขยะในปีงบประมาณนี้"},
    {"ร้อยละความสำเร็จของการปลูกไม้ยืนต้นตามแผน (ตัวอย่าง)", "ร้อยละ", "ปลูกไม้ยืนต้น 380 ต้น จากแผน 400 ต้น และดูแลให้น้ำทุกสัปดาห์",
     "ไม้ยืนต้น หมายถึง ต้นไม้ที่สูงไม่น้อยกว่า 2 เมตรเมื่อปลูก และยังมีชีวิตอยู่เมื่อสิ้นไตรมาส"},
    {"ร้อยละของทางเท้าที่ตรวจสอบแล้วว่าใช้การได้ดี (ตัวอย่าง)", "ร้อยละ", "ตรวจทางเท้า 60 ช่วง ใช้การได้ดี 57 ช่วง ส่งซ่อม 3 ช่วง",
     "ช่วง หมายถึง ทางเท้ายาวไม่เกิน 500 เมตรระหว่างทางแยกสองแห่ง"},
    {"ร้อยละของผู้สูงอายุที่ได้รับการเยี่ยมบ้านตามกำหนด (ตัวอย่าง)", "ร้อยละ", "เยี่ยมบ้านผู้สูงอายุ 190 คน จากเป้าหมาย 200 คน",
     "การเยี่ยมบ้าน หมายถึง การไปพบที่บ้านอย่างน้อยเดือนละ 1 ครั้ง และบันทึกผลครบถ้วน"},
    {"ร้อยละความสำเร็จของการลอกท่อระบายน้ำตามแผน (ตัวอย่าง)", "ร้อยละ", "ลอกท่อระบายน้ำ 9,500 เมตร จากแผน 10,000 เมตร",
     "ความยาวท่อ นับตามแบบที่ตรวจรับงานแล้วเท่านั้น"},
    {"ร้อยละของร้านอาหารที่ผ่านเกณฑ์สุขลักษณะ (ตัวอย่าง)", "ร้อยละ", "ตรวจร้านอาหาร 80 ร้าน ผ่านเกณฑ์ 76 ร้าน ให้คำแนะนำแล้วทุกร้านที่เหลือ",
     "เกณฑ์สุขลักษณะ หมายถึง แบบตรวจ 15 ข้อที่ใช้ในการสาธิตนี้"},
    {"ร้อยละของบริการหน้าเคาน์เตอร์ที่เสร็จภายใน 15 นาที (ตัวอย่าง)", "ร้อยละ", "ให้บริการ 2,400 ราย เสร็จภายใน 15 นาที 2,280 ราย",
     "เวลาให้บริการ นับตั้งแต่เรียกบัตรคิวจนส่งเอกสารให้ประชาชน"},
}};

constexpr std::size_t usual_themes = 3;  // Of every district but the one to try the service with, which has all.
const std::string tried_first = "5009";

using enum ReportState;
using State = std::optional<ReportState>;

// A quarter whose reports are still at work: of every state a few.
constexpr std::array<State, 8> at_work{draft, submitted, sent, checked, returned, sent, State(), signed_off};
constexpr std::array<State, 8> just_begun{submitted, draft, checked, State(), returned, State(), draft, signed_off};

State state_of(const std::string& office, std::size_t place, std::size_t theme, int quarter, bool present) {
    if (present) return just_begun[(place + theme * 3) % just_begun.size()];
    if (quarter == 4) return at_work[(place + theme * 3) % at_work.size()];
    if (office == tried_first) return quarter < 3 ? reviewed : sent;
    if (theme == 2 && place % 9 == 4) return place % 2 == 0 ? State(cancelled) : State();
    if (quarter == 3) return place % 7 == 6 ? signed_off : sent;
    return reviewed;
}

std::string indicator_code(const Office& office, std::size_t theme) { return office.code + "-000" + std::to_string(theme + 1); }

std::string quoted(const std::string& text) { return "\"" + text + "\""; }  // Of texts in which nothing needs an escape.

std::string figure(const char* text) { return "{\"text\": \"" + std::string(text) + "\", \"value\": " + text + "}"; }

// One that is still to come is empty. No quarter is assessed in the document: scores stand beside it.
std::string quarter_json(const Theme& theme, int fiscal_year, int quarter, bool reported) {
    const std::string unknown = R"({"text": "", "value": null})";
    const std::string report = "ไตรมาสที่ " + std::to_string(quarter) + " ปีงบประมาณ พ.ศ. " + std::to_string(fiscal_year) + " " + theme.done +
                               " คิดเป็นร้อยละ 95.00 ข้อมูลทั้งหมดสมมุติขึ้นเพื่อสาธิตการใช้งานระบบ";
    return "{\"quarter\": " + std::to_string(quarter) + ", \"result\": " + (reported ? figure("95.00") : unknown) + ", \"score\": " + unknown +
           ", \"score_2_1\": " + unknown + ", \"score_2_2\": " + unknown + ", \"report\": " + (reported ? quoted(report) : "null") + "}";
}

std::string organisation_json(const Office& office) {
    return R"({"code": ")" + office.code + R"(", "name": ")" + office.name + R"(", "section": ")" + office.units.at(0).name + "\"}";
}

}  // namespace

std::vector<DemoReport> demo_reports(const Office& office, std::size_t place, int quarter, bool present) {
    std::vector<DemoReport> reports;
    for (std::size_t theme = 0; theme < (office.code == tried_first ? themes.size() : usual_themes); ++theme)
        reports.push_back({indicator_code(office, theme), theme, state_of(office.code, place, theme, quarter, present)});
    return reports;
}

Day due_day(int fiscal_year, int quarter) {
    const int year = fiscal_year - layout::buddhist_era;
    const auto month = std::chrono::month(quarter == 1 ? 12 : static_cast<unsigned>(quarter - 1) * 3);
    return std::chrono::sys_days(std::chrono::year(quarter == 1 ? year - 1 : year) / month / 25);
}

std::vector<PlannedIndicator> demo_plan(const Office& office, int fiscal_year) {
    std::vector<PlannedIndicator> plan;
    for (const DemoReport& one : demo_reports(office, 0, 1, false)) {
        PlannedIndicator indicator{one.code, themes[one.theme].name, "routine", {}};
        for (int quarter = 1; quarter <= 4; ++quarter) indicator.due[quarter - 1] = due_day(fiscal_year, quarter);
        plan.push_back(indicator);
    }
    return plan;
}

std::string demo_report_json(const Office& office, int fiscal_year, int quarter, const DemoReport& report) {
    const Theme& theme = themes[report.theme];
    std::string quarters;
    for (int one = 1; one <= 4; ++one) quarters += (one > 1 ? ", " : "") + quarter_json(theme, fiscal_year, one, one <= quarter);
    return R"({"schema": "bma-report/1", "fiscal_year": )" + std::to_string(fiscal_year) + R"(, "quarter": )" + std::to_string(quarter) +
           R"(, "organisation": )" + organisation_json(office) + R"(, "indicators": [{"code": ")" + report.code + R"(", "name": ")" + theme.name +
           R"(", "unit": ")" + theme.unit + R"(", "target": )" + figure("90.00") + R"(, "result": )" + figure("95.00") +
           R"(, "type": "routine", "level": "output", "quarters": [)" + quarters + R"(], "definition": ")" + theme.definition +
           R"(", "calculation": "จำนวนที่ทำได้ คูณด้วย 100 แล้วหารด้วยจำนวนทั้งหมด", "data_source": "ทะเบียนงานของฝ่าย ซึ่งสมมุติขึ้นเพื่อการสาธิต"}], )" +
           R"("reporter": {"name": "สมมุติ ตัวอย่าง", "position": "หัวหน้าฝ่ายปกครอง"}, "approver": null, "letter": null})";
}

std::string demo_letter_json(const Office& office, int fiscal_year, int quarter, const std::vector<std::string>& reports) {
    std::string ids;
    for (const std::string& id : reports) ids += (ids.empty() ? "" : ", ") + quoted(id);
    const std::string when = "ไตรมาสที่ " + std::to_string(quarter) + " ปีงบประมาณ พ.ศ. " + std::to_string(fiscal_year);
    return R"({"template": "memo", "reports": [)" + ids + R"(], "letter": {"state": "draft", "digits": "thai", "emblem": "preprinted", "code": ")" +
           office.units.at(0).letter_code + R"(", "circular": false, "sender": {"office": ")" + office.name + R"(", "unit": ")" + office.units[0].name +
           R"("}, "subject": "ส่งรายงานผลการดำเนินงานตามตัวชี้วัด )" + when + R"(", "salutation": "เรียน", "to": "ผู้อำนวยการสำนักยุทธศาสตร์และประเมินผล", )" +
           R"("body": {"reason": ["ตามที่สำนักยุทธศาสตร์และประเมินผลให้หน่วยงานรายงานผลตามตัวชี้วัดเป็นรายไตรมาส นั้น"], "purpose": [")" + office.name +
           "ขอส่งรายงาน" + when + R"( จำนวน )" + std::to_string(reports.size()) + R"( ตัวชี้วัด มาพร้อมบันทึกนี้ อันเป็นเอกสารสาธิต"], )" +
           R"("close": "จึงเรียนมาเพื่อโปรดพิจารณา"}, "signer": {"given": "สมมุติ", "family": "ตัวอย่าง", "position": ["ผู้อำนวยการเขต"]}}})";
}

}  // namespace server

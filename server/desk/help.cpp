// /help: how a quarter goes, what the states mean, whom to ask.

#include "server/desk/desk.h"
#include "server/desk/report_views.h"

namespace server {

namespace {

const char* meaning_of(ReportState state) {
    switch (state) {
        case ReportState::draft: return "ผู้จัดทำกำลังเขียน ยังไม่มีใครตรวจ";
        case ReportState::submitted: return "เสนอแล้ว ผู้ตรวจสอบต้องตรวจ";
        case ReportState::checked: return "ตรวจสอบแล้ว ผู้อำนวยการเขตหรือผู้รับมอบอำนาจต้องลงนาม";
        case ReportState::signed_off: return "ลงนามและประทับตราอิเล็กทรอนิกส์แล้ว แก้ไขไม่ได้ รอหนังสือนำส่ง";
        case ReportState::sent: return "ส่งสำนักยุทธศาสตร์และประเมินผลแล้ว";
        case ReportState::reviewed: return "สำนักยุทธศาสตร์และประเมินผลให้คะแนนแล้ว";
        case ReportState::returned: return "มีผู้ตีกลับพร้อมเหตุผล ผู้จัดทำต้องแก้ไขแล้วเสนอใหม่";
        case ReportState::cancelled: return "ยกเลิกพร้อมเหตุผล ไม่นับในแผน";
        case ReportState::superseded: return "มีฉบับใหม่ที่ลงนามแล้วใช้แทน";
    }
    return "";
}

std::vector<View> administrators(const Visit& visit) {
    std::vector<View> rows;
    if (!visit.caller.actor.known) return rows;
    for (const Person& person : visit.desk.registry.store.read()->people({visit.caller.actor.office}))
        if (person.enabled && person.roles.has(Role::administrator)) rows.push_back(View().text("name", person.name).text("position", person.position).text("login", person.login));
    return rows;
}

Reply show_help(const Visit& visit) {
    std::vector<View> states;
    for (const ReportState state : report_states) states.push_back(View().part("state", state_view(state)).text("meaning", meaning_of(state)));
    return show(visit, "help", {"ช่วยเหลือ", View().list("states", std::move(states)).list("administrators", administrators(visit))});
}

}  // namespace

void add_help(Router& router, const Desk& desk) { add_screen(router, desk, "/help", show_help, For::everybody); }

}  // namespace server

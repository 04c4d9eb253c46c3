#include "server/desk/shell.h"

#include "server/http/query.h"
#include "server/store/identifier.h"

#include <algorithm>

namespace server {

namespace {

struct Place {
    const char* address;
    const char* label;
    Roles roles;  // Of whom one is needed; none: for everybody.
};

const Place places[] = {
    {"/", "งานของฉัน", {}},
    {"/reports", "รายงานตัวชี้วัด", {}},
    {"/letters", "หนังสือนำส่ง", {}},
    {"/coverage", "ความครบถ้วน", {}},
    {"/plans", "แผน", {Role::preparer, Role::approver, Role::strategy_reader, Role::strategy_reviewer}},
    {"/forms", "แบบเอกสาร", {}},
    {"/people/delegations", "คำสั่งมอบอำนาจ", {Role::records}},
    {"/people", "ผู้ใช้และสิทธิ์", {Role::administrator}},
    {"/history", "ประวัติ", {Role::approver, Role::records, Role::administrator}},
    {"/help", "ช่วยเหลือ", {}},
};

bool is_here(const std::string& path, std::string_view place) {
    if (place == "/") return path == "/";
    return path == place || path.starts_with(std::string(place) + "/");
}

std::vector<View> ways(const Visit& visit) {
    std::vector<View> rows;
    for (const Place& place : places) {
        if (!visit.caller.actor.known || (place.roles != Roles() && !visit.caller.actor.roles.has_one_of(place.roles))) continue;
        rows.push_back(View().text("address", place.address).text("label", place.label).flag("here", is_here(visit.request.asker.path, place.address)));
    }
    return rows;
}

std::vector<View> errors_of(const Screenful& screenful) {
    std::vector<View> rows;
    for (const FormError& error : screenful.errors) rows.push_back(View().text("field", error.field).text("text", error.text));
    return rows;
}

// Its code where the store cannot give the name: the page that tells of it has a frame, too.
std::string office_name(const Visit& visit) try {
    const auto office = visit.desk.registry.store.read()->office(visit.caller.actor.office);
    return office ? office->name : visit.caller.actor.office;
} catch (const StoreUnavailable&) {
    return visit.caller.actor.office;
}

struct DoneRow {
    std::string_view code, sentence;
};

constexpr DoneRow done_rows[] = {
    {"signed_out", "ออกจากระบบแล้ว"},
    {"saved", "บันทึกแล้ว"},
    {"password", "เปลี่ยนรหัสผ่านแล้ว"},
    {"revoked", "ยกเลิกแล้ว มีผลทันที"},
    {"created", "จัดทำร่างรายงานแล้ว"},
    {"created_and_submitted", "จัดทำรายงานและเสนอให้ตรวจสอบแล้ว"},
    {"evidence_added", "แนบหลักฐานแล้ว"},
    {"evidence_removed", "ถอนหลักฐานแล้ว"},
    {"table_applied", "แก้ไขรายงานตามตารางแล้ว"},
    {"submit", "เสนอรายงานให้ตรวจสอบแล้ว"},
    {"check", "ตรวจสอบแล้ว รายงานรอลงนาม"},
    {"return", "ตีกลับให้แก้ไขแล้ว"},
    {"sign_off", "ลงนามรับรองรายงานแล้ว"},
    {"send", "ส่งแล้ว"},
    {"review", "บันทึกผลประเมินแล้ว"},
    {"cancel", "ยกเลิกแล้ว"},
    {"revise", "จัดทำฉบับใหม่แล้ว ฉบับนี้จะใช้แทนฉบับเดิมเมื่อลงนามแล้ว"},
    {"sign", "ลงนามหนังสือแล้ว"},
    {"register", "ออกเลขที่หนังสือแล้ว"},
    {"add_scan", "ส่งแฟ้มสแกนแล้ว โปรดดูภาพให้ครบทุกหน้า แล้วทำขั้นที่ 3"},
    {"record_ink", "บันทึกการลงนามในกระดาษแล้ว"},
};

// "" for a code that is none.
std::string_view done_sentence(std::string_view code) {
    const auto found = std::find_if(std::begin(done_rows), std::end(done_rows), [&](const DoneRow& row) { return row.code == code; });
    return found == std::end(done_rows) ? std::string_view() : found->sentence;
}

}  // namespace

layout::Value shell(const Visit& visit, const Screenful& screenful, const std::string& inside) {
    View view;
    view.text("title", screenful.title).text("inside", inside).list("ways", ways(visit)).list("errors", errors_of(screenful));
    view.text("done", std::string(done_sentence(parameter(visit.request.query, "done"))));
    view.text("token", visit.caller.form_token).text("once", new_identifier()).text("style", visit.desk.files.address("desk.css")).text("script", visit.desk.files.address("desk.js"));
    if (visit.caller.actor.known) view.part("person", View().text("name", visit.caller.name).text("office", office_name(visit)));
    else view.none("person");
    return view.value();
}

Fields page_fields() {
    return {{"Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; object-src 'self'; "
                                        "frame-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"},
            {"Referrer-Policy", "same-origin"},  // Forms without one would send no Origin.
            {"Cross-Origin-Opener-Policy", "same-origin"},
            {"Cache-Control", "no-store"},
            {"Content-Language", "th"}};
}

}  // namespace server

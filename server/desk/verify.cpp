// /verify, /verify/{code}: for anybody who holds a document. What it says of the document is what its office lets others
// know: never its text. A file that is compared stays in the browser.

#include "server/api/verifications.h"
#include "server/desk/desk.h"
#include "server/desk/report_views.h"
#include "server/http/query.h"
#include "server/office/report_document.h"

#include <algorithm>
#include <cctype>

namespace server {

using layout::Value;

namespace {

struct StandingWords {
    std::string_view name;
    const char* label;
    const char* sentence;
    const char* shape;
};

constexpr StandingWords standings[] = {
    {"valid", "ใช้ได้", "เอกสารฉบับนี้ลงนามแล้วและยังใช้ได้", "✓"},
    {"superseded", "มีฉบับใหม่แทนแล้ว", "หน่วยงานลงนามฉบับใหม่แทนเอกสารฉบับนี้แล้ว โปรดขอฉบับล่าสุด", "⇢"},
    {"withdrawn", "ถอนไปแก้ไข", "หน่วยงานถอนเอกสารฉบับนี้ไปแก้ไข จึงยังไม่มีผล", "↩"},
    {"cancelled", "ยกเลิกแล้ว", "หน่วยงานยกเลิกเอกสารฉบับนี้แล้ว", "✕"},
};

std::string day_at(const Value& value, const char* pointer) {
    const auto day = read_day(text_at(value, pointer));
    return day ? thai_day(*day) : "";
}

View verdict(const Value& found) {
    const std::string state = text_at(found, "/state");
    const auto standing = std::find_if(std::begin(standings), std::end(standings), [&](const StandingWords& one) { return one.name == state; });
    if (standing == std::end(standings)) throw std::logic_error("no words for a document that is " + state);
    View view;
    view.text("label", standing->label).text("sentence", standing->sentence).text("shape", standing->shape).text("state", state);
    view.text("kind", text_at(found, "/kind") == "letter" ? "หนังสือ" : "รายงานตัวชี้วัด").text("office", text_at(found, "/office_name"));
    view.text("number", text_at(found, "/number")).text("date", day_at(found, "/date")).text("signed_on", day_at(found, "/signed_on"));
    return view.text("sha256", text_at(found, "/sha256")).text("numbered_sha256", text_at(found, "/numbered_sha256"));
}

Reply show_form(const Visit& visit, const std::string& code, int status, const std::string& wrong) {
    Screenful screenful{"ตรวจสอบเอกสาร", View().text("code", code).text("wrong", wrong), status};
    if (!wrong.empty()) screenful.errors = {{"code", wrong}};
    return show(visit, "verify", screenful);
}

// As it is printed, in groups and capitals perhaps.
std::string plain_code(std::string typed) {
    std::erase_if(typed, [](unsigned char c) { return c == ' ' || c == '-'; });
    std::transform(typed.begin(), typed.end(), typed.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return typed;
}

Reply show_document(const Visit& visit, const std::string& code) {
    const auto found = verification_of(*visit.desk.registry.store.read(), code);
    if (!found) return show_form(visit, code, 404, "ไม่มีเอกสารที่มีรหัสตรวจสอบนี้ โปรดตรวจดูว่ากรอกครบทุกตัว");
    return show(visit, "verification", {"ตรวจสอบเอกสาร", verdict(*found).text("code", code)});
}

Reply get_verify(const Visit& visit) {
    const std::string code = plain_code(parameter(visit.request.query, "code"));
    return code.empty() ? show_form(visit, "", 200, "") : show_document(visit, code);
}

Reply get_document(const Visit& visit) { return show_document(visit, plain_code(visit.request.arguments[0])); }

}  // namespace

void add_verify(Router& router, const Desk& desk) {
    add_screen(router, desk, "/verify", get_verify, For::everybody);
    add_screen(router, desk, "/verify/{code}", get_document, For::everybody);
}

}  // namespace server

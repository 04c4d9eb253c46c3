#include "server/desk/move_page.h"

#include "server/desk/desk_step.h"
#include "server/desk/report_views.h"

#include "fonts/sha256.h"

#include <algorithm>

namespace server {

namespace {

std::string wrong_with(const std::string& id, const std::vector<FormError>& errors) {
    const auto found = std::find_if(errors.begin(), errors.end(), [&](const FormError& error) { return error.field == id; });
    return found == errors.end() ? "" : found->text;
}

const char* type_of(Asked::Kind kind) {
    switch (kind) {
        case Asked::Kind::line: return "text";
        case Asked::Kind::password: return "password";
        case Asked::Kind::area: break;
    }
    return "";
}

View asked_row(const Asked& one, const std::string& wrong) {
    std::string described = one.hint.empty() ? "" : one.id + "-hint";
    if (!wrong.empty()) described += (described.empty() ? "" : " ") + one.id + "-error";
    View row;
    row.text("id", one.id).text("label", one.label).text("hint", one.hint).text("wrong", wrong).text("described", described);
    row.text("value", one.kind == Asked::Kind::password ? "" : one.value).text("type", one.choices.empty() ? type_of(one.kind) : "").text("autocomplete", one.autocomplete);
    return row.list("choices", one.choices).flag("area", one.kind == Asked::Kind::area).flag("optional", one.optional);
}

struct FieldOfKind {
    std::string_view code, field;
};

// Which field a refusal as a whole is about.
constexpr FieldOfKind fields_of_kinds[] = {
    {"reason_required", "reason"}, {"reauthentication", "password"}, {"number_required", "number"}, {"number_taken", "number"}, {"signer", "signer"},
};

// "/scores/score_2_1/text" is the field score_2_1, "/reason" the field reason.
std::string field_at(std::string pointer) {
    if (pointer.ends_with("/text")) pointer.resize(pointer.size() - 5);
    return pointer.substr(pointer.rfind('/') + 1);
}

struct WordsRow {
    Action action;
    MoveWords words;
};

constexpr WordsRow report_words[] = {
    {Action::submit, {"เสนอรายงานให้ตรวจสอบ", "เมื่อเสนอแล้วจะแก้ไขไม่ได้ เว้นแต่ผู้ตรวจสอบตีกลับ", "เสนอให้ตรวจสอบ"}},
    {Action::check, {"ตรวจสอบรายงาน", "โปรดอ่านเอกสารและหลักฐานก่อนยืนยัน เมื่อยืนยันแล้วรายงานจะรอลงนาม", "ยืนยันว่าตรวจสอบแล้ว"}},
    {Action::return_, {"ตีกลับให้แก้ไข", "ผู้จัดทำจะเห็นเหตุผลที่ระบุไว้ แก้ไขแล้วเสนอใหม่ได้", "ตีกลับ"}},
    {Action::sign_off, {"ลงนามรับรองรายงาน", "ท่านกำลังลงลายมือชื่ออิเล็กทรอนิกส์ในเอกสารฉบับที่แสดงนี้ เมื่อลงนามแล้วเอกสารจะเปลี่ยนแปลงไม่ได้", "ลงนามรับรอง"}},
    {Action::send, {"บันทึกว่าส่งรายงานแล้ว", "ใช้เมื่อส่งรายงานโดยไม่มีหนังสือนำส่งในระบบนี้ ถ้ามีหนังสือนำส่ง รายงานจะเป็น “ส่ง สยป. แล้ว” เองเมื่อส่งหนังสือ", "บันทึกว่าส่งแล้ว"}},
    {Action::review, {"บันทึกผลประเมิน", "คะแนนจะแสดงคู่กับรายงานที่ลงนามแล้ว เอกสารที่ลงนามไม่เปลี่ยนแปลง", "บันทึกผลประเมิน"}},
    {Action::cancel, {"ยกเลิกรายงาน", "รายงานที่ยกเลิกแล้วนำกลับมาใช้ไม่ได้ และหน้าตรวจสอบเอกสารจะแจ้งว่ายกเลิกแล้ว", "ยกเลิกรายงาน"}},
    {Action::revise, {"จัดทำฉบับใหม่", "ระบบจะคัดลอกข้อมูลและหลักฐานไปเป็นร่างฉบับใหม่ ฉบับเดิมยังใช้ได้จนกว่าฉบับใหม่จะลงนาม", "จัดทำฉบับใหม่"}},
};

constexpr WordsRow letter_words[] = {
    {Action::sign, {"ลงนามหนังสือ", "ท่านกำลังลงลายมือชื่ออิเล็กทรอนิกส์ในหนังสือฉบับที่แสดงนี้ งานสารบรรณจะออกเลขที่และวันที่หลังลงนาม", "ลงนามหนังสือ"}},
    {Action::register_, {"ออกเลขที่หนังสือ", "กรอกเลขที่และวันที่ตามทะเบียนหนังสือส่งของหน่วยงาน", "บันทึกเลขที่และวันที่"}},
    {Action::send, {"ส่งหนังสือ", "รายงานทุกฉบับที่นำส่งพร้อมหนังสือนี้จะเป็น “ส่ง สยป. แล้ว”", "ส่งหนังสือ"}},
    {Action::cancel, {"ยกเลิกหนังสือ", "หนังสือที่ยกเลิกแล้วนำกลับมาใช้ไม่ได้ เลขที่ที่ออกแล้วยังคงอยู่ในทะเบียน รายงานที่นำส่งไม่ถูกยกเลิก", "ยกเลิกหนังสือ"}},
};

template <std::size_t n>
MoveWords words_in(const WordsRow (&rows)[n], Action action) {
    const auto found = std::find_if(std::begin(rows), std::end(rows), [&](const WordsRow& row) { return row.action == action; });
    if (found == std::end(rows)) throw std::logic_error("the desk has no words for " + std::string(name_of(action)));
    return found->words;
}

}  // namespace

OrRefusal<ShownDocument> shown_document(const std::string& record, const std::vector<DocumentFile>& kept, const std::function<OrRefusal<layout::Rendered>()>& preview) {
    const std::string folder = "/v1" + record + "/documents/";
    if (!kept.empty()) return ShownDocument{folder + kept.back().name, kept.back().sha256, kept.back().pages > 0 ? std::to_string(kept.back().pages) : ""};
    const auto made = preview();
    if (const auto* refusal = std::get_if<Refusal>(&made)) return *refusal;
    const auto& rendered = std::get<layout::Rendered>(made);
    return ShownDocument{folder + "preview.pdf", fonts::sha256_hex(rendered.pdf), std::to_string(rendered.pages.pages.size())};
}

MovePage begin_move_page(const MoveWords& words, Action action, const std::string& record, std::int64_t version, const ShownDocument& shown) {
    const bool signs = action == Action::sign_off || action == Action::sign;
    return {words.title, words.what, words.button, record + "/" + std::string(name_of(action)), record, version, signs ? shown.sha256 : "", {}, shown.address, {}, action == Action::cancel};
}

Reply show_move(const Visit& visit, const MovePage& page, int status, std::vector<FormError> errors) {
    View view;
    view.text("what", page.what).text("button", page.button).text("address", page.address).text("back", page.back);
    view.text("version", std::to_string(page.version)).text("confirm_sha256", page.confirm_sha256);
    if (page.document.empty()) view.none("paper");
    else view.part("paper", paper_view(page.document));
    std::vector<View> facts;
    for (const auto& [label, value] : page.facts)
        if (!value.empty()) facts.push_back(View().text("label", label).text("value", value));
    view.list("facts", std::move(facts)).list("asked", asked_rows(page.asked, errors)).flag("is_final", page.is_final);
    return show(visit, "move", {page.title, view, status, std::move(errors)});
}

std::vector<View> asked_rows(const std::vector<Asked>& asked, const std::vector<FormError>& errors) {
    std::vector<View> rows;
    for (const Asked& one : asked) rows.push_back(asked_row(one, wrong_with(one.id, errors)));
    return rows;
}

std::vector<FormError> errors_of(const Refusal& refusal) {
    std::vector<FormError> errors;
    for (const layout::Problem& problem : refusal.errors) errors.push_back({field_at(problem.pointer), problem.thai});
    if (!errors.empty()) return errors;
    const auto found = std::find_if(std::begin(fields_of_kinds), std::end(fields_of_kinds), [&](const FieldOfKind& row) { return row.code == refusal.kind.code; });
    return {{found == std::end(fields_of_kinds) ? "" : std::string(found->field), refusal.detail.thai}};
}

std::string short_digest(const std::string& sha256) {
    return sha256.size() < 16 ? sha256 : sha256.substr(0, 8) + "…" + sha256.substr(sha256.size() - 8);
}

MoveWords words_of_report(Action action) { return words_in(report_words, action); }
MoveWords words_of_letter(Action action) { return words_in(letter_words, action); }

std::vector<Asked> asked_for(Action action, const FormFields& typed) {
    switch (action) {
        case Action::return_:
        case Action::cancel: return {{"reason", "เหตุผล", form_value(typed, "reason"), "บอกให้ผู้จัดทำทราบว่าต้องแก้ไขหรือยกเลิกเพราะอะไร", Asked::Kind::area}};
        case Action::sign_off:
        case Action::sign:
            return {{"password", "รหัสผ่านของท่าน", "", "ยืนยันตัวตนอีกครั้งก่อนลงนาม", Asked::Kind::password, false, "current-password"}};
        default: return {};
    }
}

}  // namespace server

#include "server/http/form/admit_field.h"

#include "server/http/utf8.h"

#include <algorithm>
#include <utility>

namespace server {

namespace {

Refusal beyond(const std::string& thai, const std::string& english) {
    return {kind::too_large, {"แบบฟอร์มที่ส่งมามี" + thai, "The form has " + english + "."}, {}, {}};
}

}  // namespace

Refusal malformed_form(std::size_t part, std::size_t byte, const Sentence& why) {
    const std::string number = std::to_string(part + 1), at = std::to_string(byte + 1);
    layout::Problem problem{"/" + std::to_string(part), "form",
                            "ส่วนที่ " + number + " ของแบบฟอร์ม (ไบต์ที่ " + at + ") " + why.thai,
                            "Part " + number + " of the form (byte " + at + ") " + why.english + "."};
    return {kind::form,
            {"ระบบอ่านแบบฟอร์มที่ส่งมาไม่ได้ โปรดกลับไปที่หน้าเดิมแล้วส่งใหม่อีกครั้ง", "The form cannot be read; go back and send it again."},
            {}, {std::move(problem)}};
}

Refusal too_many_parts(const FormLimits& limits) {
    const std::string most = std::to_string(limits.parts);
    return beyond("ช่องข้อมูลและไฟล์รวมกันเกิน " + most + " รายการ", "more than " + most + " fields and files");
}

Refusal too_much_text(const FormLimits& limits) {
    const std::string most = std::to_string(limits.text);
    return beyond("ข้อความยาวเกิน " + most + " ไบต์", "more than " + most + " bytes of text");
}

std::optional<Sentence> check_name(const std::string& name) {
    if (!is_utf8(name)) return Sentence{"มีชื่อที่ไม่ใช่รหัสอักขระ UTF-8", "has a name that is not UTF-8"};
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    if (std::any_of(name.begin(), name.end(), control)) return Sentence{"มีชื่อที่มีอักขระควบคุม", "has a name with a control character"};
    return {};
}

std::optional<Sentence> admit_field(FormFields& fields, std::string name, std::string_view value) {
    if (name.empty()) return Sentence{"ไม่มีชื่อ", "has no name"};
    if (auto why = check_name(name)) return why;
    if (value.find('\0') != std::string_view::npos) return Sentence{"มีอักขระ NUL", "has a NUL"};
    FormField field{std::move(name), {}};
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] != '\r') field.value += value[i];
        else if (i + 1 == value.size() || value[i + 1] != '\n') return Sentence{"มีอักขระ CR ที่ไม่ตามด้วย LF", "has a CR without its LF"};
    }
    if (!is_utf8(field.value)) return Sentence{"มีข้อความที่ไม่ใช่รหัสอักขระ UTF-8", "has text that is not UTF-8"};
    fields.push_back(std::move(field));
    return {};
}

}  // namespace server

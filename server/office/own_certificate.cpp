#include "server/office/own_certificate.h"

#include "server/signoff/seal/seal_error.h"

#include <algorithm>

namespace server {

namespace {

Refusal refuse_certificate(std::string thai, std::string english) { return {kind::certificate, {std::move(thai), std::move(english)}, {}, {}}; }

Refusal not_taken_here() {
    return refuse_certificate("ระบบนี้ยังไม่เปิดให้ลงนามด้วยใบรับรองของผู้ลงนาม โปรดแจ้งผู้ดูแลระบบ",
                              "This service takes no certificates of signers; tell its operator.");
}

std::string without_spaces(std::string_view text) {
    std::string bare(text);
    std::erase(bare, ' ');
    return bare;
}

// Why the caller may not sign with it.
std::optional<Refusal> refuse_as_signer(const Seals& seals, const Caller& caller, const Credential& credential, std::chrono::sys_seconds now) {
    if (!credential.leads_to_one_of(seals.signer_anchors, now))
        return refuse_certificate("ใบรับรองนี้ไม่ได้ออกโดยผู้ให้บริการที่หน่วยงานเชื่อถือ", "The certificate leads to no authority that is trusted here.");
    if (!is_name_of(credential.common_name(), caller.name))
        return refuse_certificate("ใบรับรองนี้ไม่ได้ออกในชื่อของท่าน", "The certificate is not made out to you.");
    return {};
}

OrRefusal<std::shared_ptr<const Credential>> credential_of(const Registry& registry, const Caller& caller, const OwnCertificate& own,
                                                           std::chrono::sys_seconds now) {
    if (!own.in_token) return std::make_shared<const Credential>(read_pkcs12(own.pkcs12, own.password, now));
    const auto person = registry.store.read()->person(caller.sight, caller.actor.id);
    const auto found = person ? registry.seals->tokens.find(person->login) : registry.seals->tokens.end();
    if (found == registry.seals->tokens.end())
        return refuse_certificate("ระบบยังไม่ได้ตั้งค่าโทเค็นสำหรับลงนามของท่าน โปรดแจ้งผู้ดูแลระบบ", "No token is set up for you; tell the operator.");
    return std::shared_ptr<const Credential>(std::shared_ptr<void>(), &found->second);
}

}  // namespace

OrRefusal<SealInUse> chosen_seal(const Registry& registry, const Caller& caller, const std::optional<OwnCertificate>& own) try {
    if (!own) return office_seal(registry, caller.actor.office);
    if (!registry.seals || registry.seals->signer_anchors.empty()) return not_taken_here();
    const auto now = std::chrono::floor<std::chrono::seconds>(registry.now());
    const auto credential = credential_of(registry, caller, *own, now);
    if (const auto* refusal = std::get_if<Refusal>(&credential)) return *refusal;
    const auto& found = std::get<std::shared_ptr<const Credential>>(credential);
    if (auto refusal = refuse_as_signer(*registry.seals, caller, *found, now)) return *std::move(refusal);
    return SealInUse{found, means::own_certificate, registry.seals->wishes()};
} catch (const SealError& error) {
    return refuse_certificate("เปิดใช้ใบรับรองที่ส่งมาไม่ได้ โปรดตรวจสอบไฟล์ รหัสผ่าน และวันหมดอายุ", std::string("The certificate cannot be used: ") + error.what() + ".");
}

bool is_name_of(std::string_view common_name, std::string_view person) {
    const std::string name = without_spaces(common_name), printed = without_spaces(person);
    const bool has_family = common_name.find(' ') != std::string_view::npos && person.find(' ') != std::string_view::npos;
    return has_family && (printed.ends_with(name) || name.ends_with(printed));
}

}  // namespace server

#include "server/office/issue_document.h"

#include "fonts/sha256.h"
#include "server/store/base32.h"

#include <stdexcept>

namespace server {

layout::Result<layout::Rendered> render_document(const Registry& registry, std::string_view form, const layout::Value& data,
                                                 const layout::RenderOptions& options) {
    const layout::Form* found = layout::find_form(registry.house.forms, form);
    if (!found) throw std::runtime_error("there is no template " + std::string(form));
    layout::RenderOptions bounded = options;
    bounded.budget = layout::CpuBudget(registry.most_cpu);
    return layout::render_value(*found, data, registry.house.site(), bounded);
}

std::string verification_code(std::string_view record, std::int64_t version) {
    const auto digest = fonts::sha256("saraban verification 1\n" + std::string(record) + "\n" + std::to_string(version) + "\n");
    return to_base32({reinterpret_cast<const char*>(digest.data()), digest.size()}).substr(0, 26);
}

layout::Value verification_address(const Registry& registry, const std::string& record, std::int64_t version) {
    if (registry.public_url.empty()) return {};
    return layout::Value(registry.public_url + "/v1/verifications/" + verification_code(record, version));
}

Refusal without_seal() {
    return {kind::no_seal,
            {"ระบบยังไม่มีใบรับรองสำหรับลงลายมือชื่ออิเล็กทรอนิกส์ โปรดแจ้งผู้ดูแลระบบ", "The service has no certificate to seal documents with; tell its operator."},
            {}, {}};
}

OrRefusal<IssuedDocument> issue_document(const Registry& registry, std::string_view form, const layout::Value& data, const Signing& signing) {
    if (!registry.seals) return without_seal();
    layout::RenderOptions options;
    options.seal = layout::SealPlace{write_thai_time(signing.at), signing.name, signing.reason, signing.numbered_later};
    auto rendered = render_document(registry, form, data, options);
    if (!rendered) return refuse_document(rendered.problems());
    Sealed sealed = seal(rendered->pdf, registry.seals->office, registry.seals->wishes);
    return IssuedDocument{std::move(sealed.bytes), static_cast<int>(rendered->pages.pages.size())};
}

DocumentFile keep_document(const Registry& registry, const std::string& record, std::int64_t version, const char* name, const IssuedDocument& document,
                           Instant made) {
    const KeptFile kept = registry.files.keep(document.pdf);
    return {record, version, name, "application/pdf", kept.sha256, kept.bytes, document.pages, verification_code(record, version), made};
}

}  // namespace server

#include "server/proof/own_files.h"

namespace server {

layout::Result<OwnFiles> own_files_of(AssociatedFiles files) {
    const auto data = files.find("data.json"), record = files.find("render.json");
    if (data == files.end() || record == files.end())
        return layout::Problem{"", "not_ours", "ไฟล์นี้ไม่มีข้อมูลต้นฉบับแนบอยู่ จึงไม่ใช่เอกสารที่ระบบนี้จัดทำ",
                               "The PDF carries no data.json and render.json: it was not made by Saraban"};
    return OwnFiles{std::move(data->second), std::move(record->second)};
}

layout::Result<OwnFiles> extract(std::string_view pdf, const PdfLimits& limits) {
    auto files = read_associated_files(pdf, limits);
    if (!files) return files.problems();
    return own_files_of(*std::move(files));
}

bool is_foreign(const layout::Problem& problem) { return problem.code == "not_pdf" || problem.code == "not_ours"; }

}  // namespace server

// /letters/{id}/print.pdf: a letter, its reports and their evidence as one file, to be printed in one go.

#include "server/api/file_reply.h"
#include "server/bundle/print_file.h"
#include "server/desk/bundle_files.h"
#include "server/desk/desk.h"
#include "server/desk/desk_step.h"
#include "server/http/query.h"

namespace server {

namespace {

// As many as print_file takes; one more tells it that there are too many bytes.
std::vector<PrintPart> parts_of(const Files& kept, const std::vector<BundleFile>& files, const PrintLimits& limits) {
    std::vector<PrintPart> parts;
    std::size_t total = 0;
    for (const BundleFile& file : files) {
        auto bytes = kept.read(file.sha256);
        if (!bytes) throw std::runtime_error("the kept file " + file.sha256 + " is missing");
        const std::string& name = file.path.back();
        total += bytes->size();
        parts.push_back({name.substr(0, name.rfind('.')), *std::move(bytes)});
        if (total > limits.total) break;
    }
    return parts;
}

Reply letter_to_print(const Visit& visit) {
    auto reading = visit.desk.registry.store.read();
    const auto letter = reading->letter(visit.caller.sight, visit.request.arguments[0]);
    if (!letter) return show_refusal(visit, refusal_of(Outcome::not_found));
    const ToBundle found = files_of_letter(*reading, visit, *letter);
    reading.reset();  // Nobody's commit waits for what takes seconds now.
    if (found.files.empty()) return show_refusal(visit, {kind::not_found, {"ยังไม่มีเอกสารที่ลงนามแล้วให้พิมพ์", "Nothing is signed yet."}, {}, {}});
    const PrintOptions options{letter->subject, parameter(visit.request.query, "duplex") == "1"};
    return in_pool(visit, [&] {
        const PrintLimits limits;
        const auto made = print_file(parts_of(visit.desk.registry.files, found.files, limits), options, limits);
        return made ? pdf_reply(*made, letter->subject, "letter-" + letter->id + "-print") : show_refusal(visit, refuse_document(made.problems()));
    });
}

}  // namespace

void add_print_letter(Router& router, const Desk& desk) {
    add_screen(router, desk, "/letters/{id}/print.pdf", letter_to_print, For::people, {"application/pdf", "text/html"});
}

}  // namespace server

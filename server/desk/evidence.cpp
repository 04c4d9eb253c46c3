// /reports/{id}/evidence: the files that prove a report, added and taken out.

#include "server/api/received_file.h"
#include "server/desk/desk.h"
#include "server/desk/desk_step.h"
#include "server/desk/report_views.h"
#include "server/desk/upload.h"
#include "server/office/write_report.h"

#include <algorithm>

namespace server {

namespace {

constexpr UploadLimits evidence_limits{20, most_file_bytes};

Reply show_list(const Visit& visit, const std::vector<std::string>& wrong = {}, int status = 200) {
    const Registry& registry = visit.desk.registry;
    const std::string& id = visit.request.arguments[0];
    const auto reading = registry.store.read();
    const auto report = reading->report(visit.caller.sight, id);
    if (!report) return show_refusal(visit, refusal_of(Outcome::not_found));
    std::vector<View> rows;
    for (const Evidence& one : attached(*reading, visit.caller.sight, id)) rows.push_back(evidence_row(one).text("remove", "/reports/" + id + "/evidence/" + one.id + "/remove"));
    View view;
    view.text("report", "/reports/" + id).text("code", report->code).text("name", report->name).list("rows", rows);
    view.flag("may_change", !refuse_to_change(registry, visit.caller, id, report->version)).flag("wrong", !wrong.empty());
    Screenful screenful{"หลักฐานของรายงาน " + report->code, view, status};
    for (const std::string& text : wrong) screenful.errors.push_back({"files", text});
    return show(visit, "evidence", screenful);
}

Reply get_list(const Visit& visit) { return show_list(visit); }

// The version of the report as it is: two people who add evidence do not disturb each other.
std::optional<std::int64_t> version_now(const Visit& visit) {
    const auto report = visit.desk.registry.store.read()->report(visit.caller.sight, visit.request.arguments[0]);
    return report ? std::optional(report->version) : std::nullopt;
}

std::optional<Refusal> refuse_now(const Visit& visit) { return refuse_to_change(visit.desk.registry, visit.caller, visit.request.arguments[0], version_now(visit)); }

// Why a file is not taken; "" when it is there now.
std::string add_one(const Visit& visit, const UploadedFile& file) {
    Evidence evidence;
    evidence.name = file.name;
    evidence.media_type = media_type_of(file);
    evidence.sha256 = file.kept.sha256;
    evidence.bytes = file.kept.bytes;
    if (evidence.media_type.empty()) return "“" + file.name + "” ไม่ใช่แฟ้ม PDF, PNG หรือ JPEG";
    if (!is_evidence_name(file.name)) return "“" + file.name + "” มีชื่อยาวเกินไปหรือมีอักขระที่ใช้ในชื่อแฟ้มไม่ได้";
    const auto added = add_evidence(visit.desk.registry, visit.caller, visit.request.arguments[0], version_now(visit), evidence);
    if (const auto* refusal = std::get_if<Refusal>(&added)) return "“" + file.name + "” " + refusal->detail.thai;
    return "";
}

Reply post_files(const Visit& visit, const OrRefusal<UploadedFiles>& sent) {
    if (const auto* refusal = std::get_if<Refusal>(&sent)) return show_list(visit, {refusal->detail.thai + " ยังไม่ได้แนบแฟ้มใด"}, refusal->kind.status);
    std::vector<std::string> wrong;
    const auto& files = std::get<UploadedFiles>(sent);
    if (files.empty()) wrong.push_back("โปรดเลือกแฟ้มก่อนกดแนบ");
    for (const UploadedFile& file : files)
        if (std::string why = add_one(visit, file); !why.empty()) wrong.push_back(std::move(why));
    if (!wrong.empty()) return show_list(visit, wrong, 422);
    return go_to("/reports/" + visit.request.arguments[0] + "/evidence", "evidence_added");
}

Reply get_removal(const Visit& visit) {
    const std::string& id = visit.request.arguments[0];
    const auto reading = visit.desk.registry.store.read();
    const auto report = reading->report(visit.caller.sight, id);
    const auto all = report ? attached(*reading, visit.caller.sight, id) : std::vector<Evidence>();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Evidence& one) { return one.id == visit.request.arguments[1]; });
    if (found == all.end()) return show_refusal(visit, refusal_of(Outcome::not_found));
    if (const auto refusal = refuse_to_change(visit.desk.registry, visit.caller, id, report->version)) return show_refusal(visit, *refusal);
    View view;
    view.text("name", found->name).text("size", thai_size(found->bytes)).text("action", visit.request.asker.path).text("back", "/reports/" + id + "/evidence");
    view.text("report", report->code + " " + report->name).text("version", std::to_string(report->version));
    return show(visit, "remove-evidence", {"ถอนหลักฐาน", view});
}

Reply post_removal(const Visit& visit) {
    const std::string& id = visit.request.arguments[0];
    const auto removed = remove_evidence(visit.desk.registry, visit.caller, id, seen_version(visit.form), visit.request.arguments[1]);
    return show_or_refusal(visit, removed, [&](const Report&) { return go_to("/reports/" + id + "/evidence", "evidence_removed"); });
}

}  // namespace

void add_evidence_screens(Router& router, const Desk& desk) {
    add_screen(router, desk, "/reports/{id}/evidence", get_list);
    add_upload(router, desk, "/reports/{id}/evidence", evidence_limits, refuse_now, post_files);
    add_screen(router, desk, "/reports/{id}/evidence/{evidence}/remove", get_removal);
    add_step(router, desk, "/reports/{id}/evidence/{evidence}/remove", post_removal);
}

}  // namespace server

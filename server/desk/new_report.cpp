// /reports/new: how a report comes in. Pages and tables that were sent are kept, and shown before anything is made of them.

#include "server/desk/arrival.h"
#include "server/desk/desk.h"
#include "server/desk/make_reports.h"
#include "server/desk/upload.h"

namespace server {

namespace {

constexpr UploadLimits arrival_limits{1, most_arrival};

Reply show_choices(const Visit& visit) {
    if (const auto refusal = refuse_to_make_reports(visit)) return show_refusal(visit, *refusal);
    return show(visit, "new-report", {"จัดทำรายงาน", View()});
}

struct ArrivalForm {
    ArrivalKind kind;
    const char *name, *title, *page, *field;  // `name` in the address of what arrived.
};
constexpr ArrivalForm paste_form{ArrivalKind::pages, "pages", "วางหน้าตัวชี้วัดจาก BMA Digital Plans", "new-paste", "page"};
constexpr ArrivalForm pages_form{ArrivalKind::pages, "pages", "ส่งแฟ้มหน้าตัวชี้วัดที่บันทึกไว้", "new-pages", "file"};
constexpr ArrivalForm table_form{ArrivalKind::table, "table", "ส่งตารางตัวชี้วัด", "new-table", "file"};

Reply show_form(const Visit& visit, const ArrivalForm& form, const std::string& typed, const layout::Problems& problems, int status) {
    if (const auto refusal = refuse_to_make_reports(visit)) return show_refusal(visit, *refusal);
    Screenful screenful{form.title, View().text("typed", typed).flag("wrong", !problems.empty()), status};
    for (const layout::Problem& problem : problems) screenful.errors.push_back({form.field, problem.thai});
    return show(visit, form.page, screenful);
}

Screen get_form(const ArrivalForm& form) {
    return [form](const Visit& visit) { return show_form(visit, form, "", {}, 200); };
}

// To where it is shown, when anything can be read from it.
Reply after_arrival(const Visit& visit, const ArrivalForm& form, const std::string& bytes, const std::string& sha256, const std::string& typed) {
    const auto arrival = read_arrival(form.kind, bytes);
    if (!arrival) return show_form(visit, form, typed, arrival.problems(), 422);
    return go_to(std::string("/reports/new/arrived/") + form.name + "/" + sha256);
}

Reply post_paste(const Visit& visit) {
    if (const auto refusal = refuse_to_make_reports(visit)) return show_refusal(visit, *refusal);
    const std::string page = form_value(visit.form, "page");
    return after_arrival(visit, paste_form, page, visit.desk.registry.files.keep(page).sha256, page);
}

UploadScreen post_file(const ArrivalForm& form) {
    return [form](const Visit& visit, const OrRefusal<UploadedFiles>& sent) {
        if (const auto* refusal = std::get_if<Refusal>(&sent)) return show_form(visit, form, "", {{"", "", refusal->detail.thai, ""}}, refusal->kind.status);
        const auto& files = std::get<UploadedFiles>(sent);
        if (files.empty()) return show_form(visit, form, "", {{"", "", "โปรดเลือกแฟ้มก่อนกดส่ง", ""}}, 422);
        const std::string sha256 = files[0].kept.sha256;
        return after_arrival(visit, form, visit.desk.registry.files.read(sha256).value(), sha256, "");
    };
}

}  // namespace

void add_new_report(Router& router, const Desk& desk) {
    add_screen(router, desk, "/reports/new", show_choices);
    add_screen(router, desk, "/reports/new/paste", get_form(paste_form));
    add_step(router, desk, "/reports/new/paste", post_paste);
    add_screen(router, desk, "/reports/new/pages", get_form(pages_form));
    add_upload(router, desk, "/reports/new/pages", arrival_limits, refuse_to_make_reports, post_file(pages_form));
    add_screen(router, desk, "/reports/new/table", get_form(table_form));
    add_upload(router, desk, "/reports/new/table", arrival_limits, refuse_to_make_reports, post_file(table_form));
}

}  // namespace server

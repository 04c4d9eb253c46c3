// /bundle: what is signed as one ZIP, by a filter or of one letter. The archive streams, and its length is told beforehand: the
// browser itself shows how far it has come.

#include "server/api/read_filter.h"
#include "server/desk/bundle_files.h"
#include "server/desk/choices.h"
#include "server/desk/desk.h"
#include "server/desk/report_views.h"
#include "server/http/query.h"

namespace server {

namespace {

struct Wanted {
    ReportFilter filter;
    WithThem with;
    bool is_given = false;  // A quarter was asked for; else the page only asks.
};

Wanted wanted_in(const Visit& visit) {
    const auto text = [&](const char* name) { return parameter(visit.request.query, name); };
    Wanted wanted;
    wanted.is_given = read_filter(visit.request.query, wanted.filter).empty() && wanted.filter.fiscal_year.has_value();
    wanted.with = {!wanted.is_given || text("letters") == "1", text("evidence") == "1"};
    if (visit.caller.sight.reach == Reach::own_office) wanted.filter.office = visit.caller.actor.office;
    return wanted;
}

void add_choices(View& view, const Visit& visit, const OfficeNames& names, const Wanted& wanted) {
    const Quarter now = quarter_now(visit);
    const std::string year = std::to_string(wanted.filter.fiscal_year.value_or(now.fiscal_year));
    const std::string quarter = wanted.filter.quarter ? std::to_string(*wanted.filter.quarter) : wanted.is_given ? "" : std::to_string(now.quarter);
    view.list("years", options(fiscal_year_choices(now.fiscal_year), year)).list("quarters", options(with_blank("ทุกไตรมาส", quarter_choices()), quarter));
    view.list("offices", office_options(visit, names, parameter(visit.request.query, "office")));
    view.flag("letters", wanted.with.letters).flag("evidence", wanted.with.evidence);
}

View found_view(const Visit& visit, ToBundle found) {
    View view;
    view.flag("is_empty", found.files.empty()).number("reports", static_cast<std::int64_t>(found.reports)).number("letters", static_cast<std::int64_t>(found.letters));
    view.number("evidence", static_cast<std::int64_t>(found.evidence)).text("cut", found.cut ? with_commas(most_bundled) : "").text("address", with_query("/bundle.zip", visit.request.query));
    const Bundle bundle(visit.desk.registry.files, bundle_headings(), std::move(found.files));
    return view.text("size", thai_size(static_cast<std::int64_t>(bundle.length())));
}

Reply bundle_page(const Visit& visit) {
    const auto reading = visit.desk.registry.store.read();
    const Wanted wanted = wanted_in(visit);
    View view;
    add_choices(view, visit, office_names(*reading), wanted);
    if (wanted.is_given) view.part("found", found_view(visit, files_found(*reading, visit, wanted.filter, wanted.with)));
    else view.none("found");
    return show(visit, "bundle", {"ดาวน์โหลดเป็นชุด", view});
}

Reply archive_of(const Visit& visit, ToBundle found, const std::string& name, const std::string& ascii_name) {
    if (found.files.empty()) return show_refusal(visit, {kind::not_found, {"ยังไม่มีเอกสารที่ลงนามแล้วให้ดาวน์โหลด", "Nothing is signed yet."}, {}, {}});
    return bundle_reply(std::make_shared<Bundle>(visit.desk.registry.files, bundle_headings(), std::move(found.files)), name, ascii_name);
}

Reply bundle_file(const Visit& visit) {
    const Wanted wanted = wanted_in(visit);
    if (!wanted.is_given) return go_to("/bundle");
    const std::string year = std::to_string(*wanted.filter.fiscal_year), quarter = wanted.filter.quarter ? std::to_string(*wanted.filter.quarter) : "";
    const std::string thai = "รายงานตัวชี้วัด ปีงบประมาณ " + year + (quarter.empty() ? "" : " ไตรมาสที่ " + quarter);
    return archive_of(visit, files_found(*visit.desk.registry.store.read(), visit, wanted.filter, wanted.with), thai, "reports-" + year + (quarter.empty() ? "" : "-q" + quarter));
}

Reply letter_file(const Visit& visit) {
    const auto reading = visit.desk.registry.store.read();
    const auto letter = reading->letter(visit.caller.sight, visit.request.arguments[0]);
    if (!letter) return show_refusal(visit, refusal_of(Outcome::not_found));
    return archive_of(visit, files_of_letter(*reading, visit, *letter), letter->subject, "letter-" + letter->id);
}

}  // namespace

void add_bundles(Router& router, const Desk& desk) {
    const std::vector<std::string> offers{"application/zip", "text/html"};
    add_screen(router, desk, "/bundle", bundle_page);
    add_screen(router, desk, "/bundle.zip", bundle_file, For::people, offers);
    add_screen(router, desk, "/letters/{id}/bundle.zip", letter_file, For::people, offers);
}

}  // namespace server

// /people/keys: the applications of the office.

#include "layout/value/write_json.h"
#include "server/desk/desk.h"
#include "server/desk/people_screens.h"
#include "server/desk/thai_day_text.h"
#include "server/office/applications.h"

#include <algorithm>

namespace server {

using layout::Value;

namespace {

struct ScopeRow {
    const char *name, *label;
};

constexpr ScopeRow scope_rows[] = {
    {"read", "อ่านแบบเอกสารและข้อมูลของหน่วยงาน"},
    {"render", "จัดทำเอกสารและตรวจข้อความ"},
    {"report", "จัดทำรายงานของหน่วยงาน อย่างผู้จัดทำ"},
};

std::string labels_of(const std::string& scopes) {
    std::string labels;
    for (const ScopeRow& row : scope_rows)
        if (("," + scopes + ",").find(std::string(",") + row.name + ",") != std::string::npos) labels += (labels.empty() ? "" : ", ") + std::string(row.label);
    return labels;
}

std::vector<View> key_rows(const Transaction& reading, const Visit& visit) {
    std::vector<View> rows;
    for (const OfficeKey& key : reading.keys(visit.caller.sight)) {
        View row;
        row.text("label", key.label).text("id", key.id).text("scopes", labels_of(key.scopes)).text("created", thai_day(day_in_thailand(key.created)));
        row.text("expires", key.expires ? thai_day(*key.expires) : "").text("revoked", key.revoked ? thai_moment(*key.revoked) : "").flag("open", !key.revoked);
        rows.push_back(row.text("action", "/people/keys/" + key.id + "/revoke"));
    }
    return rows;
}

// `secret`: of a key that was made just now; it is shown nowhere again.
Reply show_page(const Visit& visit, const std::string& secret, int status = 200, std::vector<FormError> errors = {}) {
    const auto reading = visit.desk.registry.store.read();
    const FormFields nothing;
    const FormFields& form = secret.empty() ? visit.form : nothing;
    const std::vector<Asked> asked{{"label", "ชื่อระบบงานที่ใช้กุญแจ", form_value(form, "label")},
                                   {"expires", "ใช้ได้ถึงวันที่", form_value(form, "expires"), std::string(thai_day_hint) + " เว้นว่างถ้าไม่กำหนด", Asked::Kind::line, true}};
    const auto ticked = form_values(form, "scope");
    std::vector<View> scopes;
    for (const ScopeRow& row : scope_rows)
        scopes.push_back(View().text("value", row.name).text("label", row.label).flag("chosen", std::find(ticked.begin(), ticked.end(), row.name) != ticked.end()));
    View view;
    view.text("secret", secret).list("rows", key_rows(*reading, visit)).list("asked", asked_rows(asked, errors)).list("scopes", std::move(scopes));
    put_tabs(view, visit, "/people/keys");
    return show(visit, "keys", {"กุญแจ API", view, status, std::move(errors)});
}

Reply post_new(const Visit& visit) {
    Value::Object body = texts_of(visit.form, {"label"});
    put_day(body, visit.form, "expires");
    body.push_back({"scopes", texts_in(visit.form, "scope")});
    const auto made = carry_out(visit.desk.reception.store, add_key(visit.desk.reception, visit.caller, layout::write_json(Value(std::move(body)))));
    if (const auto* refusal = std::get_if<Refusal>(&made)) return show_page(visit, "", refusal->kind.status, errors_of(*refusal));
    return show_page(visit, std::get<KeyWithToken>(made).token);
}

Reply post_revoke(const Visit& visit) {
    const auto revoked = carry_out(visit.desk.reception.store, revoke_key(visit.desk.reception, visit.caller, visit.request.arguments[0]));
    return show_or_refusal(visit, revoked, [](const OfficeKey&) { return go_to("/people/keys", "revoked"); });
}

}  // namespace

void add_key_screens(Router& router, const Desk& desk) {
    const Roles keepers{Role::administrator};
    add_screen(router, desk, "/people/keys", only_for(keepers, [](const Visit& visit) { return show_page(visit, ""); }));
    add_step(router, desk, "/people/keys", only_for(keepers, post_new));
    add_step(router, desk, "/people/keys/{id}/revoke", only_for(keepers, post_revoke));
}

}  // namespace server

// POST /v1/documents/{template}: a document's data in, the document out; nothing is kept.

#include "layout/explain.h"
#include "layout/value/write_json.h"
#include "server/api/api.h"
#include "server/api/in_pool.h"
#include "server/api/json_reply.h"
#include "server/check_document.h"
#include "server/http/file_fields.h"
#include "server/http/query.h"

#include "fonts/sha256.h"

#include <array>
#include <optional>

namespace server {

using layout::Value;

namespace {

constexpr std::array<std::string_view, 3> parameters{"disposition", "lists", "repair"};

std::optional<Refusal> check_query(const Request& request) {
    if (auto refusal = check_parameters(request.query, parameters)) return refusal;
    const std::string disposition = parameter(request.query, "disposition"), lists = parameter(request.query, "lists");
    if (!disposition.empty() && disposition != "attachment" && disposition != "inline")
        return Refusal{kind::parameter, {"disposition ต้องเป็น attachment หรือ inline", "disposition is attachment or inline."}, {}, {}};
    if (!lists.empty() && lists != "running" && lists != "items")
        return Refusal{kind::parameter, {"lists ต้องเป็น running หรือ items", "lists is running or items."}, {}, {}};
    if (!read_repair_mode(parameter(request.query, "repair")))
        return Refusal{kind::parameter, {"repair ต้องเป็น off, report หรือ certain", "repair is off, report or certain."}, {}, {}};
    return {};
}

Reply as_pdf(layout::Rendered rendered, const Request& request) {
    const bool shown = parameter(request.query, "disposition") == "inline";
    const std::string sha256 = fonts::sha256_hex(rendered.pdf);
    Fields fields{{"Content-Disposition", content_disposition(shown ? Disposition::inline_view : Disposition::attachment,
                                                              rendered.ascii_file_name + ".pdf", rendered.file_name + ".pdf")},
                  {"ETag", entity_tag_of(sha256)},
                  {"Repr-Digest", repr_digest_of(sha256)},
                  {"Cache-Control", "private, no-cache"}};
    return {200, "application/pdf", std::move(rendered.pdf), std::move(fields)};
}

Reply as_json(const CheckedRendering& checked) {
    const layout::Rendered& rendered = checked.rendered;
    Reply reply = json_reply(Value(Value::Object{{"pdf", Value(base64(rendered.pdf))},
                                                 {"sha256", Value(fonts::sha256_hex(rendered.pdf))},
                                                 {"pages", json_number(rendered.pages.pages.size())},
                                                 {"file_name", Value(rendered.file_name + ".pdf")},
                                                 {"changes", changes_value(checked.changes)},
                                                 {"findings", findings_value(checked.findings)},
                                                 {"lines", layout::explain(rendered.pages)}}));
    reply.fields = {{"Cache-Control", "private, no-cache"}};
    return reply;
}

Reply reply_with(CheckedRendering checked, const Request& request) {
    return request.media_type == "application/pdf" ? as_pdf(std::move(checked.rendered), request) : as_json(checked);
}

Reply post_document(const Request& request, const House& house, RenderPool& pool, std::chrono::milliseconds most_cpu) {
    const layout::Form* form = layout::find_form(house.forms, request.arguments[0]);
    if (!form) return no_such_template(request.asker);
    if (const auto refusal = check_query(request)) return reply_to(*refusal, request.asker);

    const RepairMode mode = *read_repair_mode(parameter(request.query, "repair"));
    const layout::Wishes wishes{parameter(request.query, "lists") == "items"};
    return in_pool(pool, request.asker, [&] {
        auto checked = render_checked(*form, request.body, house.site(), *house.repair_words(), mode,
                                      {{}, layout::CpuBudget(most_cpu), wishes});
        return checked ? reply_with(*std::move(checked), request) : reply_to(refuse_document(checked.problems()), request.asker);
    });
}

}  // namespace

void add_documents(Router& router, const House& house, RenderPool& pool, std::chrono::milliseconds most_cpu) {
    router.add({"POST", "/v1/documents/{template}", {"application/pdf", "application/json"},
                [&house, &pool, most_cpu](const Request& request) { return post_document(request, house, pool, most_cpu); }, Scope::render});
}

}  // namespace server

// /v1/letters: records of their own that send reports.

#include "server/api/file_reply.h"
#include "server/api/json_reply.h"
#include "server/api/once.h"
#include "server/api/received_file.h"
#include "server/api/record_values.h"
#include "server/api/records_api.h"
#include "server/http/query.h"
#include "server/office/ink_letter.h"
#include "server/office/report_document.h"

#include <array>

namespace server {

using layout::Value;

namespace {

constexpr std::array<std::string_view, 1> parameters_of_paper{"signer"};
constexpr std::array<std::string_view, 6> parameters_of_list{"year", "office", "state", "report", "cursor", "limit"};

Reply letter_reply(const Letter& letter, int status) {
    Reply reply = record_reply(letter_value(letter), letter.version);
    reply.status = status;
    if (status == 201) reply.fields.emplace_back("Location", "/v1/letters/" + letter.id);
    return reply;
}

template <class Write>
Reply with_document(const RecordsApi& api, const Request& request, int status, const Write& write) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    return in_pool(api.pool, request.asker, [&] {
        const auto document = read_letter_document(api.registry, request.body);
        if (!document) return reply_to(refuse_document(document.problems()), request.asker);
        return reply_or_refusal(write(*document), request.asker, [&](const Letter& letter) { return letter_reply(letter, status); });
    });
}

Reply post_letter(const RecordsApi& api, const Request& request, const Caller& caller) {
    return with_document(api, request, 201, [&](const LetterDocument& document) { return create_letter(api.registry, caller, document); });
}

Reply put_letter(const RecordsApi& api, const Request& request, const Caller& caller) {
    return with_document(api, request, 200, [&](const LetterDocument& document) {
        return replace_letter(api.registry, caller, request.arguments[0], if_match(request), document);
    });
}

Reply get_letter(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    const auto reading = api.registry.store.read();
    const auto letter = reading->letter(caller.sight, request.arguments[0]);
    if (!letter) return reply_to(refusal_of(Outcome::not_found), request.asker);
    Value::Array documents;
    for (const DocumentFile& one : reading->documents(caller.sight, letter->id)) documents.push_back(document_value(one));
    const Value data = read_kept(reading->letter_json(caller.sight, letter->id, letter->version).value());
    return record_reply(with_member(with_member(letter_value(*letter), "data", data), "documents", Value(std::move(documents))), letter->version);
}

Reply list_letters(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (const auto refusal = check_parameters(request.query, parameters_of_list)) return reply_to(*refusal, request.asker);
    const auto text = [&](const char* name) { return parameter(request.query, name); };
    LetterFilter filter;
    if (!text("year").empty() && !(filter.year = read_whole(text("year")))) return wrong_parameter(request.asker, "year");
    if (!text("state").empty() && !(filter.state = read_letter_state(text("state")))) return wrong_parameter(request.asker, "state");
    if (!text("office").empty()) filter.office = text("office");
    const auto limit = read_limit(request);
    if (!limit) return wrong_parameter(request.asker, "limit");
    const auto after = read_letter_cursor(text("cursor"));
    if (!text("cursor").empty() && !after) return wrong_parameter(request.asker, "cursor");

    const auto reading = api.registry.store.read();
    const LetterPage page = text("report").empty() ? reading->letters(caller.sight, filter, after, *limit)
                                                   : LetterPage{reading->letters_with(caller.sight, text("report")), {}};
    Value::Array items;
    for (const Letter& letter : page.items) items.push_back(letter_value(letter));
    return list_reply(request, std::move(items), page.next ? std::optional(write_cursor(*page.next)) : std::nullopt);
}

// preview.pdf: as the caller would seal it; to-sign.pdf: as it is printed to be signed on paper.
Reply get_document(const RecordsApi& api, const Request& request, const Caller& caller) {
    const std::string &id = request.arguments[0], &name = request.arguments[1];
    const bool on_paper = name == "to-sign.pdf";
    if (!on_paper && name != "preview.pdf") return kept_document(api, request, caller);
    const auto refusal = on_paper ? check_parameters(request.query, parameters_of_paper) : std::nullopt;
    if (refusal) return reply_to(*refusal, request.asker);
    if (auto refused = on_paper ? std::nullopt : refuse_any_parameter(request)) return *std::move(refused);
    return in_pool(api.pool, request.asker, [&] {
        const auto rendered = on_paper ? print_letter(api.registry, caller, id, parameter(request.query, "signer")) : preview_letter(api.registry, caller, id);
        return reply_or_refusal(rendered, request.asker, [](const layout::Rendered& one) { return pdf_reply(one.pdf, one.file_name, one.ascii_file_name); });
    });
}

OrRefusal<SecondHalf> first_half(const RecordsApi& api, const Caller& signer, const std::string& id, const Transition& transition) {
    auto prepared = prepare_letter(api.registry, signer, id, transition.move, transition.own);
    if (const auto* refusal = std::get_if<Refusal>(&prepared)) return *refusal;
    const auto& made = std::get<PreparedLetter>(prepared);
    log_lowered(id, made.file, made.lowered);
    return SecondHalf([&signer, prepared = std::get<PreparedLetter>(std::move(prepared))](Transaction& writing) -> OrRefusal<Reply> {
        const auto moved = carry_out_letter(writing, signer, prepared);
        if (const auto* refusal = std::get_if<Refusal>(&moved)) return *refusal;
        const Letter& letter = std::get<Letter>(moved);
        Value value = letter_value(letter);
        if (prepared.file) value = with_member(value, "signature", signature_value(prepared.file->signature));
        return record_reply(value, letter.version);
    });
}

Reply post_transition(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    auto transition = read_transition(request.body);
    if (!transition) return reply_to(refuse_document(transition.problems()), request.asker);
    const auto once = read_once(request, caller, transition->told);
    if (const auto* refusal = std::get_if<Refusal>(&once)) return reply_to(*refusal, request.asker);
    transition->move.if_match = if_match(request);
    const Caller signer = with_password(api, caller, *transition);
    const auto work = [&] {
        return reply_or_refusal(do_once(api.registry, std::get<Once>(once), [&] { return first_half(api, signer, request.arguments[0], *transition); }), request.asker);
    };
    const bool makes_a_file = transition->move.action == Action::sign || transition->move.action == Action::register_;
    return makes_a_file ? in_pool(api.pool, request.asker, work) : work();
}

}  // namespace

void add_letters(Router& router, const RecordsApi& api) {
    const std::vector<std::string> json{"application/json"};
    const auto add = [&](const char* method, const char* pattern, const std::vector<std::string>& offers, auto handler) {
        router.add({method, pattern, offers, for_known(api, [api, handler](const Request& request, const Caller& caller) { return handler(api, request, caller); }),
                    Scope::open});
    };
    add("POST", "/v1/letters", json, post_letter);
    add("GET", "/v1/letters", json, list_letters);
    add("GET", "/v1/letters/{id}", json, get_letter);
    add("PUT", "/v1/letters/{id}", json, put_letter);
    add("GET", "/v1/letters/{id}/history", json, get_history);
    add("GET", "/v1/letters/{id}/documents/{name}", file_types, get_document);
    add("POST", "/v1/letters/{id}/transitions", json, post_transition);
}

}  // namespace server

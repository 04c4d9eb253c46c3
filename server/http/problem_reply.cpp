#include "server/http/problem_reply.h"

#include "layout/value/write_json.h"

#include <array>
#include <utility>

namespace server {

using layout::Value;

namespace {

Value count(int number) { return Value(layout::Number{std::to_string(number), static_cast<double>(number)}); }

Value errors_of(const layout::Problems& problems, Language language) {
    Value::Array errors;
    for (const layout::Problem& problem : problems) {
        const std::string& detail = language == Language::thai ? problem.thai : problem.english;
        errors.emplace_back(Value::Object{{"pointer", Value(problem.pointer)},
                                          {"code", Value(problem.code)},
                                          {"detail", Value(detail)}});
    }
    return Value(std::move(errors));
}

ProblemKind kind_of(const layout::Problems& problems) {
    for (const layout::Problem& problem : problems) {
        if (problem.code == "json") return kind::json;
        if (problem.code == "too_large") return kind::too_large;
    }
    return kind::validation;
}

}  // namespace

std::span<const ProblemKind> problem_kinds() {
    static constexpr std::array all{
        kind::json, kind::framing, kind::truncated, kind::form, kind::parameter, kind::idempotency_key,
        kind::unauthorized, kind::sign_in,
        kind::forbidden, kind::other_site, kind::role, kind::other_office, kind::delegation, kind::four_eyes, kind::reauthentication,
        kind::not_found, kind::method, kind::not_acceptable, kind::timeout,
        kind::state, kind::confirmation, kind::truncated_import, kind::edition_open, kind::reports_unsigned, kind::scan_missing, kind::taken,
        kind::number_taken, kind::no_seal,
        kind::length_required, kind::stale, kind::too_large, kind::target_too_long, kind::media_type,
        kind::validation, kind::reason_required, kind::number_required, kind::signer, kind::certificate, kind::key_reused,
        kind::if_match_required, kind::confirmation_required, kind::too_many_tries, kind::header_too_large,
        kind::internal, kind::transfer_coding, kind::busy, kind::unavailable, kind::version};
    return all;
}

Reply reply_to(const Refusal& refusal, const Asker& asker) {
    const bool thai = asker.language == Language::thai;
    Value::Object problem{{"type", Value("/problems/" + std::string(refusal.kind.code))},
                          {"title", Value(std::string(thai ? refusal.kind.thai : refusal.kind.english))},
                          {"status", count(refusal.kind.status)},
                          {"detail", Value(thai ? refusal.detail.thai : refusal.detail.english)}};
    if (!asker.path.empty()) problem.push_back({"instance", Value(asker.path)});
    problem.push_back({"traceId", Value(asker.id)});
    if (!refusal.errors.empty()) problem.push_back({"errors", errors_of(refusal.errors, asker.language)});

    Reply reply{refusal.kind.status, "application/problem+json", layout::write_json(Value(std::move(problem))), refusal.fields};
    reply.fields.emplace_back("Content-Language", thai ? "th" : "en");
    reply.fields.emplace_back("Cache-Control", "no-store");
    return reply;
}

Refusal refuse_document(layout::Problems problems) {
    const ProblemKind whole = kind_of(problems);
    const std::string places = std::to_string(problems.size());
    Sentence detail{"พบข้อที่ต้องแก้ไข " + places + " แห่ง โปรดแก้ไขแล้วส่งใหม่อีกครั้ง",
                    places == "1" ? "One place needs correcting." : places + " places need correcting."};
    return {whole, std::move(detail), {}, std::move(problems)};
}

}  // namespace server

// GET /v1/verifications/{code}: whether a signed document holds, for anybody who has it.

#include "server/api/verifications.h"

#include "server/api/json_reply.h"
#include "server/api/records_api.h"

namespace server {

using layout::Value;

namespace {

// One word for readers outside: "valid", "superseded", "withdrawn" (returned to be corrected), "cancelled".
std::string_view standing_of(const Report& report, const DocumentFile& document, const DocumentFile& newest) {
    if (report.state == ReportState::cancelled) return "cancelled";
    if (report.state == ReportState::superseded || document.version != newest.version) return "superseded";
    return report.signed_at ? "valid" : "withdrawn";
}

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value::Object facts_of(const Transaction& reading, const DocumentFile& document, const std::string& office, Day signed_on) {
    const auto known = reading.office(office);
    return {{"code", Value(document.code)},
            {"office", Value(office)},
            {"office_name", known ? Value(known->name) : Value()},
            {"sha256", Value(document.sha256)},
            {"signed_with", text_or_null(document.signature.means)},
            {"signed_on", Value(write_day(signed_on))}};
}

Value value_of_report(const Transaction& reading, const DocumentFile& document, const Report& report) {
    Value::Object facts = facts_of(reading, document, report.office, day_in_thailand(document.made));
    facts.push_back({"kind", Value("report")});
    facts.push_back({"state", Value(std::string(standing_of(report, document, reading.documents(Sight::everything(), report.id).back())))});
    facts.push_back({"number", Value()});
    facts.push_back({"date", Value()});
    return Value(std::move(facts));
}

Value value_of_letter(const Transaction& reading, const DocumentFile& document, const Letter& letter) {
    const Day signed_on = letter.by_hand ? letter.date.value() : day_in_thailand(document.made);
    Value::Object facts = facts_of(reading, document, letter.office, signed_on);
    facts.push_back({"kind", Value("letter")});
    facts.push_back({"state", Value(letter.state == LetterState::cancelled ? "cancelled" : "valid")});
    facts.push_back({"number", letter.number.empty() ? Value() : Value(letter.code + "/" + letter.number)});
    facts.push_back({"date", letter.date ? Value(write_day(*letter.date)) : Value()});
    // The code on its pages is that of the letter before it was numbered.
    facts.push_back({"numbered_sha256", letter.number.empty() ? Value() : Value(reading.documents(Sight::everything(), letter.id).back().sha256)});
    return Value(std::move(facts));
}

Reply get_verification(const RecordsApi& api, const Request& request) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    const auto value = verification_of(*api.registry.store.read(), request.arguments[0]);
    if (!value) {
        return reply_to({kind::not_found, {"ไม่มีเอกสารที่มีรหัสตรวจสอบนี้", "No document has this code."}, {}, {}}, request.asker);
    }
    return json_reply(*value);
}

}  // namespace

std::optional<Value> verification_of(const Transaction& reading, const std::string& code) {
    const Sight all = Sight::everything();
    const auto document = reading.document_with_code(code);
    if (!document) return {};
    if (const auto report = reading.report(all, document->owner)) return value_of_report(reading, *document, *report);
    const Letter letter = reading.letter(all, document->owner).value();
    if (document->signature.means != means::ink) return value_of_letter(reading, *document, letter);
    if (!letter.by_hand) return {};
    return value_of_letter(reading, reading.documents(all, letter.id).back(), letter);  // The scan that was recorded.
}

void add_verifications(Router& router, const RecordsApi& api) {
    router.add({"GET", "/v1/verifications/{code}", {"application/json"}, [api](const Request& request) { return get_verification(api, request); }, Scope::open});
}

}  // namespace server

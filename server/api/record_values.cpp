#include "server/api/record_values.h"

#include "layout/value/read_json.h"
#include "server/signoff/seal/reasons.h"

#include <sstream>
#include <string>

namespace server {

using layout::Value;

namespace {

Value whole(std::int64_t number) { return Value(layout::Number{std::to_string(number), static_cast<double>(number)}); }
Value word(std::string_view text) { return Value(std::string(text)); }
Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }
Value moment(const std::optional<Instant>& instant) { return instant ? Value(write_instant(*instant)) : Value(); }
Value day(const std::optional<Day>& day) { return day ? Value(write_day(*day)) : Value(); }

Value texts(const std::vector<std::string>& list) {
    Value::Array items;
    for (const std::string& one : list) items.emplace_back(one);
    return Value(std::move(items));
}

Value kept_json(const std::string& json) {
    if (json.empty()) return Value();
    const auto value = layout::read_json(json);
    return value ? *value : Value();
}

}  // namespace

Value report_value(const Report& r) {
    return Value(Value::Object{{"id", Value(r.id)}, {"version", whole(r.version)}, {"office", Value(r.office)}, {"unit", text_or_null(r.unit)},
                               {"fiscal_year", whole(r.fiscal_year)}, {"quarter", whole(r.quarter)}, {"code", Value(r.code)},
                               {"type", text_or_null(r.type)}, {"name", Value(r.name)}, {"state", word(name_of(r.state))},
                               {"state_th", word(thai_name_of(r.state))}, {"edition", whole(r.edition)}, {"supersedes", text_or_null(r.supersedes)},
                               {"data_sha256", Value(r.data_sha256)}, {"truncated", Value(r.truncated)}, {"authors", texts(r.authors)},
                               {"checked_by", text_or_null(r.checked_by)}, {"signed_by", text_or_null(r.signed_by)},
                               {"delegation", text_or_null(r.delegation)}, {"reason", text_or_null(r.reason)}, {"review", kept_json(r.review)},
                               {"created", moment(r.created)}, {"changed", moment(r.changed)}, {"signed_at", moment(r.signed_at)},
                               {"sent_at", moment(r.sent_at)}});
}

Value evidence_value(const Evidence& e) {
    return Value(Value::Object{{"id", Value(e.id)}, {"name", Value(e.name)}, {"media_type", Value(e.media_type)}, {"sha256", Value(e.sha256)},
                               {"bytes", whole(e.bytes)}, {"added_version", whole(e.added_version)},
                               {"removed_version", e.removed_version == 0 ? Value() : whole(e.removed_version)}});
}

Value signature_value(const SignatureFacts& s) {
    if (s.means.empty()) return Value();
    Value::Array lowered;
    std::istringstream codes(s.lowered);
    for (std::string code; codes >> code;) {
        const layout::Problem why = reason(code);
        lowered.emplace_back(Value::Object{{"code", Value(code)}, {"detail", Value(why.thai)}, {"detail_en", Value(why.english)}});
    }
    return Value(Value::Object{{"means", Value(s.means)}, {"certificate", text_or_null(s.certificate)}, {"level", text_or_null(s.level)},
                               {"lowered", Value(std::move(lowered))}});
}

Value document_value(const DocumentFile& d) {
    return Value(Value::Object{{"name", Value(d.name)}, {"version", whole(d.version)}, {"media_type", Value(d.media_type)}, {"sha256", Value(d.sha256)},
                               {"bytes", whole(d.bytes)}, {"pages", whole(d.pages)}, {"code", text_or_null(d.code)}, {"made", moment(d.made)},
                               {"signature", signature_value(d.signature)}});
}

Value letter_value(const Letter& l) {
    return Value(Value::Object{{"id", Value(l.id)}, {"version", whole(l.version)}, {"office", Value(l.office)}, {"unit", text_or_null(l.unit)},
                               {"state", word(name_of(l.state))}, {"state_th", word(thai_name_of(l.state))}, {"code", Value(l.code)},
                               {"circular", Value(l.circular)}, {"number", text_or_null(l.number)}, {"date", day(l.date)},
                               {"subject", Value(l.subject)}, {"to", Value(l.to)}, {"data_sha256", Value(l.data_sha256)},
                               {"reports", texts(l.reports)}, {"authors", texts(l.authors)}, {"signed_by", text_or_null(l.signed_by)},
                               {"delegation", text_or_null(l.delegation)}, {"by_hand", Value(l.by_hand)}, {"reason", text_or_null(l.reason)}, {"created", moment(l.created)},
                               {"changed", moment(l.changed)}, {"signed_at", moment(l.signed_at)}, {"sent_at", moment(l.sent_at)}});
}

Value plan_value(const Plan& plan) {
    Value::Array indicators;
    for (const PlannedIndicator& one : plan.indicators) {
        Value::Array due;
        for (const auto& date : one.due) due.push_back(day(date));
        indicators.emplace_back(Value::Object{{"code", Value(one.code)}, {"name", Value(one.name)}, {"type", text_or_null(one.type)}, {"due", Value(std::move(due))}});
    }
    return Value(Value::Object{{"fiscal_year", whole(plan.fiscal_year)}, {"office", Value(plan.office)}, {"version", whole(plan.version)},
                               {"indicators", Value(std::move(indicators))}});
}

Value history_value(const AuditEntry& entry) {
    const AuditEvent& e = entry.event;
    return Value(Value::Object{{"number", whole(static_cast<std::int64_t>(entry.number))}, {"at", moment(e.at)}, {"actor", text_or_null(e.actor)},
                               {"action", Value(e.action)}, {"version", whole(e.version)}, {"state", Value(e.state)},
                               {"data_sha256", text_or_null(e.data_sha256)}, {"file_sha256", text_or_null(e.file_sha256)},
                               {"detail", text_or_null(e.detail)}, {"previous", Value(entry.previous)}, {"digest", Value(entry.digest)}});
}

}  // namespace server

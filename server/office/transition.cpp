#include "server/office/transition.h"

#include "layout/value/read_json.h"
#include "layout/value/schema.h"
#include "server/office/report_document.h"

#include <Poco/Base64Decoder.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>

namespace server {

using layout::Problem;
using layout::Value;

namespace {

// What both kinds of request have. A figure is as in bma-report/1.
constexpr const char* members_of_both = R"("action": {"enum": ["submit", "check", "return", "sign_off", "send", "review", "cancel", "revise", "sign", "register", "record_ink"]},
    "reason": {"type": "string", "maxLength": 1000, "minLength": 1},
    "confirm_sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    "password": {"type": "string", "maxLength": 1000},
    "number": {"type": "string", "minLength": 1, "maxLength": 40, "pattern": "^[^\\n]*$"},
    "date": {"type": "string", "format": "date"},
    "signer": {"type": "string", "minLength": 1, "maxLength": 40},
    "certificate": {"type": "object", "additionalProperties": false, "properties": {"pkcs12": {"type": "string", "maxLength": 60000},
        "password": {"type": "string", "maxLength": 1000}, "token": {"enum": [true]}}},
    "scores": {"type": "object", "additionalProperties": false, "required": ["score", "score_2_1", "score_2_2"], "properties": {
        "score": {"$ref": "#/definitions/figure"}, "score_2_1": {"$ref": "#/definitions/figure"}, "score_2_2": {"$ref": "#/definitions/figure"},
        "comment": {"type": ["string", "null"], "maxLength": 5000}}})";
constexpr const char* figure = R"("definitions": {"figure": {"type": "object", "required": ["text"], "additionalProperties": false, "properties": {
    "text": {"type": "string", "maxLength": 60}, "value": {"type": ["number", "null"]}}}})";
constexpr const char* records_member = R"("records": {"type": "array", "minItems": 1, "maxItems": 200, "items": {"type": "object",
    "required": ["id", "version"], "additionalProperties": false, "properties": {"id": {"type": "string", "maxLength": 100},
    "version": {"type": "integer", "minimum": 1, "maximum": 1000000000}}}})";

layout::Schema compile(const std::string& required, const std::string& more) {
    const std::string text = "{\"type\": \"object\", \"required\": [" + required + "], \"additionalProperties\": false, \"properties\": {" + members_of_both +
                             more + "}, " + figure + "}";
    const auto schema = layout::read_json(text);
    if (!schema) throw std::logic_error("the schema of transitions: " + schema.problems().front().english);
    return layout::Schema::compile(*schema, "transition");
}

// Nothing for anything but RFC 4648 on one line.
std::optional<std::string> from_base64(const std::string& text) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t end = std::min(text.find_first_not_of(digits), text.size());
    if (text.empty() || text.size() % 4 != 0 || text.size() - end > 2 || text.find_first_not_of('=', end) != std::string::npos) return {};
    std::istringstream encoded(text);
    Poco::Base64Decoder decoder(encoded);
    return std::string(std::istreambuf_iterator<char>(decoder), {});
}

// Of a certificate only that there is one is told.
Value without_secrets(const Value& body) {
    Value::Object members = body.members();
    std::erase_if(members, [](const layout::Member& member) { return member.name == "password"; });
    for (layout::Member& member : members)
        if (member.name == "certificate") member.value = Value(member.value.find("token") ? "token" : "pkcs12");
    return Value(std::move(members));
}

Problem wrong_certificate(const char* member) {
    return {std::string("/certificate") + member, "rule", "ต้องระบุแฟ้ม PKCS#12 (base64) พร้อมรหัสผ่าน หรือ token อย่างใดอย่างหนึ่ง",
            "Give either a PKCS#12 file in base64 with its password, or the token"};
}

layout::Result<OwnCertificate> read_certificate_member(const Value& value) {
    const bool in_token = value.find("token") != nullptr, has_file = value.find("pkcs12") && value.find("password");
    if (in_token == has_file || value.members().size() != (in_token ? 1u : 2u)) return wrong_certificate("");
    if (in_token) return OwnCertificate{"", "", true};
    const auto bytes = from_base64(text_at(value, "/pkcs12"));
    if (!bytes) return wrong_certificate("/pkcs12");
    return OwnCertificate{*bytes, text_at(value, "/password"), false};
}

std::optional<Problem> take_records(const Value& list, std::vector<RecordSeen>& records) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < list.items().size(); ++i) {
        const Value& one = list.items()[i];
        records.push_back({one.find("id")->text(), static_cast<std::int64_t>(one.find("version")->number().value)});
        if (!seen.insert(records.back().id).second)
            return Problem{layout::child_pointer("/records", i), "rule", "รายการนี้ซ้ำกับรายการก่อนหน้า", "This record stands in the list already"};
    }
    return {};
}

layout::Result<Transition> read_with(const layout::Schema& schema, std::string_view body) {
    const auto value = layout::read_json(body);
    if (!value) return value.problems();
    if (auto problems = schema.check(*value); !problems.empty()) return problems;
    Transition transition;
    transition.move.action = read_action(text_at(*value, "/action")).value();
    transition.move.reason = text_at(*value, "/reason");
    transition.move.confirmed_sha256 = text_at(*value, "/confirm_sha256");
    transition.move.number = text_at(*value, "/number");
    transition.move.signer = text_at(*value, "/signer");
    transition.move.date = read_day(text_at(*value, "/date"));
    transition.password = text_at(*value, "/password");
    transition.told = without_secrets(*value);
    if (const Value* certificate = value->find("certificate")) {
        auto own = read_certificate_member(*certificate);
        if (!own) return own.problems();
        transition.own = *std::move(own);
    }
    if (const Value* scores = value->find("scores")) transition.scores = *scores;
    if (transition.move.action == Action::review && !transition.scores)
        return Problem{"/scores", "required", "ต้องระบุผลการประเมิน", "The scores are missing"};
    if (const Value* records = value->find("records"))
        if (const auto problem = take_records(*records, transition.records)) return *problem;
    return transition;
}

}  // namespace

layout::Result<Transition> read_transition(std::string_view body) {
    static const layout::Schema schema = compile("\"action\"", "");
    return read_with(schema, body);
}

layout::Result<Transition> read_transitions(std::string_view body) {
    static const layout::Schema schema = compile("\"action\", \"records\"", std::string(", ") + records_member);
    return read_with(schema, body);
}

}  // namespace server

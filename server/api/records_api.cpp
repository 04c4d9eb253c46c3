#include "server/api/records_api.h"

#include "server/api/json_reply.h"
#include "server/http/file_fields.h"
#include "server/http/query.h"

#include <charconv>

namespace server {

using layout::Value;

namespace {

template <class Number>
std::optional<Number> read_number(std::string_view text) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return {};
    return number;
}

// The request's own query with another cursor.
std::string next_target(const Request& request, const std::string& cursor) {
    std::string target = request.asker.path + "?";
    for (const Parameter& parameter : request.query)
        if (parameter.name != "cursor") target += percent_encoded(parameter.name) + "=" + percent_encoded(parameter.value) + "&";
    return target + "cursor=" + cursor;
}

}  // namespace

Handler for_known(const RecordsApi& api, CallerHandler handler) {
    return [&who = api.who, handler = std::move(handler)](const Request& request) {
        const Caller caller = who.identify(request);
        if (!caller.actor.known)
            return reply_to({kind::unauthorized, {"กรุณาเข้าสู่ระบบก่อนดำเนินการ", "Sign in first."}, {}, {}}, request.asker);
        return handler(request, caller);
    };
}

std::optional<std::int64_t> if_match(const Request& request) {
    const std::string tag = field(request.fields, "If-Match");
    if (tag.empty()) return {};
    if (tag.size() < 3 || tag.front() != '"' || tag.back() != '"') return -1;
    return read_number<std::int64_t>(std::string_view(tag).substr(1, tag.size() - 2)).value_or(-1);
}

Reply record_reply(const Value& value, std::int64_t version) {
    Reply reply = json_reply(value);
    reply.fields = {{"ETag", "\"" + std::to_string(version) + "\""}, {"Cache-Control", "private, no-cache"}};
    return reply;
}

std::optional<int> read_whole(std::string_view text) {
    return text.starts_with('-') ? std::nullopt : read_number<int>(text);
}

std::optional<int> read_limit(const Request& request) {
    const std::string text = parameter(request.query, "limit");
    const auto limit = text.empty() ? std::optional<int>(50) : read_whole(text);
    return limit && *limit >= 1 && *limit <= most_rows ? limit : std::nullopt;
}

Reply wrong_parameter(const Asker& asker, const std::string& name) {
    return reply_to({kind::parameter, {"ค่าของพารามิเตอร์ " + name + " ไม่ถูกต้อง", "The parameter " + name + " has no value that is known here."}, {}, {}}, asker);
}

Reply list_reply(const Request& request, std::vector<Value> items, const std::optional<std::string>& next) {
    Reply reply = json_reply(Value(Value::Object{{"items", Value(std::move(items))}, {"next_cursor", next ? Value(*next) : Value()}}));
    reply.fields = {{"Cache-Control", "private, no-cache"}};
    if (next) reply.fields.emplace_back("Link", "<" + next_target(request, *next) + ">; rel=\"next\"");
    return reply;
}

}  // namespace server

#include "server/api/records_api.h"

#include "server/api/access.h"
#include "server/api/file_reply.h"
#include "server/api/json_reply.h"
#include "server/api/record_body.h"
#include "server/api/record_values.h"
#include "server/http/log.h"
#include "server/http/query.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace server {

using layout::Value;

namespace {

constexpr std::array<std::string_view, 1> parameters_of_document{"version"};

// The request's own query with another cursor.
std::string next_target(const Request& request, const std::string& cursor) {
    std::vector<Parameter> query = request.query;
    std::erase_if(query, [](const Parameter& one) { return one.name == "cursor"; });
    query.push_back({"cursor", cursor});
    return with_query(request.asker.path, query);
}

}  // namespace

void add_records(Router& router, const RecordsApi& api) {
    add_reports(router, api);
    add_transitions(router, api);
    add_report_files(router, api);
    add_letters(router, api);
    add_letter_scans(router, api);
    add_plans(router, api);
    add_verifications(router, api);
}

Handler for_known(const RecordsApi& api, CallerHandler handler) {
    return [&who = api.who, handler = std::move(handler)](const Request& request) {
        const Caller caller = who.identify(request);
        if (!caller.actor.known) return reply_to(refuse_nobody(), request.asker);
        return handler(request, caller);
    };
}

std::optional<std::int64_t> if_match(const Request& request) {
    const std::string tag = field(request.fields, "If-Match");
    if (tag.empty()) return {};
    if (tag.size() < 3 || tag.front() != '"' || tag.back() != '"') return -1;
    return read_digits<std::int64_t>(std::string_view(tag).substr(1, tag.size() - 2)).value_or(-1);
}

Caller with_password(const RecordsApi& api, Caller caller, const Transition& transition) {
    const bool signs = transition.move.action == Action::sign_off || transition.move.action == Action::sign;
    if (signs && !transition.password.empty()) caller.actor.reauthenticated = api.who.confirms(caller, transition.password);
    return caller;
}

namespace {

// "รายงาน 5009-0963 ไตรมาส 3-2564.pdf", "หนังสือ กท 4810-3336.pdf": a clerk finds it again among downloads.
std::string name_for_people(const Transaction& reading, const Sight& sight, const DocumentFile& document) {
    const std::string ending = document.name.substr(document.name.rfind('.'));
    if (const auto report = reading.report(sight, document.owner))
        return "รายงาน " + report->code + " ไตรมาส " + std::to_string(report->quarter) + "-" + std::to_string(report->fiscal_year) + ending;
    const auto letter = reading.letter(sight, document.owner);
    if (!letter || letter->number.empty()) return "หนังสือ" + ending;
    std::string number = letter->code + "-" + letter->number;
    std::replace(number.begin(), number.end(), '/', '-');
    return "หนังสือ " + number + ending;
}

}  // namespace

Reply kept_document(const RecordsApi& api, const Request& request, const Caller& caller) {
    const std::string& id = request.arguments[0], name = request.arguments[1];
    if (const auto refusal = check_parameters(request.query, parameters_of_document)) return reply_to(*refusal, request.asker);
    const std::string version = parameter(request.query, "version");

    const auto reading = api.registry.store.read();
    auto documents = reading->documents(caller.sight, id);
    std::erase_if(documents, [&](const DocumentFile& one) { return one.name != name || (!version.empty() && std::to_string(one.version) != version); });
    if (documents.empty()) return reply_to(refusal_of(Outcome::not_found), request.asker);
    const DocumentFile& newest = documents.back();
    const std::string ascii_name = id + "-" + std::to_string(newest.version) + "-" + newest.name;
    const bool is_ours = newest.signature.means != means::ink;
    return file_reply(api.registry.files, {newest.media_type, newest.sha256, name_for_people(*reading, caller.sight, newest), ascii_name, !version.empty(), is_ours});
}

Reply get_history(const RecordsApi& api, const Request& request, const Caller& caller) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    const auto reading = api.registry.store.read();
    const auto entries = reading->history(caller.sight, request.arguments[0]);
    if (entries.empty()) return reply_to(refusal_of(Outcome::not_found), request.asker);
    Value::Array items;
    for (const AuditEntry& entry : entries) items.push_back(history_value(entry));
    return json_reply(Value(Value::Object{{"items", Value(std::move(items))}}));
}

void log_lowered(const std::string& record, const std::optional<DocumentFile>& document, const layout::Problems& lowered) {
    for (const layout::Problem& why : lowered)
        log_line("seal_lowered", {{"record", record}, {"level", document->signature.level}, {"code", why.code}, {"reason", why.english}});
}

Reply record_reply(const Value& value, std::int64_t version) {
    Reply reply = json_reply(value);
    reply.fields = {{"ETag", version_tag(version)}, {"Cache-Control", "private, no-cache"}};
    return reply;
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

// /history: who did what in the office, and when; as CSV, too. Whether the chain of it all is whole.

#include "server/api/read_filter.h"
#include "server/desk/choices.h"
#include "server/desk/desk.h"
#include "server/desk/history_view.h"
#include "server/desk/sheet_reply.h"
#include "server/desk/thai_day_text.h"
#include "server/http/query.h"

#include <algorithm>

namespace server {

namespace {

constexpr std::size_t rows_of_a_page = 50;
constexpr std::size_t rows_of_a_file = max_sheet_rows - 1;
constexpr int window = 500;                  // Entries that are read at once,
constexpr std::uint64_t most_read = 50'000;  // and in all for one answer.

// Whoever answers for what their office does.
constexpr Roles who_may_see = {Role::approver, Role::records, Role::administrator};

struct HistoryFilter {
    std::string office, action, record;
    std::optional<Day> from, to;
};

bool is_asked_for(const AuditEvent& event, const HistoryFilter& filter) {
    const Day day = day_in_thailand(event.at);
    return event.office == filter.office && (filter.action.empty() || event.action == filter.action) && (filter.record.empty() || event.record == filter.record) &&
           (!filter.from || day >= *filter.from) && (!filter.to || day <= *filter.to);
}

struct Found {
    std::vector<AuditEntry> entries;      // Newest first.
    std::uint64_t before = 0;             // Where the search goes on: below this number. 0: it is through.
};

Found find_entries(const Transaction& reading, const HistoryFilter& filter, std::uint64_t before, std::size_t most) {
    Found found;
    for (std::uint64_t read = 0, last = before; last > 1 && read < most_read;) {
        const std::uint64_t first = last > window ? last - window : 1;
        std::vector<AuditEntry> some = reading.audit(first, static_cast<int>(last - first));
        for (auto one = some.rbegin(); one != some.rend(); ++one) {
            if (!is_asked_for(one->event, filter)) continue;
            found.entries.push_back(std::move(*one));
            if (found.entries.size() == most) {
                found.before = found.entries.back().number > 1 ? found.entries.back().number : 0;
                return found;
            }
        }
        read += last - first;
        last = first;
        found.before = first > 1 ? first : 0;
    }
    return found;
}

// "" where the record is none of a report or letter that this person sees.
std::pair<std::string, std::string> place_of(const Transaction& reading, const Visit& visit, const std::string& record) {
    if (const auto report = reading.report(visit.caller.sight, record)) return {"/reports/" + record, report->code + " " + report->name};
    if (const auto letter = reading.letter(visit.caller.sight, record)) return {"/letters/" + record, letter->subject};
    return {"", record};
}

std::string who_did(const Transaction& reading, const AuditEvent& event) { return event.actor == "operator" ? "ผู้ดูแลเครื่อง" : person_called(reading, event.actor); }

View entry_row(const Transaction& reading, const Visit& visit, const AuditEntry& entry) {
    const auto [address, name] = place_of(reading, visit, entry.event.record);
    return View().text("number", std::to_string(entry.number)).text("at", thai_moment(entry.event.at)).text("who", who_did(reading, entry.event)).text(
        "what", thai_word_of(entry.event.action)).text("address", address).text("name", name).text("detail", entry.event.detail);
}

// Actions that are worth choosing, by their names in the audit.
Choices action_choices() {
    Choices choices;
    for (const char* name : {"create", "replace", "add_evidence", "remove_evidence", "submit", "check", "return", "sign_off", "send", "review", "cancel", "revise",
                             "supersede", "sign", "register", "plan", "person", "password", "delegate", "key", "revoke", "office"})
        choices.push_back({name, thai_word_of(name)});
    return choices;
}

HistoryFilter filter_in(const Visit& visit, std::vector<FormError>& errors) {
    const auto text = [&](const char* name) { return parameter(visit.request.query, name); };
    HistoryFilter filter{visit.caller.actor.office, text("action"), text("record"), read_thai_day(text("from")), read_thai_day(text("to"))};
    for (const auto& [name, day] : {std::pair("from", filter.from), std::pair("to", filter.to)})
        if (!text(name).empty() && !day) errors.push_back({name, no_thai_day});
    return filter;
}

// The filter as it is, with one parameter more.
std::string address_with(const Visit& visit, const char* path, Parameter more = {}) {
    std::vector<Parameter> query;
    for (const char* name : {"action", "record", "from", "to"}) query.push_back({name, parameter(visit.request.query, name)});
    query.push_back(std::move(more));
    return with_query(path, query);
}

// What is wrong with the chain from its first entry on, or that nothing is.
std::string chain_sentence(const Transaction& reading) {
    const std::uint64_t last = reading.head().number;
    ChainCheck check;
    for (std::uint64_t first = 1; first <= last; first += window)
        for (const AuditEntry& entry : reading.audit(first, window)) check.add(entry);
    if (check.fault() || check.head().number != last) return "";
    return "ประวัติครบถ้วน " + with_commas(static_cast<std::int64_t>(last)) + " รายการ ไม่มีรายการใดถูกแก้ไข ลบ หรือสลับลำดับ";
}

void add_check(View& view, const Visit& visit, const Transaction& reading) {
    const bool asked = parameter(visit.request.query, "chain") == "1";
    const std::string whole = asked ? chain_sentence(reading) : "";
    view.flag("checked", asked).text("whole", whole).text("check", address_with(visit, "/history", {"chain", "1"}));
}

std::optional<Refusal> refuse_reader(const Visit& visit) {
    if (visit.caller.actor.roles.has_one_of(who_may_see)) return {};
    return Refusal{kind::role, {"ประวัติการใช้งานดูได้เฉพาะผู้ลงนาม เจ้าหน้าที่สารบรรณ และผู้ดูแลระบบของหน่วยงาน", "The history is for approvers, records officers and administrators."}, {}, {}};
}

std::uint64_t first_not_shown(const Transaction& reading, const Visit& visit) {
    return read_digits<std::uint64_t>(parameter(visit.request.query, "before")).value_or(reading.head().number + 1);
}

Reply history(const Visit& visit) {
    if (const auto refusal = refuse_reader(visit)) return show_refusal(visit, *refusal);
    std::vector<FormError> errors;
    const HistoryFilter filter = filter_in(visit, errors);
    const auto reading = visit.desk.registry.store.read();
    const Found found = errors.empty() ? find_entries(*reading, filter, first_not_shown(*reading, visit), rows_of_a_page) : Found();
    std::vector<View> rows;
    for (const AuditEntry& entry : found.entries) rows.push_back(entry_row(*reading, visit, entry));
    const auto text = [&](const char* name) { return parameter(visit.request.query, name); };
    View view;
    view.list("actions", options(with_blank("ทุกการดำเนินการ", action_choices()), text("action"))).text("from", text("from")).text("to", text("to"));
    view.list("rows", std::move(rows)).text("next", found.before == 0 ? "" : address_with(visit, "/history", {"before", std::to_string(found.before)})).text("csv", address_with(visit, "/history.csv"));
    add_check(view, visit, *reading);
    return show(visit, "history", {"ประวัติการใช้งาน", view, errors.empty() ? 200 : 400, errors});
}

SheetRow row_of(const Transaction& reading, const Visit& visit, const AuditEntry& entry) {
    const AuditEvent& event = entry.event;
    return {{std::to_string(entry.number), true}, {thai_moment(event.at)}, {who_did(reading, event)}, {thai_word_of(event.action)}, {place_of(reading, visit, event.record).second},
            {event.record}, {std::to_string(event.version), true}, {event.detail}, {event.file_sha256}, {entry.digest}};
}

Reply history_file(const Visit& visit) {
    if (const auto refusal = refuse_reader(visit)) return show_refusal(visit, *refusal);
    std::vector<FormError> errors;
    const HistoryFilter filter = filter_in(visit, errors);
    if (!errors.empty()) return go_to(address_with(visit, "/history"));
    const auto reading = visit.desk.registry.store.read();
    Sheet sheet{{{"ลำดับ"}, {"เมื่อ"}, {"ผู้ดำเนินการ"}, {"การดำเนินการ"}, {"รายการ"}, {"รหัสรายการ"}, {"รุ่น"}, {"หมายเหตุ"}, {"SHA-256 ของแฟ้ม"}, {"ลายนิ้วมือของรายการ"}}};
    for (const AuditEntry& entry : find_entries(*reading, filter, reading->head().number + 1, rows_of_a_file).entries) sheet.push_back(row_of(*reading, visit, entry));
    return csv_reply(sheet, "history");
}

}  // namespace

void add_history(Router& router, const Desk& desk) {
    add_screen(router, desk, "/history", history);
    add_screen(router, desk, "/history.csv", history_file, For::people, {csv_type, "text/html"});
}

}  // namespace server

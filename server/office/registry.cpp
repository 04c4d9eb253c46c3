#include "server/office/registry.h"

#include <algorithm>
#include <stdexcept>

namespace server {

namespace {

template <class Record>
AuditEvent begin_event(const Record& record, const Caller& caller, std::string_view action, Instant at) {
    AuditEvent event = event_of(caller, action, record.office, record.id, record.version, at);
    event.state = name_of(record.state);
    event.data_sha256 = record.data_sha256;
    return event;
}

const ProblemKind& kind_named(std::string_view code) {
    const auto kinds = problem_kinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const ProblemKind& kind) { return kind.code == code; });
    if (found == kinds.end()) throw std::logic_error("no kind of problem is called " + std::string(code));
    return *found;
}

}  // namespace

Refusal refusal_of(const MoveRefusal& refusal) { return {kind_named(refusal.code), {refusal.thai, refusal.english}, {}, {}}; }

Refusal refusal_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::not_found: return {kind::not_found, {"ไม่พบเอกสารที่ระบุ", "There is no such record."}, {}, {}};
        case Outcome::stale:
            return {kind::stale, {"มีผู้แก้ไขข้อมูลนี้แล้ว กรุณาเรียกดูข้อมูลล่าสุดแล้วดำเนินการอีกครั้ง", "It has changed since; look at it again first."}, {}, {}};
        case Outcome::taken: return {kind::taken, {"มีข้อมูลนี้อยู่ในระบบแล้ว", "It is there already."}, {}, {}};
        case Outcome::done: break;
    }
    throw std::logic_error("what is done is not refused");
}

AuditEvent event_of(const Caller& caller, std::string_view action, const std::string& office, const std::string& record, std::int64_t version, Instant at) {
    AuditEvent event;
    event.at = at;
    event.actor = caller.actor.id;
    event.via = caller.via;
    event.office = office;
    event.action = action;
    event.record = record;
    event.version = version;
    return event;
}

AuditEvent event_of(const Report& report, const Caller& caller, std::string_view action, Instant at) { return begin_event(report, caller, action, at); }
AuditEvent event_of(const Letter& letter, const Caller& caller, std::string_view action, Instant at) { return begin_event(letter, caller, action, at); }

void add_author(std::vector<std::string>& authors, const std::string& person) {
    if (std::find(authors.begin(), authors.end(), person) == authors.end()) authors.push_back(person);
}

}  // namespace server

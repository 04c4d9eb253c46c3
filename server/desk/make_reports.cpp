#include "server/desk/make_reports.h"

#include "layout/value/write_json.h"
#include "server/office/move_reports.h"
#include "server/office/write_report.h"

namespace server {

using layout::Value;

namespace {

using Clock = std::chrono::steady_clock;

Refusal refuse_for_now() {
    return {kind::busy, {"ยังไม่ได้จัดทำ เพราะระบบกำลังทำงานเต็มกำลัง โปรดกดปุ่มอีกครั้ง ระบบจะทำต่อจากที่ทำไว้", "Not made yet; try again."}, {}, {}};
}

MadeReport made_of(const OrRefusal<Report>& created) {
    if (const auto* report = std::get_if<Report>(&created)) return {report->id, false, {}};
    return {"", false, std::get<Refusal>(created)};
}

// Drafts that can be printed and are not kept yet: each commit costs a flush of the disk, so some are made together.
class Batch {
public:
    Batch(const Visit& visit, std::vector<MadeReport>& made) : visit_(visit), made_(made) {}

    // The report that made[place] tells of.
    void add(const ReportToMake& one, std::size_t place) {
        auto document = read_in_pool(visit_, one.document);
        if (!document) return;
        if (!*document) {
            made_[place].refusal = refuse_document(document->problems());
            return;
        }
        reports_.push_back({**std::move(document), one.truncated});
        places_.push_back(place);
        if (reports_.size() == most) keep();
    }

    void keep() {
        if (reports_.empty()) return;
        const auto created = create_reports(visit_.desk.registry, visit_.caller, reports_);
        for (std::size_t i = 0; i < created.size(); ++i) made_[places_[i]] = made_of(created[i]);
        reports_.clear();
        places_.clear();
    }

private:
    static constexpr std::size_t most = 20;  // Others wait for the transaction: some 10 ms.
    const Visit& visit_;
    std::vector<MadeReport>& made_;
    std::vector<ReportToCreate> reports_;
    std::vector<std::size_t> places_;
};

int number_at(const Value& document, std::string_view name) {
    const Value* found = document.find(name);
    return found && found->kind() == Value::Kind::number ? static_cast<int>(found->number().value) : 0;
}

}  // namespace

std::optional<Refusal> refuse_to_make_reports(const Visit& visit) {
    if (const auto refused = refuse_to_create_report(visit.caller.actor)) return refusal_of(*refused);
    return {};
}

std::optional<layout::Result<ReportDocument>> read_in_pool(const Visit& visit, const Value& document) {
    std::optional<layout::Result<ReportDocument>> read;
    if (!visit.desk.pool.run([&] { read = read_report_document(visit.desk.registry, layout::write_json(document)); })) return {};
    return read;
}

layout::Problems problems_of(const Refusal& refusal) {
    if (!refusal.errors.empty()) return refusal.errors;
    return {{"", std::string(refusal.kind.code), refusal.detail.thai, refusal.detail.english}};
}

std::vector<MadeReport> make_reports(const Visit& visit, const std::vector<ReportToMake>& reports, std::chrono::milliseconds most) {
    const auto end = Clock::now() + most;
    std::map<std::string, Report> there;
    if (!reports.empty())
        there = reports_of_quarter(*visit.desk.registry.store.read(), visit, number_at(reports[0].document, "fiscal_year"), number_at(reports[0].document, "quarter"));
    std::vector<MadeReport> made(reports.size(), {"", false, refuse_for_now()});
    Batch batch(visit, made);
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const auto before = there.find(text_at(reports[i].document, "/indicators/0/code"));
        if (before != there.end()) made[i] = {before->second.id, true, {}};
        else if (Clock::now() <= end) batch.add(reports[i], i);
    }
    batch.keep();
    return made;
}

std::map<std::string, Report> reports_of_quarter(const Transaction& reading, const Visit& visit, int fiscal_year, int quarter) {
    ReportFilter filter;
    filter.fiscal_year = fiscal_year;
    filter.quarter = quarter;
    filter.office = visit.caller.actor.office;
    std::map<std::string, Report> found;
    std::optional<ReportPlace> after;
    do {
        const ReportPage page = reading.reports(visit.caller.sight, filter, after, most_rows);
        for (const Report& report : page.items) {
            if (report.state == ReportState::cancelled) continue;
            const auto known = found.find(report.code);
            if (known == found.end() || known->second.edition < report.edition) found.insert_or_assign(report.code, report);
        }
        after = page.next;
    } while (after);
    return found;
}

std::optional<Refusal> submit_reports(const Visit& visit, const std::vector<RecordSeen>& reports) {
    const Registry& registry = visit.desk.registry;
    Transition transition;
    transition.move.action = Action::submit;
    transition.records = reports;
    const auto prepared = prepare_moves(registry, visit.caller, transition, true);
    if (const auto* refusal = std::get_if<Refusal>(&prepared)) return *refusal;
    const auto writing = registry.store.write();
    const auto moved = carry_out_moves(*writing, visit.caller, std::get<PreparedMoves>(prepared));
    if (const auto* refusal = std::get_if<Refusal>(&moved)) return *refusal;
    writing->commit();
    return {};
}

}  // namespace server

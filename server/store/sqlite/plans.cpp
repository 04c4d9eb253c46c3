// Plans, and the offices that have them.

#include "server/store/sqlite/tables.h"
#include "server/store/sqlite/transaction.h"

namespace server {

namespace {

PlannedIndicator read_indicator_row(RowReader& row) {
    PlannedIndicator indicator;
    indicator.code = row.text();
    indicator.name = row.text();
    indicator.type = row.text();
    for (auto& due : indicator.due) due = row.day_or_none();
    return indicator;
}

Plan read_plan_row(RowReader& row) {
    Plan plan;
    row.text();  // The id says no more than year and office.
    plan.version = row.number();
    plan.fiscal_year = row.small();
    plan.office = row.text();
    return plan;
}

Office read_office_row(RowReader& row) {
    Office office;
    office.code = row.text();
    office.version = row.number();
    office.name = row.text();
    return office;
}

// Whether the caller may see an office's plan: it is what others measure the office by.
bool sees_plan_of(const Sight& sight, std::string_view office) { return sight.office == office || sight.reach != Reach::own_office; }

}  // namespace

Plan SqliteTransaction::with_indicators(Plan plan) const {
    plan.indicators = read_all(db().rows("select code, name, type, due_1, due_2, due_3, due_4 from plan_indicator where plan = ? order by place",
                                         {cell(record_of(plan))}, 7),
                               read_indicator_row);
    return plan;
}

std::optional<Plan> SqliteTransaction::plan(const Sight& sight, int fiscal_year, std::string_view office) const {
    if (!sees_plan_of(sight, office)) return {};
    auto plan = read_one(db().rows(plan_table.select() + "where fiscal_year = ? and office = ?", {cell(fiscal_year), cell(office)}, plan_table.width()), read_plan_row);
    if (plan) plan = with_indicators(std::move(*plan));
    return plan;
}

std::vector<Plan> SqliteTransaction::plans(const Sight& sight, int fiscal_year) const {
    std::vector<Plan> plans = read_all(db().rows(plan_table.select() + "where fiscal_year = ? order by office", {cell(fiscal_year)}, plan_table.width()), read_plan_row);
    std::erase_if(plans, [&](const Plan& plan) { return !sees_plan_of(sight, plan.office); });
    for (Plan& plan : plans) plan = with_indicators(std::move(plan));
    return plans;
}

Outcome SqliteTransaction::put_plan(const Sight& sight, const Plan& plan) {
    if (sight.reach != Reach::everything && sight.office != plan.office) return Outcome::not_found;
    const std::string id = record_of(plan);
    const Cells cells{cell(id), cell(plan.version), cell(plan.fiscal_year), cell(plan.office)};
    const Outcome put = put_row(sight, plan_table, plan.office, cells, {id, plan.version, "", "", ""});
    if (put != Outcome::done) return put;
    db().run("delete from plan_indicator where plan = ?", {cell(id)});
    std::int64_t place = 0;
    for (const PlannedIndicator& i : plan.indicators) {
        db().run(plan_indicator_table.insert(),
                 {cell(id), cell(place++), cell(i.code), cell(i.name), cell(i.type), cell(i.due[0]), cell(i.due[1]), cell(i.due[2]), cell(i.due[3])});
    }
    return put;
}

Office SqliteTransaction::with_units(Office office) const {
    office.units = read_all(db().rows("select code, name, letter_code from unit where office = ? order by place", {cell(office.code)}, 3), [](RowReader& row) {
        Unit unit;
        unit.code = row.text();
        unit.name = row.text();
        unit.letter_code = row.text();
        return unit;
    });
    return office;
}

std::vector<Office> SqliteTransaction::offices() const {
    std::vector<Office> offices = read_all(db().rows(office_table.select() + "order by id", {}, office_table.width()), read_office_row);
    for (Office& office : offices) office = with_units(std::move(office));
    return offices;
}

std::optional<Office> SqliteTransaction::office(std::string_view code) const {
    auto office = read_one(db().rows(office_table.select() + "where id = ?", {cell(code)}, office_table.width()), read_office_row);
    if (office) office = with_units(std::move(*office));
    return office;
}

Outcome SqliteTransaction::put_office(const Office& office) {
    const Outcome put = put_row(Sight::everything(), office_table, office.code, {cell(office.code), cell(office.version), cell(office.name)},
                                {office.code, office.version, "", "", ""});
    if (put != Outcome::done) return put;
    db().run("delete from unit where office = ?", {cell(office.code)});
    std::int64_t place = 0;
    for (const Unit& unit : office.units) {
        db().run(unit_table.insert(), {cell(office.code), cell(place++), cell(unit.code), cell(unit.name), cell(unit.letter_code)});
    }
    return put;
}

}  // namespace server

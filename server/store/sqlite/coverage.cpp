// What plans expect, beside the reports that there are: one walk over the plans, and for each expected report one
// look into the index that begins with year, quarter, office and code.

#include "server/store/sqlite/tables.h"
#include "server/store/sqlite/transaction.h"

#include <algorithm>
#include <functional>

namespace server {

namespace {

// How far a report has come, as one digit, so that it sorts before the id that follows it.
constexpr const char* rank_of_state =
    "case state when 'reviewed' then '7' when 'sent' then '6' when 'signed_off' then '5' when 'checked' then '4' when 'submitted' then '3' "
    "when 'returned' then '2' else '1' end";

std::optional<ReportState> state_of_rank(const std::string& rank) {
    using enum ReportState;
    constexpr ReportState by_rank[] = {draft, returned, submitted, checked, signed_off, sent, reviewed};
    return rank.empty() ? std::nullopt : std::optional(by_rank[rank[0] - '1']);
}

struct OwedQuery {
    std::string sql;  // office, quarter, code, name, due, best ("6" and the id, or null)
    Cells cells;
};

OwedQuery owed(const Sight& sight, const ExpectedFilter& filter) {
    OwedQuery query;
    query.cells = {cell(filter.fiscal_year)};
    const std::string seen = in_sight(sight, report_table, query.cells);
    std::string which = "plan.fiscal_year = ?";
    query.cells.push_back(cell(filter.fiscal_year));
    const auto require = [&](const char* condition, Cell value) {
        which += condition;
        query.cells.push_back(std::move(value));
    };
    if (sight.reach == Reach::own_office) require(" and plan.office = ?", cell(sight.office));
    if (filter.office) require(" and plan.office = ?", cell(*filter.office));
    if (filter.quarter) require(" and part.number = ?", cell(*filter.quarter));
    query.sql = std::string("select plan.office as office, part.number as quarter, i.code as code, i.name as name, "
                            "case part.number when 1 then i.due_1 when 2 then i.due_2 when 3 then i.due_3 else i.due_4 end as due, "
                            "(select max(") + rank_of_state + " || id) from report indexed by report_by_quarter where fiscal_year = ? and quarter = part.number "
                "and office = plan.office and code = i.code and state not in ('cancelled', 'superseded') and " + seen + ") as best "
                "from plan join plan_indicator as i on i.plan = plan.id cross join (select 1 as number union all select 2 union all select 3 union all select 4) as part "
                "where " + which;
    return query;
}

}  // namespace

std::vector<CoverageCount> SqliteTransaction::coverage(const Sight& sight, int fiscal_year, Day today) const {
    OwedQuery query = owed(sight, {fiscal_year, {}, {}});
    const std::string sql = "select office, quarter, coalesce(substr(best, 1, 1), ''), due < ? and coalesce(substr(best, 1, 1), '') < '6', count(*) from (" + query.sql +
                            ") where due is not null group by 1, 2, 3, 4 order by 1, 2, 3, 4";
    query.cells.insert(query.cells.begin(), cell(write_day(today)));
    return read_all(db().rows(sql, query.cells, 5), [](RowReader& row) {
        CoverageCount count;
        count.office = row.text();
        count.quarter = row.small();
        count.state = state_of_rank(row.text());
        count.overdue = row.flag();
        count.count = row.number();
        return count;
    });
}

std::vector<ExpectedReport> SqliteTransaction::expected_reports(const Sight& sight, const ExpectedFilter& filter) const {
    const OwedQuery query = owed(sight, filter);
    const std::string sql = "select office, quarter, code, name, due, coalesce(substr(best, 1, 1), ''), coalesce(substr(best, 2), '') from (" + query.sql +
                            ") where due is not null order by office, quarter, code";
    return read_all(db().rows(sql, query.cells, 7), [](RowReader& row) {
        ExpectedReport expected;
        expected.office = row.text();
        expected.quarter = row.small();
        expected.code = row.text();
        expected.name = row.text();
        expected.due = row.day_or_none().value();
        expected.state = state_of_rank(row.text());
        expected.report = row.text();
        return expected;
    });
}

std::vector<int> SqliteTransaction::fiscal_years(const Sight& sight) const {
    Cells own;
    if (sight.reach == Reach::own_office) own.push_back(cell(sight.office));
    std::vector<int> years = read_all(db().rows(std::string("select distinct fiscal_year from plan") + (own.empty() ? "" : " where office = ?"), own, 1),
                                      [](RowReader& row) { return row.small(); });
    // From year to year along an index, rather than over all reports.
    for (std::int64_t year = 1'000'000; year > 0;) {
        Cells cells;
        const std::string seen = in_sight(sight, report_table, cells);
        cells.push_back(cell(year));
        const char* index = sight.reach == Reach::own_office ? "report_by_office" : "report_by_quarter";
        year = db().number("select fiscal_year from report indexed by " + std::string(index) + " where " + seen + " and fiscal_year < ? order by fiscal_year desc limit 1", cells);
        if (year > 0) years.push_back(static_cast<int>(year));
    }
    std::sort(years.begin(), years.end(), std::greater());
    years.erase(std::unique(years.begin(), years.end()), years.end());
    return years;
}

}  // namespace server

// Letters, the numbers they have and the reports they send.

#include "server/store/register_key.h"
#include "server/store/sqlite/tables.h"
#include "server/store/sqlite/transaction.h"

#include "fonts/sha256.h"

#include <algorithm>
#include <stdexcept>

namespace server {

namespace {

Letter read_letter_row(RowReader& row) {
    Letter l;
    l.id = row.text();
    l.version = row.number();
    l.office = row.text();
    l.unit = row.text();
    l.state = read_letter_state(row.text()).value_or(LetterState::cancelled);
    l.code = row.text();
    l.circular = row.flag();
    l.number = row.text();
    l.date = row.day_or_none();
    l.subject = row.text();
    l.to = row.text();
    l.data_sha256 = row.text();
    l.authors = split_words(row.text());
    l.signed_by = row.text();
    l.delegation = row.text();
    l.reason = row.text();
    l.created = row.instant();
    l.changed = row.instant();
    l.signed_at = row.instant_or_none();
    l.sent_at = row.instant_or_none();
    l.by_hand = row.flag();
    return l;
}

Cells cells_of(const Letter& l) {
    return {cell(l.id), cell(l.version), cell(l.office), cell(l.unit), cell(name_of(l.state)), cell(l.code), cell(l.circular), cell(l.number),
            cell(l.date), cell(l.subject), cell(l.to), cell(l.data_sha256), cell(joined(l.authors)), cell(l.signed_by), cell(l.delegation),
            cell(l.reason), cell(l.created), cell(l.changed), cell(l.signed_at), cell(l.sent_at), cell(l.by_hand), cell(l.date ? year_of(*l.date) : 0),
            cell(register_key(l))};
}

void check_digest(const Letter& letter, std::string_view json) {
    if (letter.data_sha256 != fonts::sha256_hex(json)) throw std::logic_error("data_sha256 of letter " + letter.id + " is not its data's");
}

}  // namespace

std::vector<std::string> SqliteTransaction::reports_of(std::string_view letter) const {
    return std::move(db().rows("select report from letter_report where letter = ? order by place", {cell(letter)}, 1).column(0));
}

void SqliteTransaction::put_reports_of(const Letter& letter) {
    if (reports_of(letter.id) == letter.reports) return;
    db().run("delete from letter_report where letter = ?", {cell(letter.id)});
    for (std::size_t i = 0; i < letter.reports.size(); ++i) {
        db().run("insert into letter_report(letter, place, report) values (?, ?, ?)",
                 {cell(letter.id), cell(static_cast<std::int64_t>(i)), cell(letter.reports[i])});
    }
}

std::vector<Letter> SqliteTransaction::letters_where(const Sight& sight, const std::string& condition, Cells cells) const {
    Cells all;
    const std::string sql = letter_table.select() + "where " + in_sight(sight, letter_table, all) + " and " + condition;
    all.insert(all.end(), cells.begin(), cells.end());
    std::vector<Letter> letters = read_all(db().rows(sql, all, letter_table.width()), read_letter_row);
    for (Letter& letter : letters) letter.reports = reports_of(letter.id);
    return letters;
}

std::optional<Letter> SqliteTransaction::letter(const Sight& sight, std::string_view id) const {
    auto found = letters_where(sight, "id = ?", {cell(id)});
    return found.empty() ? std::nullopt : std::optional<Letter>(std::move(found.front()));
}

LetterPage SqliteTransaction::letters(const Sight& sight, const LetterFilter& filter, const std::optional<LetterPlace>& after, int limit) const {
    std::string condition = "1";
    Cells cells;
    const auto require = [&](const char* what, Cell value) {
        condition += what;
        cells.push_back(std::move(value));
    };
    if (filter.year) require(" and year = ?", cell(*filter.year));
    if (filter.office) require(" and office = ?", cell(*filter.office));
    if (filter.state) require(" and state = ?", cell(name_of(*filter.state)));
    if (after) {
        require(" and (created, id) > (?", cell(after->created));
        require(", ?)", cell(after->id));
    }
    limit = std::clamp(limit, 1, most_rows);
    require(" order by created, id limit ?", cell(limit + 1));
    LetterPage page{letters_where(sight, condition, cells), {}};
    if (page.items.size() > static_cast<std::size_t>(limit)) {
        page.items.pop_back();
        page.next = LetterPlace{page.items.back().created, page.items.back().id};
    }
    return page;
}

std::vector<Letter> SqliteTransaction::letters_with(const Sight& sight, std::string_view report) const {
    return letters_where(sight, "id in (select letter from letter_report where report = ?) order by created, id", {cell(report)});
}

std::optional<std::string> SqliteTransaction::letter_json(const Sight& sight, std::string_view id, std::int64_t version) const {
    return version_of(sight, letter_table, id) ? content_of(id, version) : std::nullopt;
}

Outcome SqliteTransaction::add_letter(const Letter& letter, std::string_view json) {
    check_digest(letter, json);
    keep_content(letter.data_sha256, json);
    const Outcome added = insert(letter_table, cells_of(letter), {letter.id, letter.version, std::string(name_of(letter.state)), letter.data_sha256, ""});
    if (added == Outcome::done) put_reports_of(letter);
    return added;
}

Outcome SqliteTransaction::update_letter(const Sight& sight, const Letter& letter, const std::string* json) {
    if (json) {
        check_digest(letter, *json);
        keep_content(letter.data_sha256, *json);
    }
    const Outcome updated = update(sight, letter_table, letter.office, cells_of(letter),
                                   {letter.id, letter.version, std::string(name_of(letter.state)), letter.data_sha256, ""});
    if (updated == Outcome::done) put_reports_of(letter);
    return updated;
}

}  // namespace server

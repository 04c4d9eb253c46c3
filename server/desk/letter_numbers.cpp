#include "server/desk/letter_numbers.h"

#include "server/store/register_key.h"

#include <functional>

namespace server {

namespace {

// Those of the office that were numbered in that year, newest first, until `look` has seen enough (false).
void walk_register(const Transaction& reading, const Visit& visit, int year, const std::function<bool(const Letter&)>& look) {
    LetterFilter filter;
    filter.year = year;
    filter.office = visit.caller.actor.office;
    std::optional<LetterPlace> after;
    do {
        const LetterPage page = reading.letters(visit.caller.sight, filter, after, most_rows);
        for (const Letter& letter : page.items)
            if (!look(letter)) return;
        after = page.next;
    } while (after);
}

// Which register a letter belongs to.
std::string register_of(Letter letter, Day day) {
    letter.number.assign(1, '1');  // Not = "1", of which GCC 12 warns (-Wrestrict) for no reason.
    letter.date = day;
    return register_key(letter);
}

}  // namespace

std::string number_of(const Letter& letter) { return letter.number.empty() ? "" : letter.code + "/" + (letter.circular ? "ว " : "") + letter.number; }

std::optional<Letter> last_numbered(const Transaction& reading, const Visit& visit, const Letter& letter) {
    const Day today = day_in_thailand(visit.desk.registry.now());
    std::optional<Letter> last;
    walk_register(reading, visit, year_of(today), [&](const Letter& one) {
        const bool same = register_of(one, *one.date) == register_of(letter, *one.date);
        if (same && (!last || *one.date > *last->date || (*one.date == *last->date && one.changed > last->changed))) last = one;
        return true;
    });
    return last;
}

std::optional<Letter> with_number(const Visit& visit, const std::string& letter, const std::string& number, Day date) {
    const auto reading = visit.desk.registry.store.read();
    auto wanted = reading->letter(visit.caller.sight, letter);
    if (!wanted) return {};
    wanted->number = number;
    wanted->date = date;
    std::optional<Letter> found;
    walk_register(*reading, visit, year_of(date), [&](const Letter& one) {
        if (register_key(one) == register_key(*wanted)) found = one;
        return !found;
    });
    return found;
}

}  // namespace server

#include "server/admin/directory.h"

#include "server/admin/admin.h"
#include "server/intake/sheet/sheet.h"
#include "server/people/passwords.h"
#include "server/store/identifier.h"
#include "server/whole_file.h"

#include <algorithm>
#include <stdexcept>

namespace server {

namespace {

const std::vector<std::string> headings{"code", "name", "unit", "letter_code"};

std::vector<std::string> texts_of(const SheetRow& row) {
    std::vector<std::string> texts;
    for (const SheetCell& cell : row) texts.push_back(cell.text);
    texts.resize(std::max(texts.size(), headings.size()));
    return texts;
}

bool has_unit(const Office& office, const std::string& code) {
    return std::any_of(office.units.begin(), office.units.end(), [&](const Unit& unit) { return unit.code == code; });
}

// What is wrong with the row; "" when it was taken.
std::string take_row(std::vector<Office>& offices, const std::vector<std::string>& row) {
    const std::string &code = row[0], &name = row[1], &unit = row[2];
    if (code.empty() || name.empty()) return "code and name must not be empty";
    const auto found = std::find_if(offices.begin(), offices.end(), [&](const Office& office) { return office.code == code; });
    if (unit.empty()) {
        if (found != offices.end()) return "office " + code + " stands twice";
        offices.push_back({code, 1, name, {}});
        return "";
    }
    if (found == offices.end()) return "office " + code + " must stand above its units";
    if (has_unit(*found, unit)) return "unit " + unit + " of office " + code + " stands twice";
    found->units.push_back({unit, name, row[3]});
    return "";
}

}  // namespace

std::vector<Office> read_offices(const std::filesystem::path& file) {
    const auto sheet = read_csv(read_file(file));
    if (!sheet) throw std::runtime_error(file.string() + ": " + sheet.problems()[0].english);
    std::vector<Office> offices;
    for (std::size_t i = 0; i < sheet->size(); ++i) {
        const std::vector<std::string> row = texts_of((*sheet)[i]);
        if (i == 0 && row != headings) throw std::runtime_error(file.string() + ": the first row is code,name,unit,letter_code");
        const std::string fault = i == 0 ? "" : take_row(offices, row);
        if (!fault.empty()) throw std::runtime_error(file.string() + ", row " + std::to_string(i + 1) + ": " + fault);
    }
    if (offices.empty()) throw std::runtime_error(file.string() + " names no office");
    return offices;
}

void add_office(Transaction& writing, const Office& office) {
    if (writing.office(office.code)) demand(Outcome::taken, "office " + office.code);
    demand(writing.put_office(office), "office " + office.code);
    writing.append(operators_event("office", office.code, office.code, office.version));
}

std::string add_person(Transaction& writing, Person person) {
    const std::string password = new_password();
    person.password_hash = Passwords().hash(password);
    add_person_without_password(writing, std::move(person));
    return password;
}

void add_person_without_password(Transaction& writing, Person person) {
    const auto office = writing.office(person.office);
    if (!office) demand(Outcome::not_found, "office " + person.office);
    if (!person.unit.empty() && !has_unit(*office, person.unit)) demand(Outcome::not_found, "unit " + person.unit + " of office " + person.office);
    person.id = new_identifier();
    person.created = time_of_machine();
    demand(writing.add_person(person), "login " + person.login);
    writing.append(operators_event("person", person.office, person.id, person.version));
}

}  // namespace server

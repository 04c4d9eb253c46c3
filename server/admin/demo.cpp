// saraban admin demo: two districts and the strategy office with a person for every role, to try
// the service with. Every name is a stand-in, every password random.

#include "server/admin/demo.h"

#include "server/admin/admin.h"
#include "server/admin/directory.h"

#include <cstdio>
#include <stdexcept>

namespace server {

namespace {

struct DemoPerson {
    const char* login;  // Before it the office's own word: "huaikhwang.director".
    const char* position;
    Roles roles;
};

const DemoPerson of_a_district[] = {
    {"preparer", "เจ้าพนักงานปกครองชำนาญการ", {Role::preparer}},
    {"checker", "หัวหน้าฝ่ายปกครอง", {Role::checker}},
    {"director", "ผู้อำนวยการเขต", {Role::approver}},
    {"assistant", "ผู้ช่วยผู้อำนวยการเขต", {Role::checker}},
    {"records", "เจ้าพนักงานธุรการชำนาญงาน", {Role::records}},
    {"administrator", "นักวิชาการคอมพิวเตอร์ปฏิบัติการ", {Role::administrator}},
};

const DemoPerson of_strategy[] = {
    {"reader", "นักวิเคราะห์นโยบายและแผนปฏิบัติการ", {Role::strategy_reader}},
    {"reviewer", "นักวิเคราะห์นโยบายและแผนชำนาญการ", {Role::strategy_reviewer}},
    {"administrator", "นักวิชาการคอมพิวเตอร์ชำนาญการ", {Role::administrator, Role::strategy_reader}},
};

void add_demo_person(Transaction& writing, const DemoOffice& demo, const DemoPerson& one, std::string& table) {
    Person person;
    person.office = demo.office.code;
    person.login = demo.word + "." + one.login;
    person.name = "สมมุติ ตัวอย่าง";
    person.position = one.position;
    person.roles = one.roles;
    if (!demo.may_sign_in) return add_person_without_password(writing, person);
    const std::string password = add_person(writing, person);
    table += demo.office.code + "\t" + person.login + "\t" + password + "\t" + person.position + "\n";
}

}  // namespace

std::vector<DemoOffice> demo_offices() {
    return {{{"5009", 1, "สำนักงานเขตห้วยขวาง", {{"01", "ฝ่ายปกครอง", "กท 4810"}}}, "huaikhwang"},
            {{"5047", 1, "สำนักงานเขตบางนา", {{"01", "ฝ่ายปกครอง", "กท 8610"}}}, "bangna"},
            {{"2100", 1, "สำนักยุทธศาสตร์และประเมินผล", {}}, "strategy", false}};
}

std::string add_demo_office(Transaction& writing, const DemoOffice& demo) {
    add_office(writing, demo.office);
    std::string table;
    if (demo.is_district)
        for (const DemoPerson& one : of_a_district) add_demo_person(writing, demo, one, table);
    else
        for (const DemoPerson& one : of_strategy) add_demo_person(writing, demo, one, table);
    return table;
}

void demand_nobody(const Transaction& writing, const std::string& state) {
    if (!writing.people(Sight::everything()).empty()) throw std::runtime_error(state + " has people already; a demonstration needs a folder of its own");
}

int admin_demo(const AdminWords& words) {
    const StateFolder state = visit_records(words);
    const auto writing = state.store->write();
    demand_nobody(*writing, words.state.string());
    std::string table = demo_heading;
    for (const DemoOffice& demo : demo_offices()) table += add_demo_office(*writing, demo);
    writing->commit();
    std::fputs(table.c_str(), stdout);
    std::fputs("These passwords are shown once; only their hashes are kept.\n", stderr);
    return exit_done;
}

}  // namespace server

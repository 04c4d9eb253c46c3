#include "tests/desk_house.h"

namespace server {

namespace {

class PeopleOnTheDesk : public DeskHouse {
protected:
    PeopleOnTheDesk() { put_office({"5009", 1, "สำนักงานเขตห้วยขวาง", {{"01", "ฝ่ายปกครอง", "กท 4810"}}}); }

    Reply add(const std::string& login, const std::string& role = "checker") {
        return post("administrator", "/people/new", {{"login", login}, {"name", "สมมุติ ตัวอย่าง"}, {"position", "หัวหน้าฝ่าย"}, {"unit", "01"}, {"role", role}});
    }

    Person person(const std::string& login) { return state.store->read()->person_with_login(login).value(); }
};

}  // namespace

TEST_F(PeopleOnTheDesk, TellThePasswordOfSomebodyNewOnce) {
    const Reply made = add("huaikhwang.new");
    EXPECT_EQ(made.status, 200);
    EXPECT_TRUE(says(made, "huaikhwang.new"));
    const std::string begin = "รหัสผ่าน <code class=\"secret\">";
    const std::size_t at = made.body.find(begin);
    ASSERT_NE(at, std::string::npos);
    const std::string password = made.body.substr(at + begin.size(), made.body.find('<', at + begin.size()) - at - begin.size());
    EXPECT_TRUE(reception.sign_ins.sign_in("huaikhwang.new", password));
    const Reply list = get("administrator", "/people");
    EXPECT_TRUE(says(list, "huaikhwang.new"));
    EXPECT_TRUE(says(list, "ฝ่ายปกครอง"));
    EXPECT_FALSE(says(list, password));
}

TEST_F(PeopleOnTheDesk, KeepWhatWasTypedWhenItIsRefused) {
    ASSERT_EQ(add("somebody").status, 200);
    const Reply taken = add("somebody");
    EXPECT_EQ(taken.status, 409);
    EXPECT_TRUE(says(taken, "<a href=\"#login\">มีผู้ใช้ชื่อนี้แล้ว</a>"));
    EXPECT_TRUE(says(taken, "value=\"checker\" checked"));
    EXPECT_EQ(add("no login").status, 422);
    EXPECT_EQ(add("reader", "strategy_reader").status, 403);
}

TEST_F(PeopleOnTheDesk, AreChangedByTheVersionThatWasSeen) {
    add("somebody");
    const std::string path = "/people/" + person("somebody").id;
    EXPECT_TRUE(says(get("administrator", path), "name=\"version\" value=\"1\""));
    const std::vector<std::pair<std::string, std::string>> disabled{{"version", "1"}, {"name", "สมมุติ ตัวอย่าง"}, {"position", "หัวหน้าฝ่าย"}, {"role", "records"}};
    EXPECT_EQ(post("administrator", path, disabled).status, 303);
    EXPECT_FALSE(person("somebody").enabled);
    EXPECT_TRUE(person("somebody").roles.has(Role::records));
    EXPECT_EQ(post("administrator", path, disabled).status, 412);
    const std::string before = person("somebody").password_hash;
    EXPECT_TRUE(says(post("administrator", path + "/password", {}), "รหัสผ่านนี้แสดงครั้งเดียว"));
    EXPECT_NE(person("somebody").password_hash, before);
}

TEST_F(PeopleOnTheDesk, AreForAdministratorsOnly) {
    for (const char* path : {"/people", "/people/new", "/people/keys", "/people/units"}) {
        EXPECT_EQ(get("preparer", path).status, 403) << path;
        EXPECT_EQ(get("administrator", path).status, 200) << path;
    }
    EXPECT_EQ(get("records", "/people/delegations").status, 200);
    EXPECT_EQ(get("preparer", "/people/delegations").status, 403);
    EXPECT_EQ(post("preparer", "/people/keys", {{"label", "ระบบ"}, {"scope", "read"}}).status, 403);
}

TEST_F(PeopleOnTheDesk, GiveTheDirectorsRightByAnOrder) {
    add("assistant");
    const std::vector<std::pair<std::string, std::string>> order{{"person", person("assistant").id}, {"capacity", "on_behalf"},   {"position", "ผู้ช่วยผู้อำนวยการเขต"},
                                                                 {"principal", "ผู้อำนวยการเขต"},     {"order", "คำสั่ง ที่ 1/2569"}, {"first", "1/6/2569"}};
    auto whole = order, turned = order;
    whole.push_back({"last", "31/12/2569"});
    turned.push_back({"last", "31/5/2569"});
    const Reply wrong = post("records", "/people/delegations", turned);
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(says(wrong, "<a href=\"#last\">วันสิ้นสุดต้องไม่ก่อนวันเริ่มต้น</a>"));
    EXPECT_EQ(post("records", "/people/delegations", whole).status, 303);
    EXPECT_TRUE(says(get("records", "/people/delegations"), "มีผลวันนี้"));
    const std::string id = state.store->read()->delegations(Sight::everything()).at(0).id;
    EXPECT_EQ(post("records", "/people/delegations/" + id + "/revoke", {}).status, 303);
    EXPECT_TRUE(says(get("records", "/people/delegations"), "ยกเลิกเมื่อ"));
}

TEST_F(PeopleOnTheDesk, TellAKeyOnceAndRevokeIt) {
    EXPECT_EQ(post("administrator", "/people/keys", {{"label", "ระบบแผน"}}).status, 422);  // No right is ticked.
    const Reply made = post("administrator", "/people/keys", {{"label", "ระบบแผน"}, {"scope", "read"}, {"scope", "report"}});
    EXPECT_TRUE(says(made, "<code class=\"secret\">sg_"));
    EXPECT_FALSE(says(get("administrator", "/people/keys"), "sg_"));
    const std::string id = state.store->read()->keys(Sight::everything()).at(0).id;
    EXPECT_EQ(post("administrator", "/people/keys/" + id + "/revoke", {}).status, 303);
    EXPECT_TRUE(state.store->read()->key(id)->revoked);
}

TEST_F(PeopleOnTheDesk, ChangeTheUnitsOfTheOffice) {
    EXPECT_TRUE(says(get("administrator", "/people/units"), "value=\"กท 4810\""));
    const auto units = [&](const char* second, const char* version) {
        return post("administrator", "/people/units", {{"version", version}, {"name", "สำนักงานเขตห้วยขวาง"}, {"unit_code", "01"}, {"unit_name", "ฝ่ายปกครอง"}, {"letter_code", "กท 4810"},
                                                       {"unit_code", second}, {"unit_name", "ฝ่ายทะเบียน"}, {"letter_code", ""}, {"unit_code", ""}, {"unit_name", ""}, {"letter_code", ""}});
    };
    const Reply twice = units("01", "1");
    EXPECT_EQ(twice.status, 422);
    EXPECT_TRUE(says(twice, "<a href=\"#code-2\">แถวที่ 2: รหัสหน่วยงานย่อยซ้ำกัน</a>"));
    EXPECT_EQ(units("02", "1").status, 303);
    EXPECT_EQ(state.store->read()->office("5009")->units.size(), 2u);
}

TEST_F(PeopleOnTheDesk, FindHelpFormsAndTheirAccount) {
    EXPECT_TRUE(says(get("", "/help"), "id=\"accessibility\""));
    EXPECT_TRUE(says(get("preparer", "/forms"), "/forms/memo/sample.pdf"));
    const Reply sample = ask("preparer", "GET", "/forms/indicator-summary/sample.pdf", "", {{"Accept", "application/pdf"}});
    EXPECT_EQ(sample.body.substr(0, 5), "%PDF-");
    EXPECT_EQ(ask("preparer", "GET", "/forms/none/sample.pdf", "", {{"Accept", "application/pdf"}}).status, 404);
    EXPECT_TRUE(says(get("preparer", "/account"), "ผู้จัดทำ"));
}

}  // namespace server

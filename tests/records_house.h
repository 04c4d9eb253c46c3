// The routes of records over a store in a scratch folder, asked by people who need no sign-in: the
// field Person names one of them.

#pragma once

#include "layout/value/read_json.h"
#include "layout/value/write_json.h"
#include "server/api/records_api.h"
#include "server/http/answer.h"
#include "server/office/report_document.h"
#include "server/signoff/seal/test_authority.h"
#include "server/store/sqlite_store.h"
#include "tests/scratch_folder.h"

#include "fonts/sha256.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <utility>

namespace server {

inline const Instant signing_day = std::chrono::sys_days(std::chrono::year(2026) / 6 / 25) + std::chrono::hours(2);
inline const std::string right_password = "right";

// Of 5009: preparer, checker, approver, deputy (signs by delegation), records, administrator; reviewer of 2100;
// stranger of 5008, who may do everything there.
class People : public WhoAsks {
public:
    People() {
        add("preparer", "5009", {Role::preparer});
        add("checker", "5009", {Role::checker});
        add("approver", "5009", {Role::approver});
        add("deputy", "5009", {});
        add("records", "5009", {Role::records});
        add("administrator", "5009", {Role::administrator});
        add("reviewer", "2100", {Role::strategy_reviewer});
        add("stranger", "5008", {Role::preparer, Role::checker, Role::approver, Role::records});
        Delegation given;
        given.id = "order1";
        given.office = "5009";
        given.person = "deputy";
        given.position = "ผู้ช่วยผู้อำนวยการเขต";
        given.principal = "ผู้อำนวยการเขตห้วยขวาง";
        given.first = day_in_thailand(signing_day);
        given.last = given.first + std::chrono::days(1);
        give("deputy", {given});
    }

    Caller identify(const Request& request) override {
        const auto found = callers_.find(field(request.fields, "Person"));
        return found == callers_.end() ? Caller() : found->second;
    }
    bool confirms(const Caller&, std::string_view password) override { return password == right_password; }

private:
    void add(const std::string& name, const std::string& office, Roles roles) {
        Caller caller;
        caller.actor.known = true;
        caller.actor.id = name;
        caller.actor.office = office;
        caller.actor.roles = roles;
        caller.sight = {office, reach_of(roles)};
        caller.via = "session-of-" + name;
        caller.form_token = "token-of-" + name;
        caller.name = "นาย" + name + " ตัวอย่าง";
        caller.position = "ผู้อำนวยการเขตห้วยขวาง";
        callers_[name] = caller;
    }
    void give(const std::string& name, std::vector<Delegation> delegations) {
        Caller& caller = callers_[name];
        caller.delegations = std::make_shared<const std::vector<Delegation>>(std::move(delegations));
        caller.actor.delegations = *caller.delegations;
    }

    std::map<std::string, Caller> callers_;
};

class RecordsHouse : public testing::Test {
protected:
    RecordsHouse() {
        make_test_authority(scratch.path / "seals", std::chrono::floor<std::chrono::seconds>(signing_day));
        seals = open_seals(scratch.path / "seals", std::chrono::floor<std::chrono::seconds>(signing_day));
        registry.seals = seals.get();
        add_records(router, {registry, people, pool});
    }

    // Kept in the store, as those are who sign on paper: a person of the office, and the order of a day that lets the
    // deputy sign.
    void keep_person(const std::string& id, Roles roles) {
        Person person;
        person.id = person.login = id;
        person.office = "5009";
        person.name = "นาย" + id + " ตัวอย่าง";
        person.position = "ผู้อำนวยการเขตห้วยขวาง";
        person.roles = roles;
        const auto writing = state.store->write();
        EXPECT_EQ(writing->add_person(person), Outcome::done);
        writing->append(event_of(Caller(), "person", "5009", id, 1, signing_day));
        writing->commit();
    }
    void keep_order(Day day) {
        const auto writing = state.store->write();
        Delegation order;
        order.id = "order1";
        order.office = "5009";
        order.person = "deputy";
        order.position = "ผู้ช่วยผู้อำนวยการเขต";
        order.principal = "ผู้อำนวยการเขตห้วยขวาง";
        order.first = order.last = day;
        EXPECT_EQ(writing->add_delegation(order), Outcome::done);
        writing->append(event_of(Caller(), "delegate", "5009", order.id, 1, signing_day));
        writing->commit();
    }

    static const House& house() {
        static const House one({SOURCE_DIR "/templates", SOURCE_DIR "/fonts", SOURCE_DIR "/tests/wire/letters/emblem.svg", ""});
        return one;
    }

    Reply ask(const std::string& person, const std::string& method, const std::string& target, const std::string& body = "", Fields fields = {}) {
        fields.emplace_back("Person", person);
        fields.emplace_back("Accept-Language", "en");
        if (field(fields, "Content-Length").empty()) fields.emplace_back("Content-Length", std::to_string(body.size()));
        if (field(fields, "Content-Type").empty()) fields.emplace_back("Content-Type", "application/json");
        Head head;
        head.method = method;
        head.target = target;
        head.fields = std::move(fields);
        std::size_t taken = 0;
        const ReadBody next = [&](std::size_t length) { return Body{body.substr(std::exchange(taken, taken + length), length), false}; };
        Reply reply = answer(head, next, router, "id").reply;
        if (reply.next_part)
            for (std::string part = reply.next_part(); !part.empty(); part = reply.next_part()) reply.body += part;
        return reply;
    }

    // The member of a JSON answer, as text; a number as it is written.
    static std::string member(const Reply& reply, std::string_view pointer) {
        const auto value = layout::read_json(reply.body);
        const layout::Value* found = value ? layout::at_pointer(*value, pointer) : nullptr;
        if (!found) return "(nothing)";
        return found->is_string() ? found->text() : layout::write_json(*found);
    }
    static std::string code(const Reply& reply) { return std::to_string(reply.status) + " " + member(reply, "/type").substr(std::string("/problems/").size()); }

    // The sample summary under another code.
    static std::string document(const std::string& indicator = "5009-0963", const std::string& office = "5009") {
        const layout::Form* form = layout::find_form(house().forms, "indicator-summary");
        std::string text = form->sample_json;
        for (const auto& [from, to] : {std::pair<std::string, std::string>{"\"5009-0963\"", "\"" + indicator + "\""}, {"\"code\": \"5009\"", "\"code\": \"" + office + "\""}}) {
            const std::size_t at = text.find(from);
            if (at == std::string::npos) throw std::runtime_error("not in the sample: " + from);
            text.replace(at, from.size(), to);
        }
        return text;
    }

    std::string make_report(const std::string& indicator = "5009-0963") {
        const Reply made = ask("preparer", "POST", "/v1/reports", document(indicator));
        EXPECT_EQ(made.status, 201) << made.body;
        return member(made, "/id");
    }

    std::string version_of(const std::string& path) { return field(ask("preparer", "GET", path).fields, "ETag"); }

    // Of a report or letter, with the version that it has.
    Reply move(const std::string& person, const std::string& path, const std::string& body, Fields fields = {}) {
        if (field(fields, "If-Match").empty()) fields.emplace_back("If-Match", version_of(path));
        if (field(fields, "Idempotency-Key").empty()) fields.emplace_back("Idempotency-Key", "key" + std::to_string(++keys));
        return ask(person, "POST", path + "/transitions", body, std::move(fields));
    }

    std::string preview_digest(const std::string& person, const std::string& path) {
        return fonts::sha256_hex(ask(person, "GET", path + "/documents/preview.pdf").body);
    }

    // The body of a signature of what the person sees now.
    std::string signature(const std::string& person, const std::string& path, const std::string& action = "sign_off") {
        return R"({"action": ")" + action + R"(", "password": ")" + right_password + R"(", "confirm_sha256": ")" + preview_digest(person, path) + "\"}";
    }

    // A report that waits for its signature.
    std::string make_checked(const std::string& indicator = "5009-0963") {
        const std::string path = "/v1/reports/" + make_report(indicator);
        EXPECT_EQ(move("preparer", path, R"({"action": "submit"})").status, 200);
        EXPECT_EQ(move("checker", path, R"({"action": "check"})").status, 200);
        return path;
    }

    std::string make_signed(const std::string& indicator = "5009-0963") {
        const std::string path = make_checked(indicator);
        const Reply reply = move("approver", path, signature("approver", path));
        EXPECT_EQ(reply.status, 200) << reply.body;
        return path;
    }

    // Into the directory of offices.
    void put_office(const Office& office) {
        AuditEvent event;
        event.at = signing_day;
        event.action = "office";
        event.record = office.code;
        event.version = office.version;
        const auto writing = state.store->write();
        EXPECT_EQ(writing->put_office(office), Outcome::done);
        writing->append(event);
        writing->commit();
    }

    static std::string id_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

    // The sample memo over these reports, without number and date.
    static std::string letter_over(const std::vector<std::string>& reports, const std::string& subject = "") {
        const auto sample = layout::read_json(layout::find_form(house().forms, "memo")->sample_json);
        layout::Value letter = with_member(with_member(*sample->find("letter"), "number", layout::Value()), "date", layout::Value());
        if (!subject.empty()) letter = with_member(letter, "subject", layout::Value(subject));
        std::string ids;
        for (const std::string& path : reports) ids += (ids.empty() ? "\"" : ", \"") + id_of(path) + "\"";
        return R"({"template": "memo", "reports": [)" + ids + R"(], "letter": )" + layout::write_json(letter) + "}";
    }

    ScratchFolder scratch;
    StateFolder state = open_state_folder(scratch.path / "state", Opening::serve);
    std::unique_ptr<Seals> seals;
    Instant now = signing_day;
    Registry registry{*state.store, *state.files, house(), nullptr, std::chrono::seconds(5), [this] { return now; }, "https://reports.example"};
    People people;
    RenderPool pool{1};
    Router router;
    int keys = 0;
};

}  // namespace server

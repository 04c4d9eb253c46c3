#include "tests/desk_house.h"

#include <future>
#include <thread>

namespace server {

namespace {

StoreUnavailable broken() { return StoreUnavailable(StoreUnavailable::Cause::failing, "disk I/O error"); }

class BrokenStore final : public Store {
public:
    std::unique_ptr<const Transaction> read() override { throw broken(); }
    std::unique_ptr<Transaction> write() override { throw broken(); }
    std::vector<std::string> faults(std::span<const ChainHead>) override { throw broken(); }
    std::vector<std::string> files_referred_to() override { throw broken(); }
    void probe() override { throw broken(); }
};

class KnowsNobody final : public WhoAsks {
public:
    Caller identify(const Request&) override { throw broken(); }
    bool confirms(const Caller&, std::string_view) override { return false; }
};

// The desk when something that it stands on fails.
class FailingDesk : public DeskHouse {
protected:
    // From now on all requests go to that desk.
    void open(const Desk& other) {
        router = Router();
        add_desk(router, other);
    }

    BrokenStore broken_store;
    KnowsNobody knows_nobody;
    Registry broken_registry{broken_store, *state.files, house(), nullptr, std::chrono::seconds(5), [this] { return now; }, ""};
    Desk without_store{broken_registry, reception, people, pool, pages, files};
    Desk without_anything{broken_registry, reception, knows_nobody, pool, pages, files};
};

}  // namespace

TEST_F(FailingDesk, SaysInItsFrameThatTheStoreFails) {
    open(without_store);
    const Reply page = get("preparer", "/reports");
    EXPECT_EQ(page.status, 503);
    EXPECT_EQ(field(page.fields, "Retry-After"), "5");
    EXPECT_EQ(page.media_type, "text/html; charset=utf-8");
    EXPECT_TRUE(says(page, "ระบบจัดเก็บข้อมูลใช้งานไม่ได้ชั่วคราว"));
    EXPECT_TRUE(says(page, "ยังไม่มีการเปลี่ยนแปลงข้อมูลใด"));
    EXPECT_TRUE(says(page, "นายpreparer ตัวอย่าง"));
    EXPECT_FALSE(says(page, "disk I/O error"));
    EXPECT_EQ(code(ask("preparer", "GET", "/reports", "", {{"Accept", "application/json, */*"}})), "503 unavailable");
}

TEST_F(FailingDesk, SaysSoAlsoToThoseWhomItCannotKnow) {
    open(without_anything);
    for (const Reply& page : {get("preparer", "/"), post("preparer", "/reports/moves", {{"action", "submit"}})}) {
        EXPECT_EQ(page.status, 503);
        EXPECT_TRUE(says(page, "ระบบจัดเก็บข้อมูลใช้งานไม่ได้ชั่วคราว"));
        EXPECT_FALSE(says(page, "ออกจากระบบ"));
    }
}

TEST_F(FailingDesk, ShowsABrowserAPageWhenThePoolIsFull) {
    const std::string report = make_signed();
    const std::string letter = member(ask("preparer", "POST", "/v1/letters", letter_over({report})), "/id");
    RenderPool full(1, 0, std::chrono::milliseconds(0));
    const Desk busy{registry, reception, people, full, pages, files};
    open(busy);
    std::promise<void> begun, let_go;
    std::jthread holds_the_place([&] { full.run([&] { begun.set_value(), let_go.get_future().wait(); }); });
    begun.get_future().wait();
    for (const std::string& path : {"/letters/" + letter + "/print.pdf", "/letters/" + letter + "/sign", std::string("/forms/memo/sample.pdf")}) {
        const Reply page = ask("approver", "GET", path, "", {{"Accept", "text/html, */*;q=0.8"}});
        EXPECT_EQ(page.status, 503) << path;
        EXPECT_EQ(field(page.fields, "Retry-After"), "1") << path;
        EXPECT_TRUE(says(page, "<title>ระบบกำลังทำงานเต็มกำลัง")) << path;
    }
    let_go.set_value();
}

}  // namespace server

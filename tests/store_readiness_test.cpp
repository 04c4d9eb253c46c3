#include "server/api/store_readiness.h"

#include "server/api/api.h"
#include "server/http/answer.h"

#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>

namespace server {
namespace {

using namespace std::chrono_literals;
using Cause = StoreUnavailable::Cause;

// Counts how often it is asked, and fails as it is told.
class OddStore : public Store {
public:
    std::unique_ptr<const Transaction> read() override { throw std::logic_error("nobody reads"); }
    std::unique_ptr<Transaction> write() override { throw std::logic_error("nobody writes"); }
    std::vector<std::string> faults(std::span<const ChainHead>) override { return {}; }
    std::vector<std::string> files_referred_to() override { return {}; }
    void probe() override {
        ++probes;
        if (cause) throw StoreUnavailable(*cause, "/var/lib/somewhere is full");
    }

    int probes = 0;
    std::optional<Cause> cause;
};

class Readiness : public testing::Test {
protected:
    OddStore store;
    StoreReadiness::Clock::time_point now;
    std::shared_ptr<StoreReadiness> readiness = std::make_shared<StoreReadiness>(store, [this] { return now; });
};

TEST_F(Readiness, AsksTheStoreOnceInTwoSeconds) {
    for (int i = 0; i < 100; ++i) EXPECT_EQ(readiness->fault(), "");
    EXPECT_EQ(store.probes, 1);
    store.cause = Cause::full;
    now += 1999ms;
    EXPECT_EQ(readiness->fault(), "");
    now += 1ms;
    EXPECT_EQ(readiness->fault(), "disk full");
    EXPECT_EQ(store.probes, 2);
}

TEST_F(Readiness, IsThereAgainWhenTheStoreIs) {
    for (const auto& [cause, word] : {std::pair{Cause::full, "disk full"}, {Cause::locked, "locked"}, {Cause::failing, "failing"}}) {
        store.cause = cause;
        now += 2s;
        EXPECT_EQ(readiness->fault(), word);
    }
    store.cause.reset();
    now += 2s;
    EXPECT_EQ(readiness->fault(), "");
}

// What GET /readyz says, whatever else is well.
class Readyz : public Readiness {
protected:
    Reply ready(std::shared_ptr<StoreReadiness> asked) const {
        const RenderPool pool(1);
        Router router;
        const House house({SOURCE_DIR "/templates", SOURCE_DIR "/fonts", "", ""});
        add_health(router, house, pool, std::move(asked));
        return answer({"GET", "/readyz", {{"Host", "localhost"}}}, {}, router, "id").reply;
    }
};

TEST_F(Readyz, NamesThePartThatFailsAndNothingOfTheMachine) {
    EXPECT_EQ(ready(readiness).status, 200);
    store.cause = Cause::full;
    now += 2s;
    const Reply reply = ready(readiness);
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(reply.body.substr(0, reply.body.find('}') + 1), R"({"status":"not ready","templates":"ready","renderings":"ready","store":"disk full"})");
}

TEST_F(Readyz, AsksForNoStoreWhereNothingIsKept) {
    const Reply reply = ready(nullptr);
    EXPECT_EQ(reply.status, 200);
    EXPECT_NE(reply.body.find(R"("store":"none")"), std::string::npos);
}

}  // namespace
}  // namespace server

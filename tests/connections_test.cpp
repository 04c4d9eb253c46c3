#include "server/http/connections.h"
#include "server/http/raw_answer.h"
#include "server/http/request_id.h"

#include <gtest/gtest.h>

#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace server {
namespace {

using namespace std::chrono_literals;
using Clock = Connections::Clock;

const Clock::time_point noon{};  // Time is what the test says it is.

// Both ends of a connection.
struct Pair {
    Pair() { ::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()); }
    ~Pair() {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    bool reading_ends() const {
        char byte;
        return ::recv(ends[0], &byte, 1, MSG_DONTWAIT) == 0;
    }
    bool writes() const { return ::send(ends[0], "x", 1, MSG_NOSIGNAL) == 1; }

    std::array<int, 2> ends{};
};

TEST(Connections, BelievesOnlyAProxyOnWhomItSpeaksFor) {
    Connections connections({.proxies = {"127.0.0.1"}});
    connections.admit(1, "127.0.0.1", noon);
    connections.admit(2, "10.0.0.1", noon);
    const Fields forwarded{{"X-Forwarded-For", "198.51.100.1, 192.0.2.7"}};
    EXPECT_EQ(connections.sender_of(1, forwarded), "192.0.2.7");  // What stands before it, the sender wrote himself.
    EXPECT_EQ(connections.sender_of(1, {}), "127.0.0.1");
    EXPECT_EQ(connections.sender_of(1, {{"X-Forwarded-For", "not an address"}}), "127.0.0.1");
    EXPECT_EQ(connections.sender_of(2, forwarded), "10.0.0.1");
    EXPECT_EQ(connections.sender_of(3, {}), "");
}

TEST(Connections, AdmitsSoManyInAllAndFromOneAddress) {
    Connections connections({.in_all = 3, .from_one_address = 2});
    EXPECT_TRUE(connections.admit(1, "10.0.0.1", noon));
    EXPECT_TRUE(connections.admit(2, "10.0.0.1", noon));
    EXPECT_FALSE(connections.admit(3, "10.0.0.1", noon));
    EXPECT_TRUE(connections.admit(4, "10.0.0.2", noon));
    EXPECT_FALSE(connections.admit(5, "10.0.0.3", noon));
    connections.leave(1);
    EXPECT_TRUE(connections.admit(6, "10.0.0.1", noon));
    EXPECT_EQ(connections.live(), 3u);
}

TEST(Connections, CountsAProxyOnlyInAll) {
    Connections connections({.in_all = 2, .from_one_address = 1, .proxies = {"127.0.0.1"}});
    EXPECT_TRUE(connections.admit(1, "127.0.0.1", noon));
    EXPECT_TRUE(connections.admit(2, "127.0.0.1", noon));
    EXPECT_FALSE(connections.admit(3, "127.0.0.1", noon));
}

TEST(Connections, ForgetsWhoNeverLeftWhenItsDescriptorComesAgain) {
    Connections connections({.in_all = 1, .from_one_address = 1});
    EXPECT_TRUE(connections.admit(7, "10.0.0.1", noon));
    EXPECT_TRUE(connections.admit(7, "10.0.0.1", noon));
    EXPECT_EQ(connections.live(), 1u);
}

TEST(Connections, CutsReadingAfterFiveSecondsOfHeaderTenOfBodyAndTwoMinutesOfAFile) {
    for (const auto& [phase, time] : {std::pair(Phase::header, 5s), std::pair(Phase::body, 10s), std::pair(Phase::upload, 120s)}) {
        const Pair pair;
        Connections connections({});
        connections.admit(pair.ends[0], "a", noon);
        connections.enter(pair.ends[0], phase, noon);
        connections.cut_overdue(noon + time - 1ms);
        EXPECT_FALSE(pair.reading_ends() || connections.was_cut(pair.ends[0]));
        connections.cut_overdue(noon + time);
        EXPECT_TRUE(pair.reading_ends() && connections.was_cut(pair.ends[0]));
        EXPECT_TRUE(pair.writes());  // So that the sender can be told.
    }
}

TEST(Connections, CutsAnAnswerBothWaysAfterFifteenSecondsAndAFileAfterTwoMinutes) {
    for (const auto& [phase, time] : {std::pair(Phase::answer, 15s), std::pair(Phase::download, 120s)}) {
        const Pair pair;
        Connections connections({});
        connections.admit(pair.ends[0], "a", noon);
        connections.enter(pair.ends[0], phase, noon);
        connections.cut_overdue(noon + time - 1s);
        EXPECT_TRUE(pair.writes());
        connections.cut_overdue(noon + time);
        EXPECT_FALSE(pair.writes());
    }
}

TEST(Connections, HurriesEverybodyOnceTheDoorIsClosed) {
    const Pair silent, busy;
    Connections connections({});
    connections.admit(silent.ends[0], "a", noon);
    connections.admit(busy.ends[0], "a", noon);
    connections.enter(busy.ends[0], Phase::answer, noon);
    connections.close_door(noon);
    EXPECT_FALSE(connections.admit(99, "a", noon));
    connections.cut_overdue(noon + 1s);
    EXPECT_TRUE(silent.reading_ends());
    EXPECT_TRUE(busy.writes());
    connections.enter(busy.ends[0], Phase::answer, noon + 11s);  // No new fifteen seconds.
    connections.cut_overdue(noon + 12s);
    EXPECT_FALSE(busy.writes());
}

TEST(RawAnswer, IsOneAnswerThatClosesTheConnection) {
    const std::string bytes = raw_answer({404, "text/plain", "no", {{"X", "a\r\nSet-Cookie: b"}}}, true);
    EXPECT_TRUE(bytes.starts_with("HTTP/1.1 404 Not Found\r\nDate: "));
    EXPECT_TRUE(bytes.ends_with("GMT\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nX: a??Set-Cookie: b\r\n\r\nno"));
    EXPECT_TRUE(raw_answer({200, "text/plain", "yes", {}}, false).ends_with("Content-Length: 3\r\n\r\n"));
    for (const int status : {204, 304}) EXPECT_EQ(raw_answer({status, "", "", {}}, true).find("Content-Length"), std::string::npos);
}

TEST(TraceId, ContinuesATraceThatIsWellFormed) {
    const std::string trace = "0af7651916cd43dd8448eb211c80319c";
    EXPECT_EQ(trace_id("00-" + trace + "-b7ad6b7169203331-01"), trace);
    EXPECT_EQ(trace_id("42-" + trace + "-b7ad6b7169203331-01-later"), trace);
    for (const std::string& field : std::initializer_list<std::string>{"", "00-" + trace + "-b7ad6b7169203331-01-more", "ff-" + trace + "-b7ad6b7169203331-01",
                                     "00-" + std::string(32, '0') + "-b7ad6b7169203331-01", "00-" + trace + "-0000000000000000-01",
                                     "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"}) {
        EXPECT_EQ(trace_id(field).size(), 32u);
        EXPECT_NE(trace_id(field), trace_id(field)) << field;  // A new one each time.
    }
}

}  // namespace
}  // namespace server

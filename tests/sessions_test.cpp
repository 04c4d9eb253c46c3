#include "server/people/sessions.h"

#include <gtest/gtest.h>

namespace server {
namespace {

using namespace std::chrono_literals;

const Instant noon = std::chrono::sys_days(std::chrono::year(2021) / 6 / 25) + 5h;

Session used_at(Instant used) {
    Session session = new_session("somebody", noon).first;
    session.used = used;
    return session;
}

TEST(NewSession, KeepsOnlyTheDigestOfItsToken) {
    const auto [session, token] = new_session("somebody", noon);
    EXPECT_EQ(token.size(), 52u);  // Twice 128 bits.
    EXPECT_EQ(session.token_sha256, digest_of_token(token));
    EXPECT_EQ(session.ends, noon + 8h);
    EXPECT_NE(session.id, session.form_token);
    EXPECT_NE(new_session("somebody", noon).second, token);
}

TEST(Holds, UntilHalfAnHourAfterItsLastUse) {
    EXPECT_TRUE(holds(used_at(noon), noon + 29min));
    EXPECT_FALSE(holds(used_at(noon), noon + 30min));
    EXPECT_TRUE(holds(used_at(noon + 29min), noon + 58min));
}

TEST(Holds, ForEightHoursAtMost) {
    EXPECT_TRUE(holds(used_at(noon + 7h + 59min), noon + 8h - 1ms));
    EXPECT_FALSE(holds(used_at(noon + 7h + 59min), noon + 8h));
}

TEST(Holds, NotWhenTheClockWasPutBack) {
    EXPECT_TRUE(holds(used_at(noon), noon - 1min));
    EXPECT_FALSE(holds(used_at(noon), noon - 1min - 1ms));
}

TEST(SessionToken, IsReadFromTheCookieOfThatKindOfHost) {
    const auto token = [](const std::string& host, const std::string& cookie) { return session_token({{"Host", host}, {"Cookie", cookie}}); };
    EXPECT_EQ(token("saraban.example", "a=b; __Host-saraban=t1; c=d"), "t1");
    EXPECT_EQ(token("saraban.example", "saraban=t1"), "");
    EXPECT_EQ(token("127.0.0.1:8080", "saraban=t1"), "t1");
    EXPECT_EQ(token("[::1]:8080", "saraban=t1"), "t1");
    EXPECT_EQ(token("127.0.0.1:8080", "__Host-saraban=t1"), "");
    EXPECT_EQ(token("127.0.0.1.example", "saraban=t1"), "");
    EXPECT_EQ(token("localhost", "saraban=t1; saraban=t2"), "");  // Which of them is ours, nobody knows.
    EXPECT_EQ(token("localhost", "notsaraban=t1"), "");
}

TEST(SetCookie, IsSecureBeyondThisMachine) {
    EXPECT_EQ(set_cookie({{"Host", "saraban.example"}}, "t"), "__Host-saraban=t; Path=/; HttpOnly; SameSite=Lax; Secure");
    EXPECT_EQ(set_cookie({{"Host", "localhost:8080"}}, "t"), "saraban=t; Path=/; HttpOnly; SameSite=Lax");
    EXPECT_EQ(clear_cookie({{"Host", "localhost"}}), "saraban=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
}

bool is_ours(const std::string& method, Fields fields) {
    Request request;
    request.method = method;
    request.fields = std::move(fields);
    request.fields.emplace_back("Host", "saraban.example");
    return is_from_our_pages(request);
}

TEST(IsFromOurPages, ByWhatTheBrowserSays) {
    EXPECT_TRUE(is_ours("POST", {{"Origin", "https://saraban.example"}}));
    for (const char* origin : {"null", "https://evil.example", "https://saraban.example.evil", "https://saraban.example:8443"}) {
        EXPECT_FALSE(is_ours("POST", {{"Origin", origin}, {"Content-Type", "application/json"}})) << origin;
    }
    EXPECT_TRUE(is_ours("POST", {{"Sec-Fetch-Site", "same-origin"}}));
    EXPECT_FALSE(is_ours("POST", {{"Sec-Fetch-Site", "same-site"}, {"Content-Type", "application/json"}}));
}

TEST(IsFromOurPages, ByWhatNoFormCanSend) {
    EXPECT_TRUE(is_ours("POST", {{"Content-Type", "application/json"}}));
    EXPECT_TRUE(is_ours("POST", {{"Content-Type", "application/pdf"}}));
    EXPECT_TRUE(is_ours("DELETE", {}));
    for (const char* form : {"", "text/plain", "Multipart/Form-Data; boundary=x", "application/x-www-form-urlencoded"}) {
        EXPECT_FALSE(is_ours("POST", {{"Content-Type", form}})) << form;
    }
}

}  // namespace
}  // namespace server

#include "server/http/framing.h"

#include <gtest/gtest.h>

namespace server {
namespace {

// The status that a request to "/" with a Host and these fields is refused with; 0: let through.
int framed(Fields fields, const std::string& target = "/") {
    fields.emplace_back("Host", "localhost");
    const auto refusal = check_framing({"POST", target, std::move(fields)});
    return refusal ? refusal->kind.status : 0;
}

int measured(const Fields& fields) {
    const auto refusal = check_length(fields);
    return refusal ? refusal->kind.status : 0;
}

int typed(const Fields& fields) {
    const auto refusal = check_json_body(fields);
    return refusal ? refusal->kind.status : 0;
}

TEST(CheckFraming, LetsOneLengthInDigitsThrough) {
    EXPECT_EQ(framed({}), 0);
    EXPECT_EQ(framed({{"Content-Length", "5"}}), 0);
    EXPECT_EQ(framed({{"content-length", "0"}}), 0);
}

TEST(CheckFraming, RefusesEveryOtherLength) {
    for (const char* length : {"", "-5", "+8", "0x10", "1,1", "5 5", "five", "๕"}) {
        EXPECT_EQ(framed({{"Content-Length", length}}), 400) << length;
    }
    EXPECT_EQ(framed({{"Content-Length", "5"}, {"content-length", "5"}}), 400);
}

TEST(CheckFraming, RefusesEveryTransferEncoding) {
    EXPECT_EQ(framed({{"Transfer-Encoding", "chunked"}}), 400);
    EXPECT_EQ(framed({{"TRANSFER-ENCODING", "identity"}, {"Content-Length", "5"}}), 400);
    EXPECT_EQ(framed({{"Transfer-Encoding ", "chunked"}}), 400);  // A name with a space is no token.
}

TEST(CheckFraming, RefusesControlCharactersThatADecodedWordBrought) {
    EXPECT_EQ(framed({{"X-Request-Id", "1\r\nSet-Cookie: a=b"}}), 400);
    EXPECT_EQ(framed({{"X-Request-Id", std::string("1\0002", 3)}}), 400);
    EXPECT_EQ(framed({{"X-Request-Id", "a\tb"}}), 0);
}

TEST(CheckFraming, WantsOneHostAndAPlainTarget) {
    EXPECT_EQ(framed({{"Host", "elsewhere"}}), 400);
    EXPECT_TRUE(check_framing({"GET", "/", {}}));
    EXPECT_EQ(framed({}, "http://elsewhere/"), 400);
    EXPECT_EQ(framed({}, "*"), 400);
    EXPECT_EQ(framed({}, "/\xFFx"), 400);
}

TEST(CheckLength, WantsALengthOfAtMostOneMebibyte) {
    EXPECT_EQ(measured({}), 411);
    EXPECT_EQ(measured({{"Content-Length", "1048576"}}), 0);
    EXPECT_EQ(measured({{"Content-Length", "1048577"}}), 413);
    EXPECT_EQ(measured({{"Content-Length", "18446744073709551621"}}), 413);  // 2^64 + 5 is not 5.
}

TEST(CheckJsonBody, WantsJsonInUtf8ThatIsNotCompressed) {
    EXPECT_EQ(typed({{"Content-Type", "application/json"}}), 0);
    EXPECT_EQ(typed({{"Content-Type", "Application/JSON; charset=\"UTF-8\""}}), 0);
    EXPECT_EQ(typed({{"Content-Type", "application/json"}, {"Content-Encoding", "identity"}}), 0);
    EXPECT_EQ(typed({{"Content-Type", "application/json; charset=tis-620"}}), 415);
    EXPECT_EQ(typed({{"Content-Type", "text/plain"}}), 415);
    EXPECT_EQ(typed({}), 415);
    EXPECT_EQ(typed({{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}}), 415);
}

TEST(Field, JoinsWhatStandsInSeveralLines) {
    EXPECT_EQ(field({{"Accept", "a/b"}, {"Host", "x"}, {"ACCEPT", "c/d"}}, "accept"), "a/b, c/d");
    EXPECT_EQ(field({}, "accept"), "");
}

}  // namespace
}  // namespace server

#include "server/http/framing.h"

#include <gtest/gtest.h>

namespace server {
namespace {

int measured(const Fields& fields) {
    const auto refusal = check_length(fields);
    return refusal ? refusal->kind.status : 0;
}

int typed(const Fields& fields) {
    const auto refusal = check_body_type(fields, std::vector<std::string>{"application/json"});
    return refusal ? refusal->kind.status : 0;
}

TEST(CheckLength, WantsALengthOfAtMostOneMebibyte) {
    EXPECT_EQ(measured({}), 411);
    EXPECT_EQ(measured({{"Content-Length", "1048576"}}), 0);
    EXPECT_EQ(measured({{"Content-Length", "1048577"}}), 413);
    EXPECT_FALSE(check_length({{"Content-Length", "7"}}, 7));
    EXPECT_TRUE(check_length({{"Content-Length", "8"}}, 7));
    EXPECT_EQ(measured({{"Content-Length", "18446744073709551621"}}), 413);  // 2^64 + 5 is not 5.
}

TEST(CheckBodyType, WantsWhatTheRouteTakesInUtf8AndNotCompressed) {
    EXPECT_EQ(typed({{"Content-Type", "application/json"}}), 0);
    EXPECT_EQ(typed({{"Content-Type", "Application/JSON; charset=\"UTF-8\""}}), 0);
    EXPECT_EQ(typed({{"Content-Type", "application/json"}, {"Content-Encoding", "identity"}}), 0);
    EXPECT_EQ(typed({{"Content-Type", "application/json; charset=tis-620"}}), 415);
    EXPECT_EQ(typed({{"Content-Type", "text/plain"}}), 415);
    EXPECT_EQ(typed({}), 415);
    EXPECT_EQ(typed({{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}}), 415);
    EXPECT_FALSE(check_body_type({{"Content-Type", "text/html; charset=utf-8"}}, std::vector<std::string>{"text/plain", "text/html"}));
}

TEST(Field, JoinsWhatStandsInSeveralLines) {
    EXPECT_EQ(field({{"Accept", "a/b"}, {"Host", "x"}, {"ACCEPT", "c/d"}}, "accept"), "a/b, c/d");
    EXPECT_EQ(field({}, "accept"), "");
}

}  // namespace
}  // namespace server

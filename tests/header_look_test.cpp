#include "server/http/header_look.h"

#include <gtest/gtest.h>

namespace server {
namespace {

// The status that these bytes are refused with; 0: more must come; 1: let through.
int look(std::string_view bytes) {
    const HeaderLook seen = look_at_header(bytes);
    if (seen.refusal) return seen.refusal->kind.status;
    return seen.size > 0 ? 1 : 0;
}

// The same of a GET of "/" with a Host and these lines.
int with(const std::string& lines) { return look("GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n"); }

int first_line(const std::string& line) { return look(line + "\r\nHost: a\r\n\r\n"); }

TEST(LookAtHeader, EndsWithTheBlankLine) {
    const std::string header = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    EXPECT_EQ(look_at_header(header).size, header.size());
    EXPECT_EQ(look_at_header(header + "GET /\xFF").size, header.size());
}

TEST(LookAtHeader, WaitsAtEveryByteBeforeTheEnd) {
    const std::string header = "POST /v1/x?y=%E0 HTTP/1.0\r\nHost: [::1]:80\r\nContent-Length: 5\r\nX:\r\n\r\n";
    for (std::size_t size = 0; size < header.size(); ++size) EXPECT_EQ(look(header.substr(0, size)), 0) << size;
    EXPECT_EQ(look(header), 1);
}

TEST(LookAtHeader, WantsAMethodATargetAndAVersion) {
    EXPECT_EQ(first_line("DELETE /a%20b HTTP/1.0"), 1);
    for (const char* line : {"", "GET", "GET /", "GET  / HTTP/1.1", "GET / HTTP/1.1 ", " GET / HTTP/1.1", "GET\t/ HTTP/1.1", "G@T / HTTP/1.1",
                             "GET * HTTP/1.1", "GET http://a/ HTTP/1.1", "GET /a#b HTTP/1.1", "GET / http/1.1", "GET / z", "GET /ก HTTP/1.1",
                             "GET /\xFF HTTP/1.1", "GET / HTTP/1.1\r"}) {
        EXPECT_EQ(first_line(line), 400) << line;
    }
    EXPECT_EQ(first_line("GET / HTTP/2.0"), 505);
    EXPECT_EQ(first_line("GET / HTTP/1.2"), 505);
}

TEST(LookAtHeader, WantsLinesThatEndInCrLf) {
    EXPECT_EQ(look("GET / HTTP/1.1\nHost: a\n\n"), 400);
    EXPECT_EQ(with("A: b\n"), 400);
    EXPECT_EQ(with("A: b\r\r\n"), 400);
    EXPECT_EQ(with("A: b\rC: d\r\n"), 400);
}

TEST(LookAtHeader, WantsATokenAndAColon) {
    EXPECT_EQ(with("X_1!#$%&'*+-.^`|~: y\r\n"), 1);
    for (const char* line : {"no colon\r\n", ": y\r\n", "X : y\r\n", " folded: y\r\n", "\tfolded\r\n", "(X): y\r\n"}) EXPECT_EQ(with(line), 400) << line;
}

TEST(LookAtHeader, WantsPlainValues) {
    EXPECT_EQ(with("X: a\tb ~\r\n"), 1);
    for (const char* value : {"\x01", "\x7F", "\xFF", "ก", "=?utf-8?Q?a=0D=0Ab?="}) EXPECT_EQ(with("X: " + std::string(value) + "\r\n"), 400) << value;
    EXPECT_EQ(with(std::string("X: a\0b\r\n", 8)), 400);
}

TEST(LookAtHeader, WantsOneHost) {
    EXPECT_EQ(look("GET / HTTP/1.1\r\n\r\n"), 400);
    EXPECT_EQ(with("HOST: a\r\n"), 400);
    EXPECT_EQ(look("GET / HTTP/1.1\r\nHost:\r\n\r\n"), 400);
    EXPECT_EQ(look("GET / HTTP/1.1\r\nHost: a, b\r\n\r\n"), 400);
}

TEST(LookAtHeader, WantsAtMostOneLengthInDigits) {
    EXPECT_EQ(with("Content-Length: 5\r\n"), 1);
    EXPECT_EQ(with("content-length:\t0 \r\n"), 1);
    for (const char* length : {"", "-5", "+8", "0x10", "1,1", "5 5", "five"}) EXPECT_EQ(with("Content-Length: " + std::string(length) + "\r\n"), 400) << length;
    EXPECT_EQ(with("Content-Length: 5\r\nContent-Length: 5\r\n"), 400);
    EXPECT_EQ(with("Content-Length: 999999999999999999\r\n"), 1);
    EXPECT_EQ(with("Content-Length: 1000000000000000000\r\n"), 413);
    EXPECT_EQ(with("Content-Length : 5\r\n"), 400);
}

TEST(LookAtHeader, TakesNoCodedBody) {
    for (const char* coding : {"chunked", "identity", "gzip, chunked", ""}) EXPECT_EQ(with("TRANSFER-Encoding: " + std::string(coding) + "\r\n"), 501);
    EXPECT_EQ(with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), 400);
    EXPECT_EQ(with("Transfer-Encoding: \x0B" "chunked\r\n"), 400);
}

TEST(LookAtHeader, HasAnEndToEverything) {
    EXPECT_EQ(first_line("GET /" + std::string(7999, 'a') + " HTTP/1.1"), 1);
    EXPECT_EQ(first_line("GET /" + std::string(8000, 'a') + " HTTP/1.1"), 414);
    EXPECT_EQ(look("GET /" + std::string(20'000, 'a')), 414);
    EXPECT_EQ(with("X: " + std::string(8000, 'a') + "\r\n"), 1);
    EXPECT_EQ(with("X: " + std::string(8001, 'a') + "\r\n"), 431);
    EXPECT_EQ(with(std::string(251, 'X') + ": a\r\n"), 431);
    std::string lines;
    for (int i = 0; i < 98; ++i) lines += "X: a\r\n";
    EXPECT_EQ(with(lines), 1);  // 99 with the Host.
    EXPECT_EQ(with(lines + "X: a\r\n"), 431);
    std::string four;
    for (int i = 0; i < 5; ++i) four += "X: " + std::string(7000, 'a') + "\r\n";
    EXPECT_EQ(with(four), 431);
}

TEST(LookAtHeader, RefusesBeforeTheEndWhatCannotBecomeRight) {
    EXPECT_EQ(look("\x16\x03\x01"), 400);  // TLS to a port that has none.
    EXPECT_EQ(look("GET / HTTP/1.1\r\nX: \xFF"), 400);
    EXPECT_EQ(look("GET / HTTP/3.0\r\n"), 505);
}

TEST(LookAtHeader, SpeaksTheLanguageAskedForSoFar) {
    EXPECT_EQ(look_at_header("GET / HTTP/1.1\r\nAccept-Language: en\r\nX\r\n").language, Language::english);
    EXPECT_EQ(look_at_header("GET / HTTP/1.1\r\nX\r\n").language, Language::thai);
}

}  // namespace
}  // namespace server

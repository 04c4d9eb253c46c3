#include "server/http/ask_service.h"

#include "server/time_stamp_authority.h"

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace server {
namespace {

using testing::HasSubstr;
using namespace std::chrono_literals;

// Answers every connection with the same bytes; with none it takes the question and says nothing until its end.
class Answering {
public:
    explicit Answering(std::string answer) : answer_(std::move(answer)), listening_(Poco::Net::SocketAddress("127.0.0.1", 0)) {
        thread_ = std::thread([this] { run(); });
    }
    ~Answering() {
        ending_ = true;
        thread_.join();
    }

    ServiceAddress address() const { return {"127.0.0.1", listening_.address().port(), "/stamp"}; }
    int asked() const { return asked_; }
    std::string question() const { return question_; }

private:
    void run() {
        std::vector<Poco::Net::StreamSocket> silent;
        while (!ending_) {
            if (!listening_.poll(Poco::Timespan(0, 10'000), Poco::Net::Socket::SELECT_READ)) continue;
            Poco::Net::StreamSocket socket = listening_.acceptConnection();
            char bytes[4096];
            const int got = socket.receiveBytes(bytes, sizeof bytes);
            question_.assign(bytes, static_cast<std::size_t>(std::max(got, 0)));
            ++asked_;
            if (answer_.empty()) silent.push_back(socket);
            else socket.sendBytes(answer_.data(), static_cast<int>(answer_.size()));
        }
    }

    const std::string answer_;
    Poco::Net::ServerSocket listening_;
    std::string question_;
    std::atomic<int> asked_ = 0;
    std::atomic<bool> ending_ = false;
    std::thread thread_;
};

Question question(std::chrono::milliseconds time = 5s) { return {"text/question", "who?", "text/answer", 1000, time}; }

std::string complaint(const ServiceAddress& address, const Question& asked = question()) {
    try {
        return "answered: " + ask_service(address, asked);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
}

std::string complaint(const std::string& answer) { return complaint(Answering(answer).address()); }

TEST(AskService, GivesTheAnswersBody) {
    const Answering service("HTTP/1.1 200 OK\r\nContent-Type: text/answer; charset=utf-8\r\ncontent-length: 3\r\n\r\nwe!");
    EXPECT_EQ(ask_service(service.address(), question()), "we!");
    EXPECT_THAT(service.question(), HasSubstr("POST /stamp HTTP/1.0\r\nHost: 127.0.0.1\r\nContent-Type: text/question\r\n"));
    EXPECT_THAT(service.question(), HasSubstr("Content-Length: 4\r\n\r\nwho?"));
}

TEST(AskService, TakesNothingElse) {
    EXPECT_EQ(complaint("HTTP/1.0 503 Busy\r\n\r\n"), "the answer is 503");
    EXPECT_EQ(complaint("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<html>"), "the answer is not text/answer");
    EXPECT_EQ(complaint("HTTP/1.0 200 OK\r\nContent-Type: text/answer\r\nContent-Length: 4\r\n\r\nwe!"), "the answer was cut off");
    EXPECT_EQ(complaint("HTTP/1.1 200 OK\r\nContent-Type: text/answer\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
              "the answer comes in chunks, which HTTP/1.0 has none of");
    EXPECT_EQ(complaint("SSH-2.0-OpenSSH_9.2\r\n"), "the answer is no HTTP");
    EXPECT_EQ(complaint("HTTP/1.0 200 OK\r\nContent-Type: text/answer\r\n\r\n" + std::string(1000, 'x')), "the answer is too long");
}

TEST(AskService, EndsInItsTime) {
    EXPECT_EQ(complaint(Answering("").address(), question(50ms)), "no answer in time");
    EXPECT_THAT(complaint({"127.0.0.1", 1, "/"}), HasSubstr("refused"));
}

TEST(ServiceAddress, IsOnePlainAddress) {
    const ServiceAddress address = read_service_address("http://tsa.example:8318/stamp?a=b");
    EXPECT_EQ(address.host, "tsa.example");
    EXPECT_EQ(address.port, 8318);
    EXPECT_EQ(address.path, "/stamp?a=b");
    EXPECT_EQ(read_service_address("http://tsa.example").path, "/");
    for (const char* wrong : {"https://tsa.example", "tsa.example", "http://", "http://a b/", "http://a:0/", "http://a:x/", "http://me@tsa/", "http://a\r\nHost: b/"})
        EXPECT_THROW(read_service_address(wrong), std::runtime_error) << wrong;
}

TEST(TimeStampAuthority, IsLeftAloneAfterItDidNotAnswer) {
    const Answering service("HTTP/1.0 500 Broken\r\n\r\n");
    TimeStampAuthority authority(service.address(), 5s, 1h);
    const auto said = [&] {
        try {
            return authority.for_one_request()("?");
        } catch (const std::exception& error) {
            return Der(error.what());
        }
    };
    EXPECT_EQ(said(), "the answer is 500");
    EXPECT_EQ(said(), "it did not answer a moment ago");
    EXPECT_EQ(service.asked(), 1);
}

TEST(TimeStampAuthority, HasOneTimeForAllThatARequestSeals) {
    const Answering service("HTTP/1.0 200 OK\r\nContent-Type: application/timestamp-reply\r\n\r\nDER");
    TimeStampAuthority authority(service.address(), 1ms, 0ms);
    const TimeStamper ask = authority.for_one_request();
    std::string last;
    for (int i = 0; i < 1000 && last.find("time") == std::string::npos; ++i) {
        try {
            ask("?");
        } catch (const std::exception& error) {
            last = error.what();
        }
    }
    EXPECT_THAT(last, HasSubstr("time"));
}

}  // namespace
}  // namespace server

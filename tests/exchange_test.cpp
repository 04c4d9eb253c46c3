#include "server/http/exchange.h"
#include "server/http/socket_bytes.h"

#include <gtest/gtest.h>

#include <sys/socket.h>

#include <memory>
#include <stdexcept>
#include <thread>

namespace server {
namespace {

// A route that answers `parts` parts of `part`, then throws if told to.
struct Source {
    std::size_t parts, declared;
    bool throws = false;
    std::size_t given = 0;
};

Router router_of(const std::shared_ptr<Source>& source, const std::string& part) {
    Router router;
    router.add({"GET", "/", {"text/plain"}, [source, part](const Request&) {
        Reply reply{200, "text/plain", "begin "};
        reply.streamed = source->declared;
        reply.next_part = [source, part] {
            if (source->given == source->parts && source->throws) throw std::runtime_error("the disk is gone");
            return source->given == source->parts ? std::string() : (++source->given, part);
        };
        return reply;
    }, Scope::open});
    return router;
}

// What a client gets that reads at most `most` bytes and then leaves.
std::string fetch(const Router& router, const std::string& method, std::size_t most = ~std::size_t{0}) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) throw std::runtime_error("no pair of sockets");
    Descriptor ours(ends[0]), theirs(ends[1]);
    Connections connections({});
    connections.admit(theirs.get(), "127.0.0.1", Connections::Clock::now());
    std::thread serving([&] {
        exchange(theirs.get(), connections, router);
        theirs = Descriptor();
    });
    send_all(ours.get(), method + " / HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::string got = receive(ours.get(), most);
    ours = Descriptor();
    serving.join();
    return got;
}

TEST(Exchange, SendsWhatComesInPartsBehindItsLength) {
    const auto source = std::make_shared<Source>(Source{3, 6});
    const std::string got = fetch(router_of(source, "ab"), "GET");
    EXPECT_NE(got.find("Content-Length: 12\r\n"), std::string::npos);
    EXPECT_TRUE(got.ends_with("\r\n\r\nbegin ababab"));
}

TEST(Exchange, AsksForNoPartWhenOnlyTheHeaderIsWanted) {
    const auto source = std::make_shared<Source>(Source{3, 6});
    EXPECT_TRUE(fetch(router_of(source, "ab"), "HEAD").ends_with("\r\n\r\n"));
    EXPECT_EQ(source->given, 0u);
}

TEST(Exchange, EndsBeforeTheDeclaredLengthWhenAPartCannotBeHad) {
    const auto source = std::make_shared<Source>(Source{2, 6, true});
    EXPECT_TRUE(fetch(router_of(source, "ab"), "GET").ends_with("\r\n\r\nbegin abab"));
}

TEST(Exchange, StopsAskingForPartsWhenTheClientIsGone) {
    const auto source = std::make_shared<Source>(Source{1000, 1000u << 16});
    fetch(router_of(source, std::string(1 << 16, 'x')), "GET", 1000);
    EXPECT_LT(source->given, 1000u);
    EXPECT_EQ(source.use_count(), 1);  // And lets go of what gave them.
}

}  // namespace
}  // namespace server

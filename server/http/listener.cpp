#include "server/http/listener.h"

#include "server/http/answer.h"
#include "server/http/framing.h"
#include "server/http/log.h"

#include <Poco/ErrorHandler.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServerConnection.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/Net/TCPServerConnectionFactory.h>
#include <Poco/ThreadPool.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <thread>

namespace server {

namespace {

using Clock = std::chrono::steady_clock;
namespace net = Poco::Net;

constexpr int most_threads = 320;   // One a connection; a thread that waits costs a stack, no core.
constexpr int most_queued = 600;    // Above the threads, or Poco drops connections without a word.
constexpr int backlog = 512;

std::string new_id() {
    thread_local std::mt19937_64 random{std::random_device{}() ^ (std::uint64_t{std::random_device{}()} << 32)};
    static constexpr char digits[] = "0123456789abcdef";
    std::string id;
    for (int half = 0; half < 2; ++half) {
        std::uint64_t bits = random();
        for (int i = 0; i < 16; ++i, bits >>= 4) id += digits[bits & 15];
    }
    return id;
}

Head head_of(const net::HTTPServerRequest& request) {
    Head head{request.getMethod(), request.getURI(), {}};
    for (const auto& [name, value] : request) head.fields.emplace_back(name, value);
    return head;
}

Body read_from(std::istream& stream, std::size_t length) {
    Body body{std::string(length, '\0'), false};
    stream.read(body.bytes.data(), static_cast<std::streamsize>(length));
    body.timed_out = stream.bad();  // Poco's stream turns the socket's exception into badbit.
    body.bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return body;
}

// A HEAD request gets the fields of the GET, its length included, and no body.
void send(const Reply& reply, bool with_body, net::HTTPServerResponse& response) {
    response.setVersion(net::HTTPMessage::HTTP_1_1);  // Poco would echo whatever the request said.
    response.setStatusAndReason(static_cast<net::HTTPResponse::HTTPStatus>(reply.status));
    response.setKeepAlive(false);
    if (!reply.media_type.empty()) response.setContentType(reply.media_type);
    response.setContentLength64(static_cast<Poco::Int64>(reply.body.size()));
    for (const auto& [name, value] : reply.fields) response.add(name, value);
    std::ostream& out = response.send();
    if (with_body) out.write(reply.body.data(), static_cast<std::streamsize>(reply.body.size()));
    out.flush();
    if (!out) throw std::runtime_error("the client went away");
}

// A socket closed with bytes unread resets the connection, and the answer may be lost with
// it; so what was refused is read and thrown away, within reason.
void drain(net::StreamSocket& socket) {
    constexpr std::size_t most = std::size_t{4} << 20;
    const auto end = Clock::now() + std::chrono::milliseconds(300);
    std::array<char, 16384> bytes;
    socket.shutdownSend();
    for (std::size_t drained = 0; drained < most && Clock::now() < end;) {
        if (!socket.poll(Poco::Timespan(0, 50'000), net::Socket::SELECT_READ)) continue;
        const int got = socket.receiveBytes(bytes.data(), static_cast<int>(bytes.size()));
        if (got <= 0) return;
        drained += static_cast<std::size_t>(got);
    }
}

void log_request(const Head& head, const Answered& answered, const std::string& id, Clock::time_point begun, bool sent) {
    static constexpr std::array<std::string_view, 8> methods{"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"};
    const bool usual = std::find(methods.begin(), methods.end(), head.method) != methods.end();
    const std::chrono::duration<double, std::milli> took = Clock::now() - begun;
    log_line("request", {{"id", id},
                         {"method", usual ? head.method : "other"},
                         {"route", answered.route.empty() ? "none" : answered.route},
                         {"status", std::int64_t{answered.reply.status}},
                         {"ms", took.count()},
                         {"bytes", sent ? static_cast<std::int64_t>(answered.reply.body.size()) : std::int64_t{0}}});
}

// One request and its answer.
class Exchange : public net::HTTPRequestHandler {
public:
    explicit Exchange(const Router& router) : router_(router) {}

    // Anything but a Poco::Exception that left this function would close the connection without an answer.
    void handleRequest(net::HTTPServerRequest& request, net::HTTPServerResponse& response) override try {
        const auto begun = Clock::now();
        const std::string id = new_id();
        const Head head = head_of(request);
        bool body_taken = false;
        const ReadBody read_body = [&](std::size_t length) {
            body_taken = true;
            return read_from(request.stream(), length);
        };
        const Answered answered = answer(head, read_body, router_, id);
        bool sent = false;
        try {
            send(answered.reply, head.method != "HEAD", response);
            sent = true;
            const bool body_waits = !field(head.fields, "Content-Length").empty() || request.has("Transfer-Encoding");
            if (body_waits && !body_taken) drain(dynamic_cast<net::HTTPServerRequestImpl&>(request).socket());
        } catch (const std::exception&) {
            // The client is gone; nobody is left to tell.
        }
        log_request(head, answered, id, begun, sent);
    } catch (const std::exception& e) {
        log_line("error", {{"fault", e.what()}});
    }

private:
    const Router& router_;
};

class ExchangeFactory : public net::HTTPRequestHandlerFactory {
public:
    explicit ExchangeFactory(const Router& router) : router_(router) {}
    net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest&) override { return new Exchange(router_); }

private:
    const Router& router_;
};

// The place for what must look at a connection before Poco's parser does.
class Connection : public net::HTTPServerConnection {
public:
    using HTTPServerConnection::HTTPServerConnection;
};

class ConnectionFactory : public net::TCPServerConnectionFactory {
public:
    ConnectionFactory(net::HTTPServerParams::Ptr params, const Router& router)
        : params_(std::move(params)), factory_(new ExchangeFactory(router)) {}
    net::TCPServerConnection* createConnection(const net::StreamSocket& socket) override {
        return new Connection(socket, params_, factory_);
    }

private:
    net::HTTPServerParams::Ptr params_;
    net::HTTPRequestHandlerFactory::Ptr factory_;
};

// Poco's own handler prints to the terminal what a client provoked.
class QuietErrors : public Poco::ErrorHandler {
public:
    void exception(const Poco::Exception&) override {}
    void exception(const std::exception& e) override { log_line("error", {{"fault", e.what()}}); }
    void exception() override { log_line("error", {{"fault", "not a std::exception"}}); }
};

net::HTTPServerParams::Ptr parameters() {
    net::HTTPServerParams::Ptr params(new net::HTTPServerParams);
    params->setKeepAlive(false);
    params->setTimeout(Poco::Timespan(5, 0));
    params->setMaxThreads(most_threads);
    params->setMaxQueued(most_queued);
    return params;
}

net::ServerSocket listening_on(const std::string& address) try {
    net::ServerSocket socket;
    socket.bind(net::SocketAddress(address), true);
    socket.listen(backlog);
    return socket;
} catch (const Poco::Exception& e) {
    throw std::runtime_error("cannot listen on " + address + ": " + e.displayText());
}

}  // namespace

struct Listener::Impl {
    Impl(const std::string& address, const Router& router)
        : socket(listening_on(address)),
          threads(2, most_threads),
          server(new ConnectionFactory(parameters(), router), threads, socket, parameters()) {}

    QuietErrors errors;
    Poco::ErrorHandler* before = Poco::ErrorHandler::set(&errors);
    net::ServerSocket socket;
    Poco::ThreadPool threads;
    net::TCPServer server;
};

Listener::Listener(const std::string& address, const Router& router) : impl_(std::make_unique<Impl>(address, router)) {
    impl_->server.start();
}

Listener::~Listener() {
    impl_->server.stop();
    impl_->threads.joinAll();
    Poco::ErrorHandler::set(impl_->before);
}

std::string Listener::address() const { return impl_->socket.address().toString(); }

bool Listener::stop(std::chrono::milliseconds patience) {
    const auto end = Clock::now() + patience;
    impl_->server.stop();
    impl_->socket.close();  // Refuses newcomers at once instead of leaving them in the backlog.
    while (impl_->server.currentConnections() > 0) {
        if (Clock::now() >= end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return true;
}

}  // namespace server

#include "server/http/exchange.h"

#include "server/http/answer.h"
#include "server/http/log.h"
#include "server/http/raw_answer.h"
#include "server/http/request_id.h"
#include "server/http/socket_bytes.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServerConnection.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>

#include <algorithm>
#include <array>
#include <istream>

namespace server {

namespace {

using Clock = Connections::Clock;
namespace net = Poco::Net;
using namespace std::chrono_literals;

constexpr auto longest_queue = 1500ms;  // Whoever waited longer for a thread is told to come back.

Head head_of(const net::HTTPServerRequest& request) {
    Head head{request.getMethod(), request.getURI(), {}};
    for (const auto& [name, value] : request) head.fields.emplace_back(name, value);
    return head;
}

// In parts, so that a sender gets as much memory as he has sent, not as he has declared.
std::string read_from(std::istream& stream, std::size_t length) {
    std::string bytes;
    std::array<char, 65536> part;
    while (bytes.size() < length && stream) {
        stream.read(part.data(), static_cast<std::streamsize>(std::min(part.size(), length - bytes.size())));
        bytes.append(part.data(), static_cast<std::size_t>(stream.gcount()));
    }
    return bytes;
}

struct Logged {
    std::string id, method, route;
    Clock::time_point begun;
};

void log_request(const Logged& logged, const Reply& reply, bool sent) {
    static constexpr std::array<std::string_view, 8> methods{"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"};
    const bool usual = std::find(methods.begin(), methods.end(), logged.method) != methods.end();
    const std::chrono::duration<double, std::milli> took = Clock::now() - logged.begun;
    log_line("request", {{"id", logged.id},
                         {"method", usual ? logged.method : "other"},
                         {"route", logged.route.empty() ? "none" : logged.route},
                         {"status", std::int64_t{reply.status}},
                         {"ms", took.count()},
                         {"bytes", sent ? static_cast<std::int64_t>(reply.body.size()) : std::int64_t{0}}});
}

// The request and its answer.
class Exchange : public net::HTTPRequestHandler {
public:
    Exchange(Connections& connections, const Router& router) : connections_(connections), router_(router) {}

    // Poco would close the connection without an answer on anything but a Poco::Exception.
    void handleRequest(net::HTTPServerRequest& request, net::HTTPServerResponse&) override try {
        const auto begun = Clock::now();
        const int descriptor = dynamic_cast<net::HTTPServerRequestImpl&>(request).socket().impl()->sockfd();
        const Head head = head_of(request);
        const std::string id = trace_id(field(head.fields, "traceparent"));
        const bool declares_body = content_length(head.fields) > 0;
        bool body_taken = false;

        connections_.enter(descriptor, Phase::answer, begun);
        const ReadBody read_body = [&](std::size_t length) {
            body_taken = true;
            return take_body(request, descriptor, length);
        };
        const Answered answered = answer(head, read_body, router_, id);
        const bool sent = send_all(descriptor, raw_answer(answered.reply, head.method != "HEAD"));
        log_request({id, head.method, answered.route, begun}, answered.reply, sent);
        if (sent) drain(descriptor, declares_body && !body_taken);
    } catch (const std::exception& e) {
        log_line("error", {{"fault", e.what()}});
    }

private:
    Body take_body(net::HTTPServerRequest& request, int descriptor, std::size_t length) {
        connections_.enter(descriptor, Phase::body, Clock::now());
        if (request.getExpectContinue()) send_all(descriptor, "HTTP/1.1 100 Continue\r\n\r\n");
        Body body{read_from(request.stream(), length), false};
        body.timed_out = body.bytes.size() < length && connections_.was_cut(descriptor);
        connections_.enter(descriptor, Phase::answer, Clock::now());
        return body;
    }

    Connections& connections_;
    const Router& router_;
};

class ExchangeFactory : public net::HTTPRequestHandlerFactory {
public:
    ExchangeFactory(Connections& connections, const Router& router) : connections_(connections), router_(router) {}

    net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest& request) override {
        // Poco asks for the body at once unless the answer is settled; we ask once we know that we want it.
        if (request.getExpectContinue()) request.response().setStatus(net::HTTPResponse::HTTP_ACCEPTED);
        return new Exchange(connections_, router_);
    }

private:
    Connections& connections_;
    const Router& router_;
};

// Looks at the raw header before Poco's parser does: Poco 1.11 takes bytes, lengths and codings
// that every proxy reads otherwise.
class Connection : public net::HTTPServerConnection {
public:
    Connection(const net::StreamSocket& socket, net::HTTPServerParams::Ptr parameters, net::HTTPRequestHandlerFactory::Ptr factory,
               Connections& connections)
        : HTTPServerConnection(socket, std::move(parameters), std::move(factory)),
          connections_(connections),
          descriptor_(socket.impl()->sockfd()) {}
    ~Connection() override { connections_.leave(descriptor_); }

    void run() override try {
        const auto begun = Clock::now();
        if (connections_.waited(descriptor_, begun) > longest_queue) {
            return refuse({kind::busy, {"โปรดส่งใหม่อีกครั้งในอีกสักครู่", "Send it again in a moment."}, {{"Retry-After", "1"}}, {}}, {}, begun);
        }
        connections_.enter(descriptor_, Phase::header, begun);
        const AwaitedHeader header = await_header(descriptor_);
        if (header.end == HeaderEnd::whole) return HTTPServerConnection::run();
        if (header.end == HeaderEnd::refused) return refuse(*header.look.refusal, header.look, begun);
        if (header.bytes > 0) refuse(stopped(), header.look, begun);  // Who said nothing is told nothing.
    } catch (const std::exception& e) {
        log_line("error", {{"fault", e.what()}});
    }

private:
    Refusal stopped() const {
        if (connections_.was_cut(descriptor_)) {
            return {kind::timeout, {"ระบบไม่ได้รับส่วนหัวครบภายในเวลาที่กำหนด", "The rest of the header did not arrive in time."}, {}, {}};
        }
        return {kind::truncated, {"ได้รับส่วนหัวของคำขอไม่ครบถ้วน", "The header ends before its blank line."}, {}, {}};
    }

    void refuse(const Refusal& refusal, const HeaderLook& look, Clock::time_point begun) {
        connections_.enter(descriptor_, Phase::answer, Clock::now());
        const std::string id = new_id();
        const Reply reply = reply_to(refusal, {look.language, "", id});
        const bool sent = send_all(descriptor_, raw_answer(reply, look.wants_body));
        log_request({id, "other", "", begun}, reply, sent);
        drain(descriptor_, true);
    }

    Connections& connections_;
    const int descriptor_;
};

class ConnectionFactory : public net::TCPServerConnectionFactory {
public:
    ConnectionFactory(Connections& connections, const Router& router, net::HTTPServerParams::Ptr parameters)
        : connections_(connections), parameters_(std::move(parameters)), factory_(new ExchangeFactory(connections, router)) {}

    net::TCPServerConnection* createConnection(const net::StreamSocket& socket) override {
        return new Connection(socket, parameters_, factory_, connections_);
    }

private:
    Connections& connections_;
    net::HTTPServerParams::Ptr parameters_;
    net::HTTPRequestHandlerFactory::Ptr factory_;
};

}  // namespace

net::TCPServerConnectionFactory::Ptr connection_factory(Connections& connections, const Router& router,
                                                        net::HTTPServerParams::Ptr parameters) {
    return new ConnectionFactory(connections, router, std::move(parameters));
}

}  // namespace server

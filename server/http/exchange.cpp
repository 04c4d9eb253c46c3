#include "server/http/exchange.h"

#include "server/http/answer.h"
#include "server/http/log.h"
#include "server/http/raw_answer.h"
#include "server/http/read_head.h"
#include "server/http/request_id.h"
#include "server/http/socket_bytes.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <exception>

namespace server {

namespace {

using Clock = Connections::Clock;

bool asks_to_go_on(const Head& head) {
    std::string expect = field(head.fields, "Expect");
    std::transform(expect.begin(), expect.end(), expect.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return expect == "100-continue";
}

class Exchange {
public:
    Exchange(int descriptor, Connections& connections, const Router& router)
        : descriptor_(descriptor), connections_(connections), router_(router) {}

    void run() {
        const AwaitedHeader header = await_header(descriptor_);
        if (header.end == HeaderEnd::whole) return carry_out(header.look.size);
        if (header.end == HeaderEnd::refused) return refuse(*header.look.refusal, header.look);
        if (header.bytes > 0) refuse(stopped(), header.look);  // Who said nothing is told nothing.
    }

private:
    void carry_out(std::size_t header_size) {
        connections_.enter(descriptor_, Phase::answer, Clock::now());
        Head head = read_head(receive(descriptor_, header_size));
        head.from = connections_.sender_of(descriptor_, head.fields);
        const std::string id = trace_id(field(head.fields, "traceparent"));
        std::size_t taken = 0;

        const ReadBody read_body = [&](std::size_t length) { return take_body(head, length, taken); };
        const Answered answered = answer(head, read_body, router_, id);
        const bool sent = send(answered.reply, head.method != "HEAD", id);
        log_request(id, head.method, answered.route, answered.reply, sent);
        if (sent) drain(descriptor_, taken < content_length(head.fields));
    }

    // The next bytes of the body. One that is asked for in parts has a file's time for all of them.
    Body take_body(const Head& head, std::size_t length, std::size_t& taken) {
        const std::size_t declared = content_length(head.fields);
        if (taken == 0) {
            connections_.enter(descriptor_, length < declared ? Phase::upload : Phase::body, Clock::now());
            if (asks_to_go_on(head)) send_all(descriptor_, "HTTP/1.1 100 Continue\r\n\r\n");
        }
        Body body{receive(descriptor_, length), false};
        taken += body.bytes.size();
        body.timed_out = body.bytes.size() < length && connections_.was_cut(descriptor_);
        if (taken == declared || body.bytes.size() < length) connections_.enter(descriptor_, Phase::answer, Clock::now());
        return body;
    }

    bool send(const Reply& reply, bool with_body, const std::string& id) {
        if (!send_all(descriptor_, raw_answer(reply, with_body))) return false;
        return !with_body || !reply.next_part || send_parts(reply, id);
    }

    // False too when a part cannot be had: the status has been sent, and only an end before the
    // declared length can still say that something is wrong.
    bool send_parts(const Reply& reply, const std::string& id) try {
        connections_.enter(descriptor_, Phase::download, Clock::now());
        std::size_t since = 0;
        for (std::string part = reply.next_part(); !part.empty(); part = reply.next_part()) {
            if (!send_all(descriptor_, part)) return false;
            since += part.size();
            if (since < bytes_per_file_time) continue;
            connections_.enter(descriptor_, Phase::download, Clock::now());
            since = 0;
        }
        return true;
    } catch (const std::exception& e) {
        log_line("error", {{"id", id}, {"fault", e.what()}});
        return false;
    }

    Refusal stopped() const {
        if (connections_.was_cut(descriptor_)) {
            return {kind::timeout, {"ระบบไม่ได้รับส่วนหัวครบภายในเวลาที่กำหนด", "The rest of the header did not arrive in time."}, {}, {}};
        }
        return {kind::truncated, {"ได้รับส่วนหัวของคำขอไม่ครบถ้วน", "The header ends before its blank line."}, {}, {}};
    }

    void refuse(const Refusal& refusal, const HeaderLook& look) {
        connections_.enter(descriptor_, Phase::answer, Clock::now());
        const std::string id = new_id();
        const Reply reply = reply_to(refusal, {look.language, "", id});
        const bool sent = send_all(descriptor_, raw_answer(reply, look.wants_body));
        log_request(id, "other", "", reply, sent);
        drain(descriptor_, true);
    }

    void log_request(const std::string& id, const std::string& method, const std::string& route, const Reply& reply, bool sent) const {
        static constexpr std::array<std::string_view, 8> methods{"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"};
        const bool usual = std::find(methods.begin(), methods.end(), method) != methods.end();
        const std::chrono::duration<double, std::milli> took = Clock::now() - begun_;
        log_line("request", {{"id", id},
                             {"method", usual ? method : "other"},
                             {"route", route.empty() ? "none" : route},
                             {"status", std::int64_t{reply.status}},
                             {"ms", took.count()},
                             {"bytes", sent ? static_cast<std::int64_t>(reply.body.size() + reply.streamed) : std::int64_t{0}}});
    }

    const int descriptor_;
    Connections& connections_;
    const Router& router_;
    const Clock::time_point begun_ = Clock::now();
};

}  // namespace

void exchange(int descriptor, Connections& connections, const Router& router) { Exchange(descriptor, connections, router).run(); }

}  // namespace server

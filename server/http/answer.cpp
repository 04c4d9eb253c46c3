#include "server/http/answer.h"

#include "server/http/framing.h"
#include "server/http/log.h"
#include "server/http/negotiate.h"
#include "server/http/problem_reply.h"
#include "server/http/query.h"
#include "server/store/store_errors.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

namespace server {

namespace {

std::optional<Refusal> check_route(const Router::Match& match) {
    if (match.route) return {};
    if (match.allow.empty()) {
        return Refusal{kind::not_found, {"ไม่มีบริการที่ที่อยู่นี้", "No resource has this path."}, {}, {}};
    }
    return Refusal{kind::method, {"ที่อยู่นี้รองรับเฉพาะ " + match.allow, "This path allows only " + match.allow + "."},
                   {{"Allow", match.allow}}, {}};
}

std::optional<Refusal> check_access(const Request& request, const Route& route, const Router& router) {
    if (route.scope == Scope::open || !router.check_access()) return {};
    return router.check_access()(request, route.scope);
}

std::optional<Refusal> agree_on_media_type(const Head& head, const Route& route, Request& request) {
    if (const auto chosen = choose_media_type(field(head.fields, "Accept"), route.offers)) {
        request.media_type = *chosen;
        return {};
    }
    std::string offers;
    for (const std::string& offer : route.offers) offers += (offers.empty() ? "" : ", ") + offer;
    return Refusal{kind::not_acceptable, {"ระบบตอบได้เฉพาะ " + offers, "On offer here: " + offers + "."}, {}, {}};
}

Refusal body_stopped(bool timed_out, std::size_t arrived, std::size_t declared) {
    if (timed_out) return {kind::timeout, {"ระบบไม่ได้รับข้อมูลครบภายในเวลาที่กำหนด", "The rest of the body did not arrive in time."}, {}, {}};
    const std::string got = std::to_string(arrived), wanted = std::to_string(declared);
    return {kind::truncated,
            {"ได้รับข้อมูล " + got + " ไบต์ จากที่ระบุไว้ " + wanted + " ไบต์", got + " bytes arrived of the " + wanted + " declared."},
            {}, {}};
}

// Thrown through a handler that streams its body.
struct BodyStopped {
    Refusal refusal;
};

std::function<std::string(std::size_t)> parts_of(std::size_t declared, const ReadBody& read_body) {
    return [declared, &read_body, arrived = std::size_t{0}](std::size_t most) mutable {
        const std::size_t wanted = std::min(most, declared - arrived);
        if (wanted == 0) return std::string();
        Body part = read_body(wanted);
        arrived += part.bytes.size();
        if (part.bytes.size() < wanted) throw BodyStopped{body_stopped(part.timed_out, arrived, declared)};
        return std::move(part.bytes);
    };
}

std::optional<Refusal> take_body(const Head& head, const Route& route, const ReadBody& read_body, Request& request) {
    if (auto refusal = check_length(head.fields, route.most_body)) return refusal;
    if (auto refusal = check_body_type(head.fields, route.takes)) return refusal;

    const std::size_t declared = content_length(head.fields);
    if (route.streams) {
        request.next_part = parts_of(declared, read_body);
        return {};
    }
    Body body = read_body(declared);
    if (body.timed_out || body.bytes.size() != declared) return body_stopped(body.timed_out, body.bytes.size(), declared);
    request.body = std::move(body.bytes);
    return {};
}

// The rest is the desk's, for people and their browsers.
bool is_for_programs(const Request& request) { return request.asker.path.starts_with("/v1/"); }

std::optional<Refusal> take_query(const Head& head, Request& request) {
    auto query = read_query(head.target, is_for_programs(request) ? Plus::sign : Plus::space);
    if (!query) {
        return Refusal{kind::parameter, {"พารามิเตอร์ของคำขอเข้ารหัสไม่ถูกต้อง", "The query is not percent-encoded UTF-8."}, {}, {}};
    }
    request.query = std::move(*query);
    return {};
}

// As a page where a browser asks, else as a problem document.
Reply refuse(const Refusal& refusal, const Request& request, const Router& router) {
    static const std::vector<std::string> offers{"application/problem+json", "text/html"};
    const bool has_page = router.refusal_page() && !is_for_programs(request);
    if (!has_page || choose_media_type(field(request.fields, "Accept"), offers) != "text/html") return reply_to(refusal, request.asker);
    return router.refusal_page()(refusal, request);
}

// Carries out `head` as far as it goes; `route` is told as soon as it is known.
Reply serve(const Head& head, const ReadBody& read_body, const Router& router, Request& request, std::string& route) {
    request.asker.path = path_of(head.target);
    const Router::Match match = router.find(head.method, request.asker.path);
    route = match.pattern;
    request.arguments = match.arguments;
    request.method = head.method;
    request.fields = head.fields;
    request.from = head.from;
    if (const auto refusal = check_route(match)) return refuse(*refusal, request, router);

    if (const auto refusal = check_access(request, *match.route, router)) return refuse(*refusal, request, router);
    if (const auto refusal = agree_on_media_type(head, *match.route, request)) return refuse(*refusal, request, router);
    if (const auto refusal = take_query(head, request)) return refuse(*refusal, request, router);
    if (match.route->method == "POST" || match.route->method == "PUT") {
        if (const auto refusal = take_body(head, *match.route, read_body, request)) return refuse(*refusal, request, router);
    }
    return match.route->handler(request);
}

// "*", or a list that holds the tag; a weak tag of ours counts (RFC 9110, 13.1.2).
bool holds_tag(std::string_view if_none_match, std::string_view tag) {
    for (auto rest = if_none_match; !rest.empty();) {
        auto one = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(one.size() + 1, rest.size()));
        while (one.starts_with(' ') || one.starts_with('\t')) one.remove_prefix(1);
        while (one.ends_with(' ') || one.ends_with('\t')) one.remove_suffix(1);
        if (one.starts_with("W/")) one.remove_prefix(2);
        if (one == tag || one == "*") return true;
    }
    return false;
}

// What the sender already has is not sent again.
Reply unless_known(Reply reply, const Head& head) {
    const std::string tag = field(reply.fields, "ETag");
    if (reply.status != 200 || tag.empty() || !holds_tag(field(head.fields, "If-None-Match"), tag)) return reply;
    Reply known{304, "", "", {{"ETag", tag}}};
    for (const char* name : {"Cache-Control", "Content-Location"}) {
        if (const std::string value = field(reply.fields, name); !value.empty()) known.fields.emplace_back(name, value);
    }
    return known;
}

// As a page too, if the page does not fail for the same reason.
Reply refuse_after_throw(const Refusal& refusal, const Request& request, const Router& router) try {
    return refuse(refusal, request, router);
} catch (...) {
    return reply_to(refusal, request.asker);
}

Refusal fault(const Asker& asker, const std::string& route, const char* what) {
    log_line("error", {{"id", asker.id}, {"route", route}, {"fault", what}});
    return {kind::internal,
            {"ระบบขัดข้อง โปรดแจ้งผู้ดูแลระบบพร้อมรหัส " + asker.id, "The service failed; tell its operator the id " + asker.id + "."},
            {}, {}};
}

// Nothing was changed, and later it may work.
Refusal store_failed(const Asker& asker, const std::string& route, const char* what) {
    log_line("store_unavailable", {{"id", asker.id}, {"route", route}, {"fault", what}});
    return {kind::unavailable, {"ยังไม่มีการเปลี่ยนแปลงข้อมูลใด โปรดลองอีกครั้งในอีกสักครู่", "Nothing was changed; try again in a moment."}, {{"Retry-After", "5"}}, {}};
}

}  // namespace

Answered answer(const Head& head, const ReadBody& read_body, const Router& router, const std::string& id) {
    Request request;
    request.asker = {choose_language(field(head.fields, "Accept-Language")), "", id};
    Answered answered;
    const auto say = [&](const Refusal& refusal) { answered.reply = refuse_after_throw(refusal, request, router); };
    try {
        answered.reply = unless_known(serve(head, read_body, router, request, answered.route), head);
    } catch (const BodyStopped& stopped) {
        say(stopped.refusal);
    } catch (const StoreUnavailable& e) {
        say(store_failed(request.asker, answered.route, e.what()));
    } catch (const std::exception& e) {
        say(fault(request.asker, answered.route, e.what()));
    } catch (...) {
        say(fault(request.asker, answered.route, "not a std::exception"));
    }
    answered.reply.fields.emplace_back("Vary", "Accept, Accept-Language");
    answered.reply.fields.emplace_back("X-Content-Type-Options", "nosniff");
    return answered;
}

}  // namespace server

#include "layout/value/read_json.h"
#include "server/http/answer.h"
#include "server/http/query.h"
#include "server/store/store_errors.h"

#include <gtest/gtest.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace server {
namespace {

Router small_router() {
    Router router;
    router.add({"GET", "/", {"application/json"}, [](const Request&) { return Reply{200, "application/json", "{}", {}}; }});
    router.add({"POST", "/echo/{name}", {"text/plain"}, [](const Request& request) {
        return Reply{200, request.media_type, request.arguments[0] + ": " + request.body, {}};
    }});
    router.add({"GET", "/throws", {"text/plain"}, [](const Request&) -> Reply { throw std::runtime_error("secret"); }});
    router.add({"GET", "/throws/{what}", {"text/plain"}, [](const Request&) -> Reply { throw 3; }});
    return router;
}

const Router router = small_router();

Reply get(const std::string& method, const std::string& target, Fields fields = {}) {
    fields.emplace_back("Host", "localhost");
    return answer({method, target, std::move(fields)}, {}, router, "id").reply;
}

// A JSON body of five bytes declared, `arriving` given.
Reply post(const std::string& arriving, bool timed_out = false) {
    const Head head{"POST", "/echo/memo", {{"Host", "localhost"}, {"Content-Type", "application/json"}, {"Content-Length", "5"}}};
    return answer(head, [&](std::size_t) { return Body{arriving, timed_out}; }, router, "id").reply;
}

std::string member(const Reply& reply, std::string_view name) {
    const auto problem = layout::read_json(reply.body);
    const layout::Value* found = problem ? problem->find(name) : nullptr;
    return found && found->is_string() ? found->text() : "";
}

TEST(Answer, GivesTheHandlerTheWholeBodyAndWhatStoodInTheRoute) {
    EXPECT_EQ(post("12345").status, 200);
    EXPECT_EQ(post("12345").body, "memo: 12345");
}

TEST(Answer, RefusesABodyShorterThanDeclared) {
    EXPECT_EQ(post("1234").status, 400);
    EXPECT_EQ(member(post("1234"), "type"), "/problems/truncated");
    EXPECT_EQ(post("1234", true).status, 408);
}

TEST(Answer, NamesTheMethodsOfAKnownPath) {
    const Reply reply = get("DELETE", "/");
    EXPECT_EQ(reply.status, 405);
    EXPECT_EQ(field(reply.fields, "Allow"), "GET, HEAD");
    EXPECT_EQ(field(get("GET", "/echo/x").fields, "Allow"), "POST");
    EXPECT_EQ(get("HEAD", "/").status, 200);
}

TEST(Answer, KnowsNoOtherSpellingOfAPath) {
    for (const char* target : {"/nothing", "//", "/echo", "/echo/", "/echo/a/b", "/%65cho/a", "/echo/../"}) {
        EXPECT_EQ(get("POST", target).status, 404) << target;
    }
}

TEST(Answer, SaysWhichMediaTypesAreOnOffer) {
    const Reply reply = get("GET", "/", {{"Accept", "text/html"}, {"Accept-Language", "en"}});
    EXPECT_EQ(reply.status, 406);
    EXPECT_EQ(member(reply, "detail"), "On offer here: application/json.");
}

TEST(Answer, TellsNothingOfWhatAHandlerThrew) {
    for (const char* target : {"/throws", "/throws/an-int"}) {
        const Reply reply = get("GET", target);
        EXPECT_EQ(reply.status, 500) << target;
        EXPECT_EQ(reply.body.find("secret"), std::string::npos);
        EXPECT_EQ(member(reply, "traceId"), "id");
    }
}

TEST(Answer, AsksToComeBackWhenTheStoreFails) {
    Router failing;
    failing.add({"GET", "/", {"text/plain"}, [](const Request&) -> Reply { throw StoreUnavailable(StoreUnavailable::Cause::full, "secret"); }});
    const Reply reply = answer({"GET", "/", {}}, {}, failing, "id").reply;
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(field(reply.fields, "Retry-After"), "5");
    EXPECT_EQ(member(reply, "type"), "/problems/unavailable");
    EXPECT_EQ(reply.body.find("secret"), std::string::npos);
}

TEST(Answer, ShowsABrowserAPageOfWhatWasThrownUnlessThePageThrowsToo) {
    Router failing;
    failing.add({"GET", "/page", {"text/html"}, [](const Request&) -> Reply { throw StoreUnavailable(StoreUnavailable::Cause::failing, "secret"); }});
    failing.show_refusals_as([](const Refusal& refusal, const Request&) { return Reply{refusal.kind.status, "text/html", "page", refusal.fields}; });
    const Head head{"GET", "/page", {{"Accept", "text/html"}}};
    EXPECT_EQ(answer(head, {}, failing, "id").reply.body, "page");
    EXPECT_EQ(answer(head, {}, failing, "id").reply.status, 503);
    EXPECT_EQ(answer({"GET", "/page", {}}, {}, failing, "id").reply.media_type, "application/problem+json");

    failing.show_refusals_as([](const Refusal&, const Request&) -> Reply { throw std::runtime_error("secret"); });
    const Reply reply = answer(head, {}, failing, "id").reply;
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(field(reply.fields, "Retry-After"), "5");
    EXPECT_EQ(member(reply, "type"), "/problems/unavailable");
}

TEST(Answer, HandsOnABodyInPartsAndSaysWhenItStops) {
    Router streaming;
    std::string kept;
    streaming.add({"POST", "/", {"text/plain"}, [&](const Request& request) {
        for (std::string part = request.next_part(2); !part.empty(); part = request.next_part(2)) kept += part + "|";
        return Reply{200, "text/plain", "", {}};
    }, Scope::open, 5, {"application/json"}, true});
    const auto post_parts = [&](const std::string& arriving, bool timed_out) {
        std::size_t taken = 0;
        const ReadBody next = [&](std::size_t length) { return Body{arriving.substr(std::exchange(taken, taken + length), length), timed_out}; };
        return answer({"POST", "/", {{"Content-Type", "application/json"}, {"Content-Length", "5"}}}, next, streaming, "id").reply.status;
    };
    EXPECT_EQ(post_parts("12345", false), 200);
    EXPECT_EQ(kept, "12|34|5|");
    EXPECT_EQ(post_parts("123", false), 400);
    EXPECT_EQ(post_parts("123", true), 408);
}

TEST(Answer, SendsNothingAgainThatTheSenderHas) {
    Router tagged;
    tagged.add({"GET", "/", {"text/plain"}, [](const Request&) { return Reply{200, "text/plain", "x", {{"ETag", "\"a\""}, {"Cache-Control", "no-cache"}}}; }});
    const auto status = [&](const std::string& tags) { return answer({"GET", "/", {{"If-None-Match", tags}}}, {}, tagged, "id").reply; };
    for (const char* tags : {"\"a\"", "W/\"a\"", "\"b\" , \"a\"", "*"}) EXPECT_EQ(status(tags).status, 304) << tags;
    for (const char* tags : {"", "\"b\"", "a", "\"a"}) EXPECT_EQ(status(tags).status, 200) << tags;
    EXPECT_EQ(status("*").body, "");
    EXPECT_EQ(field(status("*").fields, "ETag"), "\"a\"");
    EXPECT_EQ(field(status("*").fields, "Cache-Control"), "no-cache");
}

TEST(Answer, AsksForAKeyBeforeItTakesTheBody) {
    Router closed;
    const auto handler = [](const Request&) { return Reply{200, "text/plain", "", {}}; };
    closed.add({"POST", "/closed", {"text/plain"}, handler});
    closed.add({"GET", "/open", {"text/plain"}, handler, Scope::open});
    closed.ask_for_keys([](const Request& request, Scope) -> std::optional<Refusal> {
        if (field(request.fields, "Authorization") == "Bearer good") return {};
        return Refusal{kind::unauthorized, {}, {}, {}};
    });
    const ReadBody nobody_reads = [](std::size_t) -> Body { throw std::logic_error("read"); };
    EXPECT_EQ(answer({"POST", "/closed", {{"Content-Length", "1"}}}, nobody_reads, closed, "id").reply.status, 401);
    EXPECT_EQ(answer({"POST", "/closed", {{"Authorization", "Bearer good"}}}, {}, closed, "id").reply.status, 411);
    EXPECT_EQ(answer({"GET", "/open", {}}, {}, closed, "id").reply.status, 200);
}

TEST(Answer, SpeaksTheLanguageAskedFor) {
    const Reply thai = get("GET", "/nothing"), english = get("GET", "/nothing", {{"Accept-Language", "en"}});
    EXPECT_EQ(field(thai.fields, "Content-Language"), "th");
    EXPECT_EQ(member(thai, "title"), "ไม่พบสิ่งที่ร้องขอ");
    EXPECT_EQ(field(english.fields, "Content-Language"), "en");
    EXPECT_EQ(member(english, "title"), "Nothing is found here");
    EXPECT_EQ(member(english, "instance"), "/nothing");
}

TEST(RefuseDocument, TakesTheStatusFromTheProblemsCode) {
    EXPECT_EQ(refuse_document({{"", "json", "", ""}}).kind.status, 400);
    EXPECT_EQ(refuse_document({{"", "too_large", "", ""}}).kind.status, 413);
    EXPECT_EQ(refuse_document({{"/a", "type", "", ""}, {"/b", "glyph", "", ""}}).kind.status, 422);
}

TEST(ReadQuery, DecodesValuesAndLeavesNamesAsTheyStand) {
    const auto query = read_query("/x?a=%E0%B8%81&%62=1+2&c&&d=");
    ASSERT_TRUE(query);
    ASSERT_EQ(query->size(), 4u);
    EXPECT_EQ(parameter(*query, "a"), "ก");
    EXPECT_EQ(parameter(*query, "%62"), "1+2");
    EXPECT_EQ(parameter(*query, "c"), "");
    EXPECT_EQ(parameter(*read_query("/x?a=1+2%2B", Plus::space), "a"), "1 2+");
    EXPECT_FALSE(read_query("/x?a=%E0%B8"));
    EXPECT_FALSE(read_query("/x?a=%G1"));
    EXPECT_FALSE(read_query("/x?a=%E"));
}

TEST(CheckParameters, NamesEveryUnknownAndEveryRepeatedOne) {
    const std::array<std::string_view, 1> known{"disposition"};
    EXPECT_FALSE(check_parameters(*read_query("/x?disposition=inline"), known));
    const auto refusal = check_parameters(*read_query("/x?dispo=1&disposition=a&disposition=b"), known);
    ASSERT_TRUE(refusal);
    ASSERT_EQ(refusal->errors.size(), 2u);
    EXPECT_EQ(refusal->errors[0].code, "unknown_parameter");
    EXPECT_EQ(refusal->errors[0].english, "The parameter “dispo” is not known here.");
    EXPECT_EQ(refusal->errors[1].code, "repeated_parameter");
}

}  // namespace
TEST(Answer, IsOfTheRouteWhosePathSaysMore) {
    Router two;
    for (const char* pattern : {"/reports/new", "/reports/{id}"})
        two.add({"GET", pattern, {"text/plain"}, [pattern](const Request&) { return Reply{200, "text/plain", pattern, {}}; }});
    EXPECT_EQ(answer({"GET", "/reports/new", {}}, {}, two, "id").reply.body, "/reports/new");
    EXPECT_EQ(answer({"GET", "/reports/old", {}}, {}, two, "id").reply.body, "/reports/{id}");
}

}  // namespace server

#include "tests/form_files.h"

#include "server/http/answer.h"
#include "server/http/form/urlencoded.h"

#include <gtest/gtest.h>

#include <utility>

namespace server {
namespace {

std::string said(const Refusal& refusal) {
    const std::string status = std::to_string(refusal.kind.status) + " ";
    return status + (refusal.errors.empty() ? refusal.detail.english : refusal.errors[0].pointer + " " + refusal.errors[0].english);
}

std::string said(const OrRefusal<FormFields>& read) {
    if (const auto* refusal = std::get_if<Refusal>(&read)) return said(*refusal);
    std::string all;
    for (const auto& [name, value] : std::get<FormFields>(read)) all += name + "=" + value + "|";
    return all;
}

std::string urlencoded(std::string_view body, const FormLimits& limits = {}) { return said(read_urlencoded(body, limits)); }

TEST(ReadUrlencoded, GivesFieldsInTheirOrder) {
    EXPECT_EQ(urlencoded(""), "");
    EXPECT_EQ(urlencoded("a=1&a=2&b="), "a=1|a=2|b=|");
    EXPECT_EQ(urlencoded("q=%E0%B8%81%E0%B8%97+4810&t=%2B%26%3D%25"), "q=กท 4810|t=+&=%|");
    EXPECT_EQ(urlencoded("text=1%0D%0A2%0A3"), "text=1\n2\n3|");
}

TEST(ReadUrlencoded, RefusesWhatNoFormSends) {
    EXPECT_EQ(urlencoded("a=1&b"), "400 /1 Part 2 of the form (byte 5) has no equals sign.");
    EXPECT_EQ(urlencoded("a=1&&b=2"), "400 /1 Part 2 of the form (byte 5) has no equals sign.");
    EXPECT_EQ(urlencoded("a=1&"), "400 /1 Part 2 of the form (byte 4) is empty.");
    EXPECT_EQ(urlencoded("=1"), "400 /0 Part 1 of the form (byte 1) has no name.");
    for (const char* wrong : {"a=%", "a=%4", "a=%g1", "a=%1g", "a=b c", "a=ก", "a=\n", "a%=1"})
        EXPECT_EQ(urlencoded(wrong), "400 /0 Part 1 of the form (byte 1) is not percent-encoded.") << wrong;
    EXPECT_EQ(urlencoded("a=%E0%B8"), "400 /0 Part 1 of the form (byte 1) has text that is not UTF-8.");
    EXPECT_EQ(urlencoded("a=%ED%A0%80"), "400 /0 Part 1 of the form (byte 1) has text that is not UTF-8.");
    EXPECT_EQ(urlencoded("%FF=a"), "400 /0 Part 1 of the form (byte 1) has a name that is not UTF-8.");
    EXPECT_EQ(urlencoded("a=b%00c"), "400 /0 Part 1 of the form (byte 1) has a NUL.");
    EXPECT_EQ(urlencoded("a=b%0Dc"), "400 /0 Part 1 of the form (byte 1) has a CR without its LF.");
    EXPECT_EQ(urlencoded("a%0A=b"), "400 /0 Part 1 of the form (byte 1) has a name with a control character.");
}

TEST(ReadUrlencoded, KeepsToItsLimits) {
    EXPECT_EQ(urlencoded("a=1&b=2", {.parts = 2}), "a=1|b=2|");
    EXPECT_EQ(urlencoded("a=1&b=2&c=3", {.parts = 2}), "413 The form has more than 2 fields and files.");
    EXPECT_EQ(urlencoded("ab=34", {.text = 4}), "ab=34|");
    EXPECT_EQ(urlencoded("ab=345", {.text = 4}), "413 The form has more than 4 bytes of text.");
}

TEST(FormFields, AreFoundByName) {
    const FormFields fields{{"id", "1"}, {"note", "x"}, {"id", "2"}};
    EXPECT_EQ(form_value(fields, "id"), "1");
    EXPECT_EQ(form_value(fields, "none"), "");
    EXPECT_EQ(form_values(fields, "id"), (std::vector<std::string>{"1", "2"}));
}

// A body in which "|" stands for CR LF and "#" for the boundary.
std::string body_of(std::string_view marked) {
    std::string body;
    for (const char c : marked) body += c == '|' ? "\r\n" : c == '#' ? "--xY7" : std::string(1, c);
    return body;
}

// What is read of it, the files first. In portions of one byte, two, … it must be the same.
std::string multipart(std::string_view marked, const FormLimits& limits = {}) {
    const std::string body = body_of(marked);
    std::string first;
    for (std::size_t portion = body.size(); portion > 0; --portion) {
        FilesAsText files(1000);
        MultipartReader reader("xY7", files, limits);
        std::optional<Refusal> refused;
        for (std::size_t at = 0; at < body.size() && !refused; at += portion) refused = reader.take(std::string_view(body).substr(at, portion));
        const std::string read = refused ? said(*refused) : files.text + said(reader.finish());
        if (portion == body.size()) first = read;
        EXPECT_EQ(read, first) << "in portions of " << portion;
    }
    return first;
}

const std::string field = "#|Content-Disposition: form-data; name=\"a\"||";

TEST(ReadMultipart, GivesFieldsAndFilesInTheirOrder) {
    EXPECT_EQ(multipart("#|Content-Disposition: form-data; name=\"token\"||abc|"
                        "#|Content-Disposition: form-data; name=\"photo\"; filename=\"ภาพ 1.png\"|Content-Type: image/png||\x89PNG||-|"
                        "#|Content-Disposition: form-data; name=\"note\"||บรรทัดหนึ่ง|บรรทัดสอง|#--|"),
              "[photo/ภาพ 1.png/image/png/1] \x89PNG\r\n\r\n-.token=abc|note=บรรทัดหนึ่ง\nบรรทัดสอง|");
    EXPECT_EQ(multipart(field + "|#--"), "a=|");
    EXPECT_EQ(multipart(field + "1|" + field + "2|#--|"), "a=1|a=2|");
}

TEST(ReadMultipart, TakesNearBoundariesForData) {
    EXPECT_EQ(multipart(field + "--xY|--xY|\n--xY7\r|--xy7||#--|"), "400 /0 Part 1 of the form (byte 80) has a CR without its LF.");
    EXPECT_EQ(multipart(field + "--xY|--xY|\n--xY7|--xy7||#--|"), "a=--xY\n--xY\n\n--xY7\n--xy7\n|");
    EXPECT_EQ(multipart("#|Content-Disposition: form-data; name=\"f\"; filename=\"f\"||\r\r\r|--xY6|x#|#--|"),
              "[f/f//0] \r\r\r\r\n--xY6\r\nx--xY7.");
}

TEST(ReadMultipart, PassesOverAnInputWithoutAFile) {
    EXPECT_EQ(multipart("#|Content-Disposition: form-data; name=\"f\"; filename=\"\"|Content-Type: application/octet-stream|||#--|"), "");
    EXPECT_EQ(multipart("#|Content-Disposition: form-data; name=\"f\"; filename=\"\"||x|#--|"),
              "400 /0 Part 1 of the form (byte 65) is a file without a name.");
    EXPECT_EQ(multipart("#|Content-Disposition: form-data; name=\"f\"; filename=\"f\"|||#--|"), "[f/f//0] .");
}

TEST(ReadMultipart, ReadsNamesAsBrowsersWriteThem) {
    const auto name = [](const std::string& parameters) { return multipart("#|content-disposition:form-data;" + parameters + "||1|#--"); };
    EXPECT_EQ(name("name=\"a%22b\\%41\""), "a\"b\\%41=1|");
    EXPECT_EQ(name(" filename=\"x;y=.pdf\" ; name=\"f\""), "[f/x;y=.pdf//0] 1.");
    EXPECT_EQ(name("name=\"a%0D%0Ab\""), "400 /0 Part 1 of the form (byte 8) has a name of several lines.");
    EXPECT_EQ(name("name=\"a\";filename*=UTF-8''x"), "400 /0 Part 1 of the form (byte 8) has a filename*, which forms must not send.");
    EXPECT_EQ(name("name=\"\""), "400 /0 Part 1 of the form (byte 8) has no name.");
    EXPECT_EQ(name("name=\"a\tb\""), "400 /0 Part 1 of the form (byte 8) has a name with a control character.");
    for (const char* wrong : {"name=a", "name=\"a", "name=\"a\\\"b\"", "name=\"a\";name=\"b\"", "name=\"a\" x", "name=\"a\";size=\"1\"", "name=\"a\";"})
        EXPECT_EQ(name(wrong), "400 /0 Part 1 of the form (byte 8) has a Content-Disposition that no browser writes.") << wrong;
}

TEST(ReadMultipart, RefusesHeadersThatOthersWouldReadOtherwise) {
    const auto header = [](const std::string& lines) { return multipart("#|" + lines + "||1|#--"); };
    const std::string disposition = "Content-Disposition: form-data; name=\"a\"";
    EXPECT_EQ(header(disposition + "|X-Any: thing|Content-Transfer-Encoding: binary|Content-Type: text/plain; charset=UTF-8"), "a=1|");
    EXPECT_EQ(header("X: y"), "400 /0 Part 1 of the form (byte 8) has no Content-Disposition.");
    EXPECT_EQ(header(disposition + "|" + disposition), "400 /0 Part 1 of the form (byte 8) has two lines of Content-Disposition.");
    EXPECT_EQ(header(disposition + "|Content-Type: text/html"), "400 /0 Part 1 of the form (byte 8) is text of a kind that is not read here.");
    EXPECT_EQ(header(disposition + "|Content-Type: a/b|Content-Type: a/b"), "400 /0 Part 1 of the form (byte 8) has no single Content-Type.");
    EXPECT_EQ(header(disposition + "|Content-Transfer-Encoding: base64"),
              "400 /0 Part 1 of the form (byte 8) has a Content-Transfer-Encoding, which is not read here.");
    for (const std::string wrong : {"", " folded", "no colon", "Content-Type : a/b", "X: a\rb", "X: a\nb", "X: \xFF", ": x"})
        EXPECT_EQ(header(disposition + "|" + wrong), wrong.empty() ? "a=\n1|" : "400 /0 Part 1 of the form (byte 8) has a header line that is no field.") << wrong;
    EXPECT_EQ(multipart("#|||1|#--|"), "400 /0 Part 1 of the form (byte 8) has a header line that is no field.");
}

TEST(ReadMultipart, RefusesWhatStandsOutsideOfItsParts) {
    EXPECT_EQ(multipart("before|" + field + "1|#--|"), "400 /0 Part 1 of the form (byte 1) does not begin with the boundary.");
    EXPECT_EQ(multipart("|" + field + "1|#--|"), "400 /0 Part 1 of the form (byte 1) does not begin with the boundary.");
    EXPECT_EQ(multipart(field + "1|#--||"), "400 /1 Part 2 of the form (byte 62) has something behind the form's end.");
    EXPECT_EQ(multipart(field + "1|#-|"), "400 /1 Part 2 of the form (byte 60) has something behind its boundary.");
    EXPECT_EQ(multipart(field + "1|# |"), "400 /1 Part 2 of the form (byte 60) has something behind its boundary.");
    EXPECT_EQ(multipart("#|Content-Disposition: form-data; name=\"a\"|" "|#--|"), "400 /0 Part 1 of the form (byte 50) has no body.");
}

TEST(ReadMultipart, RefusesAFormThatIsCutAnywhere) {
    const std::string whole = "#|Content-Disposition: form-data; name=\"a\"||1|#--";
    for (std::size_t length = 1; length < whole.size(); ++length) EXPECT_TRUE(multipart(whole.substr(0, length)).starts_with("400 /")) << length;
    FilesAsText files(0);
    EXPECT_EQ(said(MultipartReader("xY7", files, {}).finish()), "400 /0 Part 1 of the form (byte 1) is cut short.");
}

TEST(ReadMultipart, KeepsToItsLimits) {
    EXPECT_EQ(multipart(field + "1|" + field + "2|#--|", {.parts = 2}), "a=1|a=2|");
    EXPECT_EQ(multipart(field + "1|" + field + "2|" + field + "3|#--|", {.parts = 2}), "413 The form has more than 2 fields and files.");
    EXPECT_EQ(multipart(field + "234|#--|", {.text = 4}), "a=234|");
    EXPECT_EQ(multipart(field + "2345|#--|", {.text = 4}), "413 The form has more than 4 bytes of text.");
    const std::string file = "#|Content-Disposition: form-data; name=\"f\"; filename=\"f\"||";
    EXPECT_EQ(multipart(file + std::string(1001, '.') + "|#--|"), "413 The file is too large.");
}

// Only few portions here: a header of four thousand bytes in portions of each size takes long.
TEST(ReadMultipart, TakesAHeaderOfItsMostBytesAndNoMore) {
    const std::string line = "Content-Disposition: form-data; name=\"a\"\r\nX: ";
    for (const std::size_t size : {most_part_header, most_part_header + 1}) {
        const std::string body = "--xY7\r\n" + line + std::string(size - line.size(), 'x') + "\r\n\r\n1\r\n--xY7--\r\n";
        for (const std::size_t portion : {body.size(), std::size_t{1}}) {
            FilesAsText files(0);
            MultipartReader reader("xY7", files, {});
            std::optional<Refusal> refused;
            for (std::size_t at = 0; at < body.size() && !refused; at += portion) refused = reader.take(std::string_view(body).substr(at, portion));
            EXPECT_EQ(refused.has_value(), size > most_part_header) << portion;
        }
    }
}

TEST(FindBoundary, TakesWhatRfc2046Allows) {
    EXPECT_EQ(find_boundary("multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxk"), "----WebKitFormBoundary7MA4YWxk");
    EXPECT_EQ(find_boundary("multipart/form-data;BOUNDARY=\"a:b\""), "a:b");
    EXPECT_EQ(find_boundary("multipart/form-data; boundary=" + std::string(70, 'x')), std::string(70, 'x'));
    for (const std::string& wrong : {std::string("multipart/form-data"), std::string("multipart/form-data; boundary="), std::string("multipart/form-data; boundary=\"a b\""),
                                     std::string("multipart/form-data; boundary=a, text/plain"), std::string("multipart/form-data; boundary=a; charset=utf-8"),
                                     std::string("multipart/form-data; x=1; boundary=a"), "multipart/form-data; boundary=" + std::string(71, 'x')})
        EXPECT_EQ(find_boundary(wrong), std::nullopt) << wrong;
}

TEST(ReadMultipart, ReadsTheBodyOfARouteThatStreams) {
    Router router;
    FilesAsText files(100);
    std::string read;
    router.add({"POST", "/", {"text/plain"}, [&](const Request& request) {
        read = said(read_multipart(request, files));
        return Reply{200, "text/plain", "", {}};
    }, Scope::open, 1000, {"multipart/form-data"}, true});
    const auto post = [&](const std::string& type) {
        const std::string body = body_of("#|Content-Disposition: form-data; name=\"f\"; filename=\"f\"||1|#--|");
        std::size_t taken = 0;
        const ReadBody next = [&](std::size_t length) { return Body{body.substr(std::exchange(taken, taken + length), length), false}; };
        return answer({"POST", "/", {{"Content-Type", type}, {"Content-Length", std::to_string(body.size())}}}, next, router, "id").reply.status;
    };
    EXPECT_EQ(post("multipart/form-data; boundary=xY7"), 200);
    EXPECT_EQ(files.text + read, "[f/f//0] 1.");
    EXPECT_EQ(post("multipart/form-data"), 200);
    EXPECT_EQ(read, "400 /0 Part 1 of the form (byte 1) has no boundary that is allowed.");
    EXPECT_EQ(post("multipart/form-datax; boundary=xY7"), 415);
    EXPECT_EQ(post("application/x-www-form-urlencoded"), 415);
}

}  // namespace
}  // namespace server

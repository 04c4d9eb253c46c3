#include "server/http/raw_answer.h"

#include <Poco/DateTimeFormat.h>
#include <Poco/DateTimeFormatter.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Timestamp.h>

namespace server {

namespace {

void add(std::string& bytes, const std::string& name, const std::string& value) {
    bytes += name + ": ";
    for (const char c : value) bytes += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
    bytes += "\r\n";
}

}  // namespace

std::string raw_answer(const Reply& reply, bool with_body) {
    using Poco::Net::HTTPResponse;
    std::string bytes = "HTTP/1.1 " + std::to_string(reply.status) + " " +
                        HTTPResponse::getReasonForStatus(static_cast<HTTPResponse::HTTPStatus>(reply.status)) + "\r\n";
    add(bytes, "Date", Poco::DateTimeFormatter::format(Poco::Timestamp(), Poco::DateTimeFormat::HTTP_FORMAT));
    add(bytes, "Connection", "close");
    if (!reply.media_type.empty()) add(bytes, "Content-Type", reply.media_type);
    // A 304 has no body, and its length would be taken for that of what it stands for (RFC 9110, 8.6).
    // A 204 has none either, and must not say how long it is (8.6, too).
    if (reply.status != 304 && reply.status != 204) add(bytes, "Content-Length", std::to_string(reply.body.size() + reply.streamed));
    for (const auto& [name, value] : reply.fields) add(bytes, name, value);
    bytes += "\r\n";
    if (with_body) bytes += reply.body;
    return bytes;
}

}  // namespace server

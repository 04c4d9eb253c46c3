#include "server/http/ask_service.h"

#include <Poco/Exception.h>
#include <Poco/Net/DNS.h>
#include <Poco/Net/IPAddress.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Timespan.h>

#include <algorithm>
#include <charconv>
#include <cctype>
#include <future>
#include <stdexcept>
#include <thread>

namespace server {

namespace {

using Clock = std::chrono::steady_clock;

Poco::Timespan left_until(Clock::time_point end) {
    const auto left = std::chrono::duration_cast<std::chrono::microseconds>(end - Clock::now());
    if (left.count() <= 0) throw std::runtime_error("no answer in time");
    return Poco::Timespan(left.count());
}

// The system's resolver has no deadline: it may be left behind on a thread of its own.
Poco::Net::SocketAddress look_up(const ServiceAddress& address, Clock::time_point end) {
    Poco::Net::IPAddress number;
    if (Poco::Net::IPAddress::tryParse(address.host, number)) return {number, static_cast<Poco::UInt16>(address.port)};
    std::packaged_task<Poco::Net::IPAddress()> task([host = address.host] { return Poco::Net::DNS::resolveOne(host); });
    auto found = task.get_future();
    std::thread(std::move(task)).detach();
    if (found.wait_until(end) != std::future_status::ready) throw std::runtime_error("its name is not found in time");
    return {found.get(), static_cast<Poco::UInt16>(address.port)};
}

// HTTP/1.0: the answer ends with the connection and comes in no chunks.
std::string request_of(const ServiceAddress& address, const Question& question) {
    return "POST " + address.path + " HTTP/1.0\r\nHost: " + address.host + "\r\nContent-Type: " + question.media_type +
           "\r\nAccept: " + question.answer_type + "\r\nContent-Length: " + std::to_string(question.body.size()) + "\r\n\r\n" + question.body;
}

std::string exchange(const ServiceAddress& address, const Question& question, Clock::time_point end) {
    Poco::Net::StreamSocket socket;
    socket.connect(look_up(address, end), left_until(end));
    const std::string request = request_of(address, question);
    for (std::size_t sent = 0; sent < request.size();) {
        socket.setSendTimeout(left_until(end));
        sent += static_cast<std::size_t>(std::max(0, socket.sendBytes(request.data() + sent, static_cast<int>(request.size() - sent))));
    }
    std::string answer;
    char part[4096];
    for (;;) {
        if (!socket.poll(left_until(end), Poco::Net::Socket::SELECT_READ)) throw std::runtime_error("no answer in time");
        const int got = socket.receiveBytes(part, sizeof part);
        if (got <= 0) return answer;
        answer.append(part, static_cast<std::size_t>(got));
        if (answer.size() > question.most_bytes) throw std::runtime_error("the answer is too long");
    }
}

std::string lower(std::string_view text) {
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return small;
}

// The value of a field of the head; "" without it. The head is in lower case, with CR LF before each field.
std::string field_in(const std::string& head, const std::string& name) {
    const std::string begin = "\r\n" + name + ":";
    const std::size_t at = head.find(begin);
    if (at == std::string::npos) return "";
    const std::size_t first = head.find_first_not_of(" \t", at + begin.size()), last = head.find("\r\n", first);
    return head.substr(first, head.find_last_not_of(" \t", last - 1) + 1 - first);
}

std::string body_of(const std::string& answer, const std::string& wanted_type) {
    const std::size_t end = answer.find("\r\n\r\n");
    if (end == std::string::npos || !answer.starts_with("HTTP/1.")) throw std::runtime_error("the answer is no HTTP");
    const std::string head = lower(std::string_view(answer).substr(0, end + 2)), body = answer.substr(end + 4);
    if (head.compare(8, 5, " 200 ") != 0) throw std::runtime_error("the answer is " + head.substr(9, head.find_first_not_of("0123456789", 9) - 9));
    const std::string type = field_in(head, "content-type"), length = field_in(head, "content-length");
    if (type.substr(0, type.find(';')) != wanted_type) throw std::runtime_error("the answer is not " + wanted_type);
    if (!field_in(head, "transfer-encoding").empty()) throw std::runtime_error("the answer comes in chunks, which HTTP/1.0 has none of");
    if (!length.empty() && length != std::to_string(body.size())) throw std::runtime_error("the answer was cut off");
    return body;
}

}  // namespace

ServiceAddress read_service_address(std::string_view url) {
    constexpr std::string_view scheme = "http://";
    const std::runtime_error wrong(std::string(url) + " is not of the form http://host:port/path");
    const bool printable = std::all_of(url.begin(), url.end(), [](char c) { return c > 0x20 && c < 0x7F; });
    if (!url.starts_with(scheme) || !printable) throw wrong;
    url.remove_prefix(scheme.size());
    ServiceAddress address;
    const std::size_t path = std::min(url.find('/'), url.size());
    if (path < url.size()) address.path = url.substr(path);
    const std::string_view place = url.substr(0, path);
    const std::size_t colon = std::min(place.find(':'), place.size());
    address.host = place.substr(0, colon);
    if (address.host.empty() || address.host.find_first_of("@[]") != std::string::npos) throw wrong;
    if (colon == place.size()) return address;
    const auto [last, error] = std::from_chars(place.data() + colon + 1, place.data() + place.size(), address.port);
    if (error != std::errc() || last != place.data() + place.size() || address.port < 1 || address.port > 65535) throw wrong;
    return address;
}

std::string ask_service(const ServiceAddress& address, const Question& question) try {
    return body_of(exchange(address, question, Clock::now() + question.time), question.answer_type);
} catch (const Poco::TimeoutException&) {
    throw std::runtime_error("no answer in time");
} catch (const Poco::Exception& error) {
    throw std::runtime_error(error.displayText());
}

}  // namespace server

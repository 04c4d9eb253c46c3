// Asks another service one question over HTTP, as a client.

#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace server {

// "http://host[:port][/path]". No TLS: whoever is asked must sign its answers.
struct ServiceAddress {
    std::string host;
    int port = 80;
    std::string path = "/";
};

// Throws std::runtime_error for anything else.
ServiceAddress read_service_address(std::string_view url);

struct Question {
    std::string media_type, body;
    std::string answer_type;        // The one that is taken.
    std::size_t most_bytes;         // Of the answer with its header.
    std::chrono::milliseconds time; // For all of it: looking up the name, connecting, sending, receiving.
};

// The body of the answer. Throws std::runtime_error when nobody answers in that time, with something else
// than 200 or with more; says what, never what came.
std::string ask_service(const ServiceAddress& address, const Question& question);

}  // namespace server

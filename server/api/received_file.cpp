#include "server/api/received_file.h"

#include <stdexcept>

namespace server {

namespace {

constexpr std::size_t most_part = std::size_t{1} << 16;  // Bytes in memory of a file on its way.

}  // namespace

KeptFile receive_file(const Files& files, const Request& request) {
    IncomingFile incoming = files.receive(most_file_bytes);
    for (std::string part = request.next_part(most_part); !part.empty(); part = request.next_part(most_part))
        if (!incoming.write(part)) throw std::logic_error("a body is longer than its route allows");
    return incoming.keep();
}

}  // namespace server

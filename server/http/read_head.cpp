#include "server/http/read_head.h"

#include <Poco/MemoryStream.h>
#include <Poco/Net/HTTPRequest.h>

namespace server {

Head read_head(std::string_view header) {
    Poco::Net::HTTPRequest request;
    Poco::MemoryInputStream stream(header.data(), static_cast<std::streamsize>(header.size()));
    request.read(stream);
    Head head{request.getMethod(), request.getURI(), {}, ""};
    for (const auto& [name, value] : request) head.fields.emplace_back(name, value);
    return head;
}

}  // namespace server

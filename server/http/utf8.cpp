#include "server/http/utf8.h"

#include <Poco/UTF8Encoding.h>

namespace server {

bool is_utf8(std::string_view text) {
    const Poco::UTF8Encoding utf8;
    const auto* at = reinterpret_cast<const unsigned char*>(text.data());
    for (const auto* end = at + text.size(); at < end;) {
        const int length = utf8.sequenceLength(at, static_cast<int>(end - at));
        if (length < 1 || end - at < length || !Poco::UTF8Encoding::isLegal(at, length)) return false;
        at += length;
    }
    return true;
}

}  // namespace server

#include "server/http/file_fields.h"

#include "server/store/hex.h"

#include "fonts/sha256.h"

#include <Poco/Base64Encoder.h>
#include <Poco/URI.h>

#include <sstream>

namespace server {

std::string percent_encoded(std::string_view text) {
    // What Poco leaves as it is beside letters, digits and -_.~ although RFC 8187 wants it encoded.
    static const std::string reserved = "/:;=@?+&#'*\"\\()<>,[]{}%!$|^`";
    std::string encoded;
    Poco::URI::encode(std::string(text), reserved, encoded);
    return encoded;
}

std::string content_disposition(Disposition disposition, std::string_view ascii, std::string_view name) {
    return std::string(disposition == Disposition::inline_view ? "inline" : "attachment") + "; filename=\"" +
           std::string(ascii) + "\"; filename*=UTF-8''" + percent_encoded(name);
}

std::string base64(std::string_view bytes) {
    std::ostringstream text;
    Poco::Base64Encoder encoder(text);
    encoder.rdbuf()->setLineLength(0);
    encoder.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    encoder.close();
    return text.str();
}

std::string entity_tag(std::string_view bytes) { return entity_tag_of(fonts::sha256_hex(bytes)); }

std::string entity_tag_of(std::string_view sha256) { return "\"sha256-" + std::string(sha256) + "\""; }
std::string repr_digest_of(std::string_view sha256) { return "sha-256=:" + base64(from_hex(sha256).value()) + ":"; }

}  // namespace server

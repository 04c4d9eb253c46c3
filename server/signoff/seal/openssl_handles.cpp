#include "server/signoff/seal/openssl_handles.h"

namespace server {

void fail_openssl(std::string_view doing) {
    const char* why = ERR_reason_error_string(ERR_peek_error());
    const std::string text = "OpenSSL could not " + std::string(doing) + (why ? std::string(": ") + why : "");
    ERR_clear_error();
    throw SealError(text);
}

}  // namespace server

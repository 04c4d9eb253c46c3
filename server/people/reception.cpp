#include "server/people/reception.h"

namespace server {

Admission admit(Reception& reception, const std::string& address, const std::function<std::optional<SignedIn>()>& judge) {
    if (const auto wait = reception.sign_ins_by_address.wait(address, reception.now())) return {{}, wait};
    std::optional<SignedIn> signed_in = judge();
    if (!signed_in) reception.sign_ins_by_address.failed(address, reception.now());
    return {std::move(signed_in), {}};
}

}  // namespace server

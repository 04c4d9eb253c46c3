#include "server/api/once.h"

#include "layout/value/write_json.h"
#include "server/api/records_api.h"

#include "fonts/sha256.h"

#include <algorithm>

namespace server {

namespace {

std::string without_quotes(std::string key) {
    if (key.size() >= 2 && key.front() == '"' && key.back() == '"') return key.substr(1, key.size() - 2);
    return key;
}

}  // namespace

OrRefusal<Once> read_once(const Request& request, const Caller& caller, const layout::Value& told) {
    const std::string key = without_quotes(field(request.fields, "Idempotency-Key"));
    const bool printable = std::all_of(key.begin(), key.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
    if (key.empty() || key.size() > 255 || !printable) {
        return Refusal{kind::idempotency_key, {"ต้องระบุ Idempotency-Key เป็นอักขระ ASCII 1 ถึง 255 ตัว เพื่อไม่ให้ดำเนินการซ้ำ",
                                               "Give an Idempotency-Key of 1 to 255 ASCII characters, so that nothing is done twice."}, {}, {}};
    }
    const std::string what = request.method + "\n" + request.asker.path + "\n" + field(request.fields, "If-Match") + "\n" + layout::write_json(told);
    return Once{caller.actor.id, key, fonts::sha256_hex(what)};
}

Reply change_once(Reception& reception, const Request& request, const Caller& caller, const SecondHalf& change, const std::string& secret) {
    std::optional<Once> once;
    if (!field(request.fields, "Idempotency-Key").empty()) {
        const auto read = read_once(request, caller, layout::Value(request.body));
        if (const auto* refusal = std::get_if<Refusal>(&read)) return reply_to(*refusal, request.asker);
        once = std::get<Once>(read);
    }
    return reply_or_refusal(change_once(reception.store, once, reception.now(), change, secret), request.asker);
}

}  // namespace server

#include "server/api/once.h"

#include "layout/value/write_json.h"
#include "server/api/records_api.h"

#include "fonts/sha256.h"

#include <algorithm>

namespace server {

namespace {

// The fields of an answer that are worth repeating.
constexpr const char* kept_fields[] = {"ETag", "Location"};

std::string without_quotes(std::string key) {
    if (key.size() >= 2 && key.front() == '"' && key.back() == '"') return key.substr(1, key.size() - 2);
    return key;
}

// "Name: value" on lines of their own; the first line is the media type.
std::string write_head(const Reply& reply) {
    std::string head = reply.media_type + "\n";
    for (const char* name : kept_fields)
        if (const std::string value = field(reply.fields, name); !value.empty()) head += std::string(name) + ": " + value + "\n";
    return head;
}

Reply read_answer(const KeptAnswer& answer) {
    Reply reply{answer.status, answer.head.substr(0, answer.head.find('\n')), answer.body, {{"Cache-Control", "no-store"}}};
    for (std::size_t begin = answer.head.find('\n') + 1; begin < answer.head.size();) {
        const std::size_t end = answer.head.find('\n', begin), colon = answer.head.find(": ", begin);
        reply.fields.emplace_back(answer.head.substr(begin, colon - begin), answer.head.substr(colon + 2, end - colon - 2));
        begin = end + 1;
    }
    return reply;
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

std::optional<Reply> answered_before(const Transaction& reading, const Once& once, const Asker& asker) {
    const auto answer = reading.answer(once.actor, once.key);
    if (!answer) return {};
    if (answer->fingerprint == once.fingerprint) return read_answer(*answer);
    return reply_to({kind::key_reused, {"Idempotency-Key นี้ใช้กับคำขออื่นแล้ว โปรดใช้ค่าใหม่", "This Idempotency-Key came with another request; use a new one."}, {}, {}}, asker);
}

void keep_answer(Transaction& writing, const Once& once, const Reply& reply, Instant now) {
    writing.drop_answers_made_before(now - std::chrono::hours(24));
    (void)writing.keep_answer({once.actor, once.key, once.fingerprint, reply.status, write_head(reply), reply.body, now});
}

Reply do_once(const Registry& registry, const Request& request, const Once& once, const FirstHalf& first) {
    if (auto before = answered_before(*registry.store.read(), once, request.asker)) return *std::move(before);
    const auto second = first();
    if (const auto* refusal = std::get_if<Refusal>(&second)) {
        auto before = answered_before(*registry.store.read(), once, request.asker);  // Its twin may have been faster.
        return before ? *std::move(before) : reply_to(*refusal, request.asker);
    }
    const auto writing = registry.store.write();
    if (auto before = answered_before(*writing, once, request.asker)) return *std::move(before);
    return reply_or_refusal(std::get<SecondHalf>(second)(*writing), request.asker, [&](const Reply& reply) {
        keep_answer(*writing, once, reply, registry.now());
        writing->commit();
        return reply;
    });
}

}  // namespace server

#include "server/office/once.h"

#include "layout/value/write_json.h"
#include "server/office/report_document.h"

namespace server {

namespace {

// The fields of an answer that are worth repeating.
constexpr const char* kept_fields[] = {"ETag", "Location"};

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

// What was answered before; nothing: it is new.
std::optional<OrRefusal<Reply>> answered_before(const Transaction& reading, const Once& once) {
    const auto answer = reading.answer(once.actor, once.key);
    if (!answer) return {};
    if (answer->fingerprint == once.fingerprint) return read_answer(*answer);
    return Refusal{kind::key_reused, {"Idempotency-Key นี้ใช้กับคำขออื่นแล้ว โปรดใช้ค่าใหม่", "This Idempotency-Key came with another request; use a new one."}, {}, {}};
}

void keep_answer(Transaction& writing, const Once& once, const Reply& reply, Instant now) {
    writing.drop_answers_made_before(now - std::chrono::hours(24));
    (void)writing.keep_answer({once.actor, once.key, once.fingerprint, reply.status, write_head(reply), reply.body, now});
}

Reply without_secret(Reply reply, const std::string& secret) {
    if (!secret.empty()) reply.body = layout::write_json(with_member(read_kept(reply.body), secret, layout::Value()));
    return reply;
}

}  // namespace

OrRefusal<Reply> change_once(Store& store, const std::optional<Once>& once, Instant now, const SecondHalf& change, const std::string& secret) {
    const auto writing = store.write();
    if (once)
        if (auto before = answered_before(*writing, *once)) return *std::move(before);
    auto reply = change(*writing);
    if (std::holds_alternative<Refusal>(reply)) return reply;
    if (once) keep_answer(*writing, *once, without_secret(std::get<Reply>(reply), secret), now);
    writing->commit();
    return reply;
}

OrRefusal<Reply> do_once(const Registry& registry, const Once& once, const FirstHalf& first) {
    if (auto before = answered_before(*registry.store.read(), once)) return *std::move(before);
    const auto second = first();
    if (const auto* refusal = std::get_if<Refusal>(&second)) {
        auto before = answered_before(*registry.store.read(), once);  // Its twin may have been faster.
        return before ? *std::move(before) : *refusal;
    }
    const auto writing = registry.store.write();
    if (auto before = answered_before(*writing, once)) return *std::move(before);
    auto reply = std::get<SecondHalf>(second)(*writing);
    if (std::holds_alternative<Refusal>(reply)) return reply;
    keep_answer(*writing, once, std::get<Reply>(reply), registry.now());
    writing->commit();
    return reply;
}

}  // namespace server

#include "server/signoff/audit.h"

#include "fonts/sha256.h"

#include <algorithm>
#include <charconv>

namespace server {

namespace {

constexpr std::string_view domain = "saraban audit entry 1\n", head_domain = "saraban audit head 1 ";
constexpr std::size_t digest_digits = 64;

void add_member(std::string& bytes, std::string_view member) {
    bytes += std::to_string(member.size());
    bytes += ':';
    bytes += member;
    bytes += '\n';
}

bool is_digest(std::string_view text) { return text.size() == digest_digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

}  // namespace

std::string canonical_bytes(std::uint64_t number, std::string_view previous, const AuditEvent& event) {
    std::string bytes(domain);
    add_member(bytes, std::to_string(number));
    add_member(bytes, previous);
    add_member(bytes, write_instant(event.at));
    for (const std::string* text : {&event.actor, &event.via, &event.office, &event.action, &event.record}) add_member(bytes, *text);
    add_member(bytes, std::to_string(event.version));
    for (const std::string* text : {&event.state, &event.data_sha256, &event.file_sha256, &event.detail}) add_member(bytes, *text);
    return bytes;
}

AuditEntry chain(const ChainHead& head, AuditEvent event) {
    AuditEntry entry{head.number + 1, head.digest, std::move(event), ""};
    entry.digest = fonts::sha256_hex(canonical_bytes(entry.number, entry.previous, entry.event));
    return entry;
}

ChainHead head_of(const AuditEntry& entry) { return {entry.number, entry.digest}; }

std::string write_head(const ChainHead& head, Instant at) {
    return std::string(head_domain) + std::to_string(head.number) + ' ' + head.digest + ' ' + write_instant(at) + '\n';
}

std::optional<ChainHead> read_head_line(std::string_view line) {
    if (!line.starts_with(head_domain)) return {};
    line.remove_prefix(head_domain.size());
    ChainHead head;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), head.number);
    line.remove_prefix(static_cast<std::size_t>(end - line.data()));
    if (error != std::errc() || line.size() < digest_digits + 2 || line[0] != ' ' || line[digest_digits + 1] != ' ') return {};
    head.digest = line.substr(1, digest_digits);
    return is_digest(head.digest) ? std::optional<ChainHead>(head) : std::nullopt;
}

ChainCheck::ChainCheck(std::span<const ChainHead> kept) : kept_(kept.begin(), kept.end()) {
    std::erase_if(kept_, [](const ChainHead& head) { return head.number == 0; });  // Of an empty chain: says nothing.
    std::sort(kept_.begin(), kept_.end(), [](const ChainHead& a, const ChainHead& b) { return a.number > b.number; });
}

void ChainCheck::add(const AuditEntry& entry) {
    if (!fault_.empty()) return;
    const std::string expected = std::to_string(head_.number + 1);
    if (entry.number != head_.number + 1) {
        fault_ = "audit entry " + expected + " is missing or out of its place";
    } else if (entry.previous != head_.digest) {
        fault_ = "audit entry " + expected + " does not follow the one before it";
    } else if (entry.digest != fonts::sha256_hex(canonical_bytes(entry.number, entry.previous, entry.event))) {
        fault_ = "audit entry " + expected + " has been changed";
    }
    head_ = head_of(entry);
    for (; !kept_.empty() && kept_.back().number <= head_.number; kept_.pop_back()) {
        const bool same = kept_.back().number < head_.number || kept_.back().digest == head_.digest;
        if (!same && fault_.empty()) fault_ = "audit entry " + expected + " is not the one whose head was kept";
    }
}

std::optional<std::string> ChainCheck::fault() const {
    if (!fault_.empty()) return fault_;
    if (kept_.empty()) return {};
    return "the audit ends at entry " + std::to_string(head_.number) + ", but a head of entry " + std::to_string(kept_.front().number) + " was kept";
}

}  // namespace server

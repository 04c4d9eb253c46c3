// The record of every change: each entry holds the digest of the one before it, so that nothing
// in it can be changed, left out or moved without being seen.

#pragma once

#include "server/signoff/times.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// What happened. All texts are UTF-8; "" where there is nothing to say. No names of people and
// no document text: the chain is never erased.
struct AuditEvent {
    Instant at;                // As the clock said; order comes from the entry's number.
    std::string actor;         // Id of the person or key; "operator" for the machine's own command line.
    std::string via;           // The session or key it came by; never a secret.
    std::string office;        // The record's.
    std::string action;        // name_of(Action), or "create", "person", "plan", "backup", …
    std::string record;        // Its id.
    std::int64_t version = 0;  // The record's after the change.
    std::string state;         // The record's after the change.
    std::string data_sha256;   // 64 lower-case hexadecimal digits, or "".
    std::string file_sha256;   // Of the PDF or evidence that was added.
    std::string detail;        // A reason, a register number, a delegation: short.

    friend bool operator==(const AuditEvent&, const AuditEvent&) = default;
};

struct AuditEntry {
    std::uint64_t number = 0;  // 1, 2, 3 … without a gap.
    std::string previous;      // Digest of the entry before; 64 zeros for the first.
    AuditEvent event;
    std::string digest;        // Of all of the above.

    friend bool operator==(const AuditEntry&, const AuditEntry&) = default;
};

// The end of a chain. Kept elsewhere, it proves everything up to it.
struct ChainHead {
    std::uint64_t number = 0;  // 0: nothing has happened yet.
    std::string digest = std::string(64, '0');

    friend bool operator==(const ChainHead&, const ChainHead&) = default;
};

// What is hashed: "saraban audit entry 1\n", then number, previous and each member in the order
// above, each as its length in bytes, ':', its bytes and '\n'. No two entries give the same bytes.
std::string canonical_bytes(std::uint64_t number, std::string_view previous, const AuditEvent& event);

// The entry that follows `head`.
AuditEntry chain(const ChainHead& head, AuditEvent event);

ChainHead head_of(const AuditEntry& entry);

// One line, to be signed and kept elsewhere, and back:
// "saraban audit head 1 12345 <64 digits> 2021-06-25T02:00:00.000Z\n"
std::string write_head(const ChainHead& head, Instant at);
std::optional<ChainHead> read_head_line(std::string_view line);

// Reads a chain entry by entry, from the first.
class ChainCheck {
public:
    // `kept`: heads that were kept elsewhere, in any order.
    explicit ChainCheck(std::span<const ChainHead> kept = {});

    void add(const AuditEntry& entry);

    // After the last entry: nothing when all holds, else what is wrong first, and where. A cut end
    // is seen only by a kept head.
    std::optional<std::string> fault() const;

    const ChainHead& head() const { return head_; }

private:
    std::vector<ChainHead> kept_;  // Those still to come, the nearest last.
    ChainHead head_;
    std::string fault_;
};

}  // namespace server

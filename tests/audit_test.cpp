#include "server/signoff/audit.h"

#include "fonts/sha256.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <vector>

namespace server {
namespace {

AuditEvent event(int i) {
    AuditEvent e;
    e.at = Instant(std::chrono::milliseconds(1624586400000 + i));  // 2021-06-25T02:00:00Z
    e.actor = "person" + std::to_string(i % 7);
    e.via = "session";
    e.office = "5009";
    e.action = "sign_off";
    e.record = "report" + std::to_string(i);
    e.version = 4;
    e.state = "signed_off";
    e.data_sha256 = fonts::sha256_hex(std::to_string(i));
    e.file_sha256 = fonts::sha256_hex("pdf" + std::to_string(i));
    e.detail = "คำสั่งที่ 432/2563";
    return e;
}

std::vector<AuditEntry> chain_of(int length) {
    std::vector<AuditEntry> entries;
    ChainHead head;
    for (int i = 0; i < length; ++i) {
        entries.push_back(chain(head, event(i)));
        head = head_of(entries.back());
    }
    return entries;
}

std::optional<std::string> fault_of(const std::vector<AuditEntry>& entries, const std::vector<ChainHead>& kept) {
    ChainCheck check(kept);
    for (const AuditEntry& entry : entries) check.add(entry);
    return check.fault();
}

TEST(CanonicalBytes, SayEveryMemberWithItsLength) {
    AuditEvent e = event(0);
    e.data_sha256 = "d";
    e.file_sha256 = "";
    EXPECT_EQ(canonical_bytes(12, "p", e),
              "saraban audit entry 1\n2:12\n1:p\n24:2021-06-25T02:00:00.000Z\n7:person0\n7:session\n4:5009\n8:sign_off\n7:report0\n1:4\n"
              "10:signed_off\n1:d\n0:\n36:คำสั่งที่ 432/2563\n");
}

TEST(CanonicalBytes, AreNeverThoseOfAnotherEntry) {
    AuditEvent a, b;
    a.actor = "1:x\n";
    b.actor = "1";
    b.via = "x\n";
    EXPECT_NE(canonical_bytes(1, "", a), canonical_bytes(1, "", b));
}

TEST(Chain, BeginsWithZerosAndGoesOnWithTheDigestBefore) {
    const auto entries = chain_of(3);
    EXPECT_EQ(entries[0].number, 1u);
    EXPECT_EQ(entries[0].previous, std::string(64, '0'));
    EXPECT_EQ(entries[2].number, 3u);
    EXPECT_EQ(entries[2].previous, entries[1].digest);
    EXPECT_EQ(entries[2].digest, fonts::sha256_hex(canonical_bytes(3, entries[1].digest, event(2))));
}

TEST(ChainCheck, FindsNothingInAWholeChain) {
    const auto entries = chain_of(20);
    EXPECT_EQ(fault_of(entries, {}), std::nullopt);
    EXPECT_EQ(fault_of(entries, {head_of(entries[19]), head_of(entries[4]), {}}), std::nullopt);
    EXPECT_EQ(fault_of({}, {ChainHead()}), std::nullopt);
}

TEST(ChainCheck, FindsACutEndByAKeptHeadOnly) {
    auto entries = chain_of(20);
    const ChainHead kept = head_of(entries.back());
    entries.pop_back();
    EXPECT_EQ(fault_of(entries, {}), std::nullopt);
    EXPECT_EQ(fault_of(entries, {kept}), "the audit ends at entry 19, but a head of entry 20 was kept");
}

TEST(ChainCheck, SaysWhatIsWrongFirst) {
    auto entries = chain_of(20);
    entries[6].event.detail = "";
    EXPECT_EQ(fault_of(entries, {}), "audit entry 7 has been changed");
    entries = chain_of(20);
    entries.erase(entries.begin() + 3);
    EXPECT_EQ(fault_of(entries, {}), "audit entry 4 is missing or out of its place");
    entries = chain_of(20);
    entries[9] = chain({9, std::string(64, 'f')}, event(9));
    EXPECT_EQ(fault_of(entries, {}), "audit entry 10 does not follow the one before it");
}

// What a forger does: something to the entries, and then perhaps every digest anew.
struct Forger {
    std::mt19937 random{20210625};
    std::vector<AuditEntry> entries;

    std::size_t any() { return std::uniform_int_distribution<std::size_t>(0, entries.size() - 1)(random); }

    void edit() {
        AuditEvent& e = entries[any()].event;
        const std::vector<std::function<void()>> edits{
            [&] { e.at += std::chrono::milliseconds(1); }, [&] { e.actor += "x"; },       [&] { e.via.clear(); },
            [&] { e.office = "5008"; },                    [&] { e.action = "check"; },   [&] { e.record[0] ^= 1; },
            [&] { ++e.version; },                          [&] { e.state = "draft"; },    [&] { e.data_sha256[random() % 64] ^= 1; },
            [&] { e.file_sha256[random() % 64] ^= 1; },    [&] { e.detail.pop_back(); }, [&] { std::swap(e.data_sha256, e.file_sha256); },
        };
        edits[random() % edits.size()]();
    }
    void remove() { entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(any())); }
    void swap_two() {
        const std::size_t a = any(), b = (a + 1 + random() % (entries.size() - 1)) % entries.size();
        std::swap(entries[a].event, entries[b].event);
    }
    void cut() { entries.resize(any()); }
    void insert() { entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(any()), chain({any(), entries[any()].digest}, event(static_cast<int>(any() + 1000)))); }

    void link_anew() {
        ChainHead head;
        for (AuditEntry& entry : entries) {
            entry = chain(head, entry.event);
            head = head_of(entry);
        }
    }
};

TEST(ChainCheck, FindsAThousandOfAThousandForgeries) {
    const auto whole = chain_of(60);
    const std::vector<ChainHead> kept{head_of(whole.back())};
    Forger forger;
    int found = 0, linked = 0;
    for (int i = 0; i < 1000; ++i) {
        forger.entries = whole;
        void (Forger::*const ways[])() = {&Forger::edit, &Forger::remove, &Forger::swap_two, &Forger::cut, &Forger::insert};
        (forger.*ways[i % 5])();
        if (i % 2 == 1) {
            forger.link_anew();
            ++linked;
        }
        if (fault_of(forger.entries, kept)) ++found;
    }
    EXPECT_EQ(found, 1000);
    EXPECT_EQ(linked, 500);
}

TEST(WriteHead, IsReadBack) {
    const ChainHead head{12345, std::string(64, 'a')};
    const std::string line = write_head(head, event(0).at);
    EXPECT_EQ(line, "saraban audit head 1 12345 " + std::string(64, 'a') + " 2021-06-25T02:00:00.000Z\n");
    EXPECT_EQ(read_head_line(line), head);
    EXPECT_EQ(read_head_line("saraban audit head 1 x " + std::string(64, 'a') + " 2021\n"), std::nullopt);
    EXPECT_EQ(read_head_line(line.substr(0, 60)), std::nullopt);
    EXPECT_EQ(read_head_line("saraban audit head 2 1 " + std::string(64, 'a') + " x\n"), std::nullopt);
}

}  // namespace
}  // namespace server

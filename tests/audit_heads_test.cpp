#include "server/audit_heads.h"

#include "scratch_folder.h"
#include "server/signoff/seal/test_authority.h"
#include "server/signoff/seal/verify_seal.h"
#include "server/store/sqlite_store.h"
#include "server/whole_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace server {
namespace {

using testing::ElementsAre, testing::HasSubstr;

const Instant noon = std::chrono::sys_days(std::chrono::year(2026) / 6 / 25) + std::chrono::hours(5);

class AuditHeads : public testing::Test {
protected:
    AuditHeads() {
        make_test_authority(scratch.path / "seals", std::chrono::floor<std::chrono::seconds>(noon));
        std::filesystem::create_directories(folder);
        add_entry();
    }

    void add_entry() {
        const auto writing = state.store->write();
        AuditEvent event;
        event.at = noon;
        event.action = "test";
        writing->append(event);
        writing->commit();
    }

    Credential seal() const {
        return open_pkcs12(scratch.path / "seals/records.p12", scratch.path / "seals/records.password", std::chrono::floor<std::chrono::seconds>(noon));
    }
    std::vector<Der> anchors() const { return read_anchors(read_file(scratch.path / "seals/authority.pem")); }
    std::filesystem::path file(const std::string& day) const { return folder / ("audit-head-" + day + ".txt"); }

    ScratchFolder scratch;
    StateFolder state = open_state_folder(scratch.path / "state", Opening::serve);
    const std::filesystem::path folder = scratch.path / "heads";
};

TEST_F(AuditHeads, AreKeptOnceADayAndSigned) {
    const Credential records = seal();
    EXPECT_TRUE(keep_head_of_day(folder, *state.store, &records, noon));
    const std::string first = read_file(file("2026-06-25"));
    add_entry();
    EXPECT_FALSE(keep_head_of_day(folder, *state.store, &records, noon + std::chrono::hours(11)));  // 23:00 in Thailand.
    EXPECT_EQ(read_file(file("2026-06-25")), first);
    EXPECT_TRUE(keep_head_of_day(folder, *state.store, &records, noon + std::chrono::hours(12)));
    EXPECT_TRUE(std::filesystem::exists(file("2026-06-26")));

    const KeptHeads kept = read_kept_heads(folder, anchors());
    ASSERT_EQ(kept.heads.size(), 2u);
    EXPECT_EQ(kept.heads[0].number, 1u);
    EXPECT_EQ(kept.heads[1], state.store->read()->head());
    EXPECT_THAT(kept.faults, ElementsAre());
    EXPECT_THAT(kept.signers, ElementsAre(HasSubstr("OU=records")));
    EXPECT_TRUE(state.store->faults(kept.heads).empty());
}

TEST_F(AuditHeads, AreVerifiedByOpensslToo) {
    const Credential records = seal();
    keep_head_of_day(folder, *state.store, &records, noon);
    const std::string text = read_file(file("2026-06-25"));
    const std::size_t end = text.find('\n') + 1;
    write_file(scratch.path / "line", text.substr(0, end));
    write_file(scratch.path / "signature", text.substr(end));
    const std::string in = scratch.path.string() + "/";
    EXPECT_EQ(std::system(("openssl cms -verify -binary -inform PEM -in " + in + "signature -content " + in + "line -CAfile " + in +
                           "seals/authority.pem -purpose any -no_check_time -out /dev/null 2>" + in + "log").c_str()), 0)
        << read_file(scratch.path / "log");
}

TEST_F(AuditHeads, WhoseLineOrSignatureWasChangedAreFaults) {
    const Credential records = seal();
    keep_head_of_day(folder, *state.store, &records, noon);
    const std::string text = read_file(file("2026-06-25"));
    int found = 0, changes = 0;
    for (std::size_t i = 0; i < text.size(); i += 7, ++changes) {
        std::string changed = text;
        changed[i] = changed[i] == 'a' ? 'b' : 'a';
        write_file(file("2026-06-25"), changed);
        try {
            found += read_kept_heads(folder, anchors()).faults.empty() ? 0 : 1;
        } catch (const std::runtime_error&) {
            ++found;  // Not a head at all.
        }
    }
    EXPECT_EQ(found, changes);
}

TEST_F(AuditHeads, OfAnotherAuthorityAreNotTrusted) {
    make_test_authority(scratch.path / "forger", std::chrono::floor<std::chrono::seconds>(noon));
    const Credential forger = open_pkcs12(scratch.path / "forger/records.p12", scratch.path / "forger/records.password", std::chrono::floor<std::chrono::seconds>(noon));
    keep_head_of_day(folder, *state.store, &forger, noon);
    EXPECT_THAT(read_kept_heads(folder, anchors()).faults, ElementsAre(HasSubstr("2026-06-25.txt")));
    EXPECT_THAT(read_kept_heads(folder, {}).signers, ElementsAre(HasSubstr("not checked against a trust list")));
}

TEST_F(AuditHeads, WithoutASealStandAlone) {
    EXPECT_TRUE(keep_head_of_day(folder, *state.store, nullptr, noon));
    const KeptHeads kept = read_kept_heads(file("2026-06-25"), anchors());
    EXPECT_EQ(kept.heads.size(), 1u);
    EXPECT_EQ(kept.without_signature, 1);
    EXPECT_TRUE(kept.faults.empty());
}

TEST_F(AuditHeads, FindACutEnd) {
    add_entry();
    keep_head_of_day(folder, *state.store, nullptr, noon);
    const std::vector<ChainHead> heads = read_kept_heads(folder, {}).heads;
    const StateFolder shorter = open_state_folder(scratch.path / "other", Opening::serve);
    EXPECT_THAT(shorter.store->faults(heads), ElementsAre(HasSubstr("a head of entry 2 was kept")));
}

TEST_F(AuditHeads, AreKeptWhileTheServiceRuns) {
    { const DailyHeads daily(folder, *state.store, nullptr, [] { return noon; }); }
    EXPECT_TRUE(std::filesystem::exists(file("2026-06-25")));
    EXPECT_THROW(DailyHeads(scratch.path / "nowhere", *state.store, nullptr, [] { return noon; }), std::runtime_error);
}

}  // namespace
}  // namespace server

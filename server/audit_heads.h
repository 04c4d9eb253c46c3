// Heads of the audit's chain, written down outside of the records: whoever has them can prove that nothing
// before them was changed, cut off or made up since.
//
// A file for each day, "audit-head-2026-11-22.txt": the line of write_head() and below it the signature over that
// line, as PEM. Without a seal the line stands alone.

#pragma once

#include "server/people/clock.h"
#include "server/signoff/audit.h"
#include "server/signoff/seal/credential.h"
#include "server/store/store.h"

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace server {

// Writes the day's file where there is none yet, flushed to the disk; true when it did. What is there is never
// touched. Throws std::runtime_error, SealError or StoreUnavailable.
bool keep_head_of_day(const std::filesystem::path& folder, Store& store, const Credential* seal, Instant now);

struct KeptHeads {
    std::vector<ChainHead> heads;
    std::vector<std::string> faults;   // Files whose signature does not hold.
    std::vector<std::string> signers;  // Each subject once; " (not checked against a trust list)" behind those that are not known to be trusted.
    int without_signature = 0;
};

// From such a folder, one file of it, or a file with a head on every line. With anchors, signers that lead to none
// of them are faults. Throws std::runtime_error naming a file that holds something else.
KeptHeads read_kept_heads(const std::filesystem::path& place, const std::vector<Der>& anchors);

// Keeps a head every day in Thailand while it lives.
class DailyHeads {
public:
    // All of it outlives this. `seal` may be nullptr. Throws std::runtime_error when the folder is none.
    DailyHeads(std::filesystem::path folder, Store& store, const Credential* seal, TellTime now);
    ~DailyHeads();
    DailyHeads(const DailyHeads&) = delete;

private:
    void run();
    void keep();

    const std::filesystem::path folder_;
    Store& store_;
    const Credential* const seal_;
    const TellTime now_;
    std::mutex mutex_;
    std::condition_variable ended_;
    bool ending_ = false;
    std::thread thread_;  // Last: it uses all of the above.
};

}  // namespace server

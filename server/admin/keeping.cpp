// saraban admin audit, files, backup, restore: proving, tidying and saving what is kept.

#include "server/admin/admin.h"
#include "server/audit_heads.h"
#include "server/signoff/seal/verify_seal.h"
#include "server/store/orphans.h"
#include "server/whole_file.h"

#include <chrono>
#include <cinttypes>
#include <cstdio>
#include <stdexcept>

namespace server {

namespace {

// Heads that were kept elsewhere: what `audit head` prints, or what serve --audit-heads has written. Tells on standard
// error whose signatures they bear.
KeptHeads read_heads(const AdminWords& words) {
    const std::string place = value_or(words.options, "heads", ""), trust = value_or(words.options, "trust", "");
    if (place.empty()) return {};
    KeptHeads kept = read_kept_heads(place, trust.empty() ? std::vector<Der>() : read_anchors(read_file(trust)));
    for (const std::string& signer : kept.signers) std::fprintf(stderr, "heads signed by %s\n", signer.c_str());
    if (kept.without_signature > 0) std::fprintf(stderr, "%d files of heads bear no signature\n", kept.without_signature);
    return kept;
}

void refuse_nothing_kept(const std::filesystem::path& state) {
    if (!is_state_folder(state)) throw std::runtime_error(state.string() + " holds no records");
}

void print_head(const ChainHead& head) { std::fputs(write_head(head, time_of_machine()).c_str(), stdout); }

std::vector<std::string> faults_of_files(const StateFolder& state) {
    std::vector<std::string> faults;
    for (const std::string& sha256 : state.store->files_referred_to()) {
        const FileCondition condition = state.files->verify(sha256);
        if (condition == FileCondition::missing) faults.push_back("the file " + sha256 + " is missing");
        if (condition == FileCondition::damaged) faults.push_back("the file " + sha256 + " is damaged");
    }
    return faults;
}

// A day is longer than any request lasts, and long enough for an operator to wonder first.
std::vector<StoredFile> old_orphans(const StateFolder& state) {
    return orphans(state, std::filesystem::file_time_type::clock::now() - std::chrono::hours(24));
}

void print_files(const std::vector<StoredFile>& found) {
    for (const StoredFile& file : found) std::printf("%s %" PRId64 "\n", file.sha256.c_str(), file.bytes);
}

}  // namespace

int admin_audit_check(const AdminWords& words) {
    const KeptHeads kept = read_heads(words);
    refuse_nothing_kept(words.state);
    const StateFolder state = visit_records(words);
    std::vector<std::string> faults = kept.faults;
    for (const auto& more : {state.store->faults(kept.heads), faults_of_files(state)}) faults.insert(faults.end(), more.begin(), more.end());
    for (const std::string& fault : faults) std::printf("%s\n", fault.c_str());
    if (!faults.empty()) return exit_findings;
    std::printf("%llu entries hold\n", static_cast<unsigned long long>(state.store->read()->head().number));
    return exit_done;
}

int admin_audit_head(const AdminWords& words) {
    refuse_nothing_kept(words.state);
    print_head(visit_records(words).store->read()->head());
    return exit_done;
}

int admin_files_orphans(const AdminWords& words) {
    refuse_nothing_kept(words.state);
    print_files(old_orphans(visit_records(words)));
    return exit_done;
}

int admin_files_sweep(const AdminWords& words) {
    refuse_nothing_kept(words.state);
    const StateFolder state = open_state_folder(words.state, Opening::serve);
    const std::vector<StoredFile> found = old_orphans(state);
    remove_orphans(state, found);
    print_files(found);
    return exit_done;
}

int admin_backup(const AdminWords& words) {
    print_head(back_up(words.state, words.operands.at(0)));
    return exit_done;
}

int admin_restore(const AdminWords& words) {
    const KeptHeads kept = read_heads(words);
    if (!kept.faults.empty()) throw std::runtime_error(kept.faults.front());
    print_head(restore(words.operands.at(0), words.state, kept.heads));
    return exit_done;
}

}  // namespace server

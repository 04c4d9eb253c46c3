#include "server/store/orphans.h"

#include "scratch_folder.h"
#include "tests/crash/office_work.h"

#include <gtest/gtest.h>

#include <chrono>

namespace server {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

class Orphans : public testing::Test {
protected:
    fs::path path_of(const std::string& sha256) const { return state.files->folder() / sha256.substr(0, 2) / sha256.substr(2); }
    // A file that was flushed `age` ago, as a crash before its commit leaves it.
    std::string left_behind(const std::string& bytes, std::chrono::hours age) const {
        const std::string sha256 = state.files->keep(bytes).sha256;
        fs::last_write_time(path_of(sha256), now - age);
        return sha256;
    }
    std::vector<std::string> found() const {
        std::vector<std::string> digests;
        for (const StoredFile& file : orphans(state, now - 24h)) digests.push_back(file.sha256);
        return digests;
    }

    ScratchFolder scratch;
    StateFolder state = open_state_folder(scratch.path / "state", Opening::serve);
    fs::file_time_type now = fs::file_time_type::clock::now();
};

TEST_F(Orphans, AreOldFilesThatNoRecordRefersTo) {
    Report report = crash::prepare(state, "5009-0001");
    const std::string signed_off = crash::sign_off(state, report).file_sha256;
    fs::last_write_time(path_of(signed_off), now - 48h);
    const std::string old = left_behind("old", 25h);
    left_behind("young", 23h);
    EXPECT_EQ(found(), std::vector{old});
}

TEST_F(Orphans, AreRemovedAndNothingElse) {
    Report report = crash::prepare(state, "5009-0001");
    const std::string signed_off = crash::sign_off(state, report).file_sha256, old = left_behind("old", 25h), young = left_behind("young", 23h);
    fs::last_write_time(path_of(signed_off), now - 48h);
    remove_orphans(state, orphans(state, now - 24h));
    EXPECT_FALSE(state.files->read(old));
    EXPECT_EQ(state.files->read(young), "young");
    EXPECT_EQ(state.files->verify(signed_off), FileCondition::whole);
    EXPECT_TRUE(found().empty());
    EXPECT_TRUE(crash::disagreements(state, {}).empty());
}

// Whoever sends the same bytes again makes the file young again: its record may be about to be committed.
TEST_F(Orphans, AreNoneOnceTheirBytesAreKeptAgain) {
    left_behind("old", 25h);
    state.files->keep("old");
    EXPECT_TRUE(found().empty());
}

TEST_F(Orphans, AreOnlyFilesThatBearADigestsName) {
    const fs::path stranger = state.files->folder() / "ab" / "notes.txt";
    fs::create_directories(stranger.parent_path());
    fs::copy_file(SOURCE_DIR "/README.md", stranger);
    fs::last_write_time(stranger, now - 48h);
    EXPECT_TRUE(found().empty());
}

TEST_F(Orphans, RemovedTwiceAreGoneAllTheSame) {
    const std::string old = left_behind("old", 25h);
    state.files->remove(old);
    state.files->remove(old);
    state.files->remove("no digest");
    EXPECT_TRUE(state.files->is_empty() || !state.files->read(old));
}

}  // namespace
}  // namespace server

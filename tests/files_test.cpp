#include "server/store/files.h"

#include "fonts/sha256.h"
#include "scratch_folder.h"

#include <gtest/gtest.h>

#include <fstream>

namespace server {
namespace {

namespace fs = std::filesystem;

const std::string hello = "สวัสดี", hello_sha256 = fonts::sha256_hex(hello);

std::size_t temporaries(const Files& files) {
    std::size_t number = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(files.folder() / "temporary")) ++number;
    return number;
}

TEST(Files, KeepsBytesUnderTheirDigest) {
    const ScratchFolder scratch;
    const Files files(scratch.path / "files");
    EXPECT_TRUE(files.is_empty());
    const KeptFile kept = files.keep(hello);
    EXPECT_EQ(kept.sha256, hello_sha256);
    EXPECT_EQ(kept.bytes, 18);
    EXPECT_TRUE(fs::exists(files.folder() / hello_sha256.substr(0, 2) / hello_sha256.substr(2)));
    EXPECT_EQ(files.read(hello_sha256), hello);
    EXPECT_EQ(files.verify(hello_sha256), FileCondition::whole);
    EXPECT_FALSE(files.is_empty());
    EXPECT_EQ(temporaries(files), 0u);
}

TEST(Files, KeepsTheSameBytesOnce) {
    const ScratchFolder scratch;
    const Files files(scratch.path / "files");
    EXPECT_EQ(files.keep(hello).sha256, files.keep(hello).sha256);
    EXPECT_EQ(files.read(hello_sha256), hello);
}

TEST(Files, ReceivesPieceByPieceUpToALimit) {
    const ScratchFolder scratch;
    const Files files(scratch.path / "files");
    {
        IncomingFile incoming = files.receive(18);
        EXPECT_TRUE(incoming.write(hello.substr(0, 7)));
        EXPECT_TRUE(incoming.write(hello.substr(7)));
        EXPECT_EQ(temporaries(files), 1u);
        EXPECT_EQ(files.read(hello_sha256), std::nullopt);
        EXPECT_EQ(incoming.keep().sha256, hello_sha256);
    }
    {
        IncomingFile too_much = files.receive(17);
        EXPECT_TRUE(too_much.write(hello.substr(0, 7)));
        EXPECT_FALSE(too_much.write(hello.substr(7)));
    }
    EXPECT_EQ(temporaries(files), 0u);
}

TEST(Files, ReadsInPieces) {
    const ScratchFolder scratch;
    const Files files(scratch.path / "files");
    const std::string bytes(200'000, 'x');
    auto file = files.open(files.keep(bytes).sha256);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->bytes(), 200'000);
    EXPECT_EQ(file->read(150'000).size(), 150'000u);
    EXPECT_EQ(file->read(150'000).size(), 50'000u);
    EXPECT_EQ(file->read(150'000), "");
}

TEST(Files, KnowsNoOtherFileOfTheMachine) {
    const ScratchFolder scratch;
    const Files files(scratch.path / "files");
    std::ofstream(scratch.path / "secret") << "x";
    for (const std::string& name : {std::string(), std::string("../secret"), hello_sha256, std::string(63, 'a') + "/", std::string(64, 'A')}) {
        EXPECT_FALSE(files.open(name)) << name;
    }
}

TEST(Files, TellsADamagedFileFromAMissingOne) {
    const ScratchFolder scratch;
    const Files files(scratch.path / "files");
    files.keep(hello);
    std::ofstream(files.folder() / hello_sha256.substr(0, 2) / hello_sha256.substr(2), std::ios::app) << "x";
    EXPECT_EQ(files.verify(hello_sha256), FileCondition::damaged);
    EXPECT_EQ(files.verify(std::string(64, '0')), FileCondition::missing);
}

TEST(Files, SweepsWhatAnInterruptedArrivalLeft) {
    const ScratchFolder scratch;
    const Files files(scratch.path / "files");
    std::ofstream(files.folder() / "temporary" / "left") << "half";
    files.keep(hello);
    files.sweep();
    EXPECT_EQ(temporaries(files), 0u);
    EXPECT_EQ(files.verify(hello_sha256), FileCondition::whole);
}

}  // namespace
}  // namespace server

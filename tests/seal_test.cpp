#include "server/signoff/seal/seal.h"

#include "tests/seal_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace server {
namespace {

using testing::HasSubstr;

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t times = 0;
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++times;
    return times;
}

std::string codes(const layout::Problems& problems) {
    std::string all;
    for (const layout::Problem& problem : problems) all += (all.empty() ? "" : " ") + problem.code + problem.pointer;
    return all;
}

TEST(Seal, FillsItsPlaceAndMovesNothing) {
    const SealHouse house;
    const std::string blank = tiny_report().save(), sealed = seal(blank, house.seal(), {}).bytes;
    ASSERT_EQ(sealed.size(), blank.size());
    const std::size_t range = blank.find("[ 0 2000000000"), contents = blank.find("/Contents <0") + 10;
    EXPECT_EQ(sealed.substr(0, range), blank.substr(0, range));
    EXPECT_EQ(sealed.substr(contents + 24'578), blank.substr(contents + 24'578));
}

TEST(Seal, IsValidForPdfsigAtEveryLevel) {
    const SealHouse house;
    for (const SealLevel level : {SealLevel::b_b, SealLevel::b_t, SealLevel::b_lt}) {
        const std::string said = house.pdfsig(house.report(level));
        EXPECT_THAT(said, HasSubstr("Signature is Valid"));
        EXPECT_THAT(said, HasSubstr("ETSI.CAdES.detached"));
        // The update with validation data comes after what is signed.
        EXPECT_THAT(said, HasSubstr(level == SealLevel::b_lt ? "Not total document signed" : "  - Total document signed"));
    }
}

TEST(Seal, OfALetterAndOfItsNumberAreBothValidForPdfsig) {
    const SealHouse house;
    for (const SealLevel level : {SealLevel::b_b, SealLevel::b_t, SealLevel::b_lt}) {
        const std::string letter = house.letter(level), numbered = house.numbered(letter, level);
        EXPECT_EQ(numbered.substr(0, letter.size()), letter);
        EXPECT_EQ(count(house.pdfsig(letter), "Signature is Valid"), 1u);
        EXPECT_EQ(count(house.pdfsig(numbered), "Signature is Valid"), 2u);
        EXPECT_EQ(count(house.pdfsig(numbered), "  - Total document signed"), level == SealLevel::b_lt ? 0u : 1u);
    }
}

TEST(VerifySeal, KnowsWhatWasSealed) {
    const SealHouse house;
    for (const SealLevel level : {SealLevel::b_b, SealLevel::b_t, SealLevel::b_lt}) {
        const std::string letter = house.letter(level);
        for (const std::string& file : {house.report(level), letter, house.numbered(letter, level)}) {
            const SealReport report = verify_seal(file, house.anchors());
            EXPECT_EQ(codes(report.reasons), "");
            EXPECT_TRUE(report.valid);
        }
    }
}

}  // namespace
}  // namespace server

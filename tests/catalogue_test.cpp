#include "fonts/catalogue.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace fonts {
namespace {

const std::string digest = "209be675a45c2abc79405bbaa68b4def83738ba65f1449d4629a85cba1040a37";
const std::string heading = "[Laksaman regular]\n";
const std::string file = "file = /usr/share/fonts/truetype/tlwg/Laksaman.ttf\n";
const std::string sum = "sha256 = " + digest + "\n";
const std::string numbers = "scale = 0.6644\npitch = 1.31\nascent = 0.87\n";

// What load() says of a catalogue with this text, from the line number on; "" when it is good.
std::string refusal(const std::string& text) {
    const auto folder = std::filesystem::path(testing::TempDir()) /
                        (std::string("catalogue_") + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "catalogue.conf") << text;
    const std::string place = (folder / "catalogue.conf").string() + ":";
    std::string said;
    try {
        Catalogue::load(folder);
    } catch (const FontError& error) {
        said = error.what();
        EXPECT_EQ(said.substr(0, place.size()), place);
        said.erase(0, place.size());
    }
    std::filesystem::remove_all(folder);
    return said;
}

TEST(Catalogue, OfTheHouseHasARegularAndABoldFace) {
    const Catalogue catalogue = Catalogue::load(SOURCE_DIR "/fonts");
    ASSERT_FALSE(catalogue.families().empty());
    EXPECT_EQ(catalogue.families().front(), "Laksaman");
    ASSERT_NE(catalogue.find("Laksaman", false), nullptr);
    ASSERT_NE(catalogue.find("Laksaman", true), nullptr);
    EXPECT_EQ(catalogue.find("Laksaman", true)->descriptor().postscript_name, "Laksaman-Bold");
    EXPECT_EQ(catalogue.find("Laksaman", false)->entry().pitch, 1.31);
    EXPECT_EQ(catalogue.find("Garuda", false), nullptr);
}

TEST(Catalogue, TakesCommentsAndBlanks) {
    EXPECT_EQ(refusal("# faces\n\n [ Laksaman  regular ] # one\n" + file + sum + numbers), "");
}

TEST(Catalogue, NamesFileAndLineOfAMistake) {
    EXPECT_EQ(refusal(file), "1: a key stands before the first [Family regular]");
    EXPECT_EQ(refusal("[Laksaman heavy]\n"), "1: a heading is a family and \"regular\" or \"bold\"");
    EXPECT_EQ(refusal("[regular]\n"), "1: a heading is a family and \"regular\" or \"bold\"");
    EXPECT_EQ(refusal("[Laksaman regular\n"), "1: the heading lacks its ]");
    EXPECT_EQ(refusal(heading + "file\n"), "2: is neither [Family regular], nor \"key = value\"");
    EXPECT_EQ(refusal(heading + file + file), "3: the key file stands twice");
    EXPECT_EQ(refusal(heading + "weight = 400\n"), "2: the key weight is not known");
    EXPECT_EQ(refusal(heading + "sha256 = 12\n"), "2: sha256 must be 64 lower-case hexadecimal digits");
    EXPECT_EQ(refusal(heading + "scale = 0,66\n"), "2: must be a number above 0, at most 10");
    EXPECT_EQ(refusal(heading + "scale = nan\n"), "2: must be a number above 0, at most 10");
    EXPECT_EQ(refusal(heading + "scale = -1\n"), "2: must be a number above 0, at most 10");
    EXPECT_EQ(refusal(heading + file + sum), "1: the face lacks the key scale");
    EXPECT_EQ(refusal(heading + file + sum + numbers + heading), "7: the face is declared twice");
}

TEST(Catalogue, NamesTheFaceThatDoesNotOpen) {
    EXPECT_EQ(refusal("\n" + heading + "file = /nowhere.ttf\n" + sum + numbers), "2: /nowhere.ttf: cannot be read");
    EXPECT_NE(refusal("\n" + heading + "file = beside.ttf\n" + sum + numbers).find("/beside.ttf: cannot be read"),
              std::string::npos);
    const std::string changed = "sha256 = " + std::string(64, '0') + "\n";
    EXPECT_EQ(refusal(heading + file + changed + numbers),
              "1: /usr/share/fonts/truetype/tlwg/Laksaman.ttf: has SHA-256 " + digest + ", the catalogue says " +
                  std::string(64, '0'));
}

TEST(Catalogue, IsRefusedWhenItIsMissingOrEmpty) {
    EXPECT_THROW(Catalogue::load("/nowhere"), FontError);
    EXPECT_EQ(refusal("# nothing\n"), "1: declares no face");
}

}  // namespace
}  // namespace fonts

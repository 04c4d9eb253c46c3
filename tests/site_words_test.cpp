#include "layout/text/break_opportunities.h"
#include "server/house.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace server {
namespace {

namespace fs = std::filesystem;

const fs::path source = SOURCE_DIR;

struct SiteWords : testing::Test {
    fs::path folder = fs::path(testing::TempDir()) /
                      (std::string("saraban-") + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::path terms = folder / "terms.txt", emblem = folder / "emblem.txt";

    SiteWords() { fs::create_directories(folder); }
    ~SiteWords() override { fs::remove_all(folder); }

    static void write(const fs::path& file, const std::string& text) { std::ofstream(file) << text; }
    Folders folders() const { return {source / "templates", source / "fonts", {}, terms}; }

    // Is a line allowed to end inside บางรักษ์วิไล, after บางรักษ์?
    static bool cut(const House& house) {
        const std::u16string_view text = u"บางรักษ์วิไล";
        return layout::break_opportunities(text, {}, house.site().words.get())[8] != layout::forbidden_break;
    }
};

TEST_F(SiteWords, AreReadAgainWithoutARestart) {
    write(terms, "บางรักษ์\nวิไล\n");
    House house(folders());
    EXPECT_TRUE(cut(house));
    write(terms, "บางรักษ์วิไล\n");
    EXPECT_TRUE(cut(house));  // Not yet.
    house.read_terms();
    EXPECT_FALSE(cut(house));
}

TEST_F(SiteWords, StayAsTheyWereWhenTheFileCannotBeRead) {
    write(terms, "บางรักษ์วิไล\n");
    House house(folders());
    fs::remove(terms);
    EXPECT_THROW(house.read_terms(), std::runtime_error);
    EXPECT_FALSE(cut(house));
}

TEST_F(SiteWords, StopTheStartWhenTheirFileIsMissing) { EXPECT_THROW(House{folders()}, std::runtime_error); }

TEST_F(SiteWords, ComeWithAnEmblemOfTheRightProportions) {
    write(terms, "");
    Folders given = folders();
    given.emblem = emblem;
    write(emblem, "M 0 0\nL 916 0\nL 916 1000\nL 0 1000\nZ\n");
    EXPECT_TRUE(House(given).site().emblem);
    write(emblem, "M 0 0\nL 1000 0\nL 1000 1000\nL 0 1000\nZ\n");
    EXPECT_THROW(House{given}, std::runtime_error);
}

TEST_F(SiteWords, DoNotKeepTheSamplesFromBeingSet) {
    write(terms, "");
    House(folders()).try_samples();
}

}  // namespace
}  // namespace server

#include "server/signoff/seal/seal.h"

#include "tests/seal_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace server {
namespace {

using testing::HasSubstr;

TEST(Seal, FillsItsPlaceAndMovesNothing) {
    const SealHouse house;
    const std::string blank = tiny_report().save(), sealed = seal(blank, house.seal(), {}).bytes;
    ASSERT_EQ(sealed.size(), blank.size());
    const std::size_t range = blank.find("[ 0 2000000000"), contents = blank.find("/Contents <0") + 10;
    EXPECT_EQ(sealed.substr(0, range), blank.substr(0, range));
    EXPECT_EQ(sealed.substr(contents + 24'578), blank.substr(contents + 24'578));
}

TEST(Seal, IsValidForPdfsig) {
    const SealHouse house;
    const std::string said = house.pdfsig(seal(tiny_report().save(), house.seal(), {}).bytes);
    EXPECT_THAT(said, HasSubstr("Signature is Valid"));
    EXPECT_THAT(said, HasSubstr("Total document signed"));
    EXPECT_THAT(said, HasSubstr("ETSI.CAdES.detached"));
}

}  // namespace
}  // namespace server

#include "layout/value/near_name.h"

#include <gtest/gtest.h>

#include <string>

namespace layout {
namespace {

TEST(Distance, CountsWhatMustBeChanged) {
    EXPECT_EQ(distance_up_to_2("score", "score"), 0u);
    EXPECT_EQ(distance_up_to_2("quaters", "quarters"), 1u);
    EXPECT_EQ(distance_up_to_2("scroe", "score"), 1u);  // Two neighbours swapped.
    EXPECT_EQ(distance_up_to_2("nam", "names"), 2u);
    EXPECT_EQ(distance_up_to_2("", "no"), 2u);
}

TEST(Distance, StopsAtThree) {
    EXPECT_EQ(distance_up_to_2("name", "budget"), 3u);
    EXPECT_EQ(distance_up_to_2("n", "name"), 3u);
    EXPECT_EQ(distance_up_to_2(std::string(65, 'a'), std::string(65, 'a')), 3u);  // Longer than any known name.
}

}  // namespace
}  // namespace layout

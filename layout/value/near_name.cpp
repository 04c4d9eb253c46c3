#include "layout/value/near_name.h"

#include <algorithm>
#include <array>

namespace layout {

std::size_t distance_up_to_2(std::string_view a, std::string_view b) {
    constexpr std::size_t longest = 64, far = 3;
    if (a.size() > longest || b.size() > longest) return far;
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) >= far) return far;

    std::array<std::array<std::size_t, longest + 1>, 3> rows{};  // Of the table, the last three.
    for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto &row = rows[i % 3], &above = rows[(i + 2) % 3], &two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], two_above[j - 2] + 1);
        }
    }
    return std::min(rows[a.size() % 3][b.size()], far);
}

}  // namespace layout

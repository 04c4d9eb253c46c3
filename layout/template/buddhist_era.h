// The years that Thai documents count.

#pragma once

namespace layout {

inline constexpr int buddhist_era = 543;  // Year of the Buddhist era = common era + 543.

}  // namespace layout

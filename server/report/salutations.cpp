#include "server/report/salutations.h"

#include <algorithm>
#include <array>

namespace server {

namespace {

struct Pair {
    std::string_view salutation, closing;
};

constexpr std::array pairs{
    Pair{ordinary_salutation, "ขอแสดงความนับถือ"},
    Pair{high_salutation, "ขอแสดงความนับถืออย่างยิ่ง"},
    Pair{"นมัสการ", "ขอนมัสการด้วยความเคารพ"},
    Pair{"นมัสการ", "ขอนมัสการด้วยความเคารพอย่างสูง"},
    Pair{"นมัสการ", "ขอนมัสการด้วยความเคารพอย่างยิ่ง"},
};

// The ombudsmen by the name of 2541 and by today's.
constexpr std::array<std::string_view, 16> high_offices{
    "ประธานองคมนตรี", "นายกรัฐมนตรี", "ประธานรัฐสภา", "ประธานสภาผู้แทนราษฎร", "ประธานวุฒิสภา", "ประธานศาลฎีกา",
    "รัฐบุรุษ", "ประธานศาลรัฐธรรมนูญ", "ประธานศาลปกครองสูงสุด", "ประธานกรรมการการเลือกตั้ง",
    "ประธานกรรมการสิทธิมนุษยชนแห่งชาติ", "ประธานกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ",
    "ประธานกรรมการตรวจเงินแผ่นดิน", "ผู้ตรวจการแผ่นดินของรัฐสภา", "ประธานผู้ตรวจการแผ่นดิน", "ผู้ตรวจการแผ่นดิน"};

}  // namespace

bool is_known_salutation(std::string_view salutation) {
    return std::any_of(pairs.begin(), pairs.end(), [&](const Pair& pair) { return pair.salutation == salutation; });
}

bool is_pair(std::string_view salutation, std::string_view closing) {
    bool known = false;
    for (const Pair& pair : pairs) {
        if (pair.salutation == salutation && pair.closing == closing) return true;
        known = known || pair.salutation == salutation || pair.closing == closing;
    }
    return !known;
}

std::string_view high_office(std::string_view to) {
    for (const std::string_view office : high_offices) {
        const bool whole = to.size() == office.size() || (to.size() > office.size() && (to[office.size()] == ' ' || to[office.size()] == '('));
        if (to.starts_with(office) && whole) return office;
    }
    return {};
}

}  // namespace server

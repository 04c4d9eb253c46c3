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

// The bodies of the annex whose chairs are addressed so, in full and in short.
constexpr std::array<std::string_view, 10> high_bodies{
    "การเลือกตั้ง", "กกต.", "ก.ก.ต.", "สิทธิมนุษยชน", "กสม.", "ป้องกันและปราบปรามการทุจริตแห่งชาติ", "ป.ป.ช.", "ปปช.", "ตรวจเงินแผ่นดิน", "คตง."};

bool begins_after(std::string_view text, std::string_view start, std::string_view then) {
    if (!text.starts_with(start)) return false;
    text.remove_prefix(start.size());
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return text.starts_with(then);
}

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

bool may_be_high_office(std::string_view to) {
    // An independent organ of the constitution since B.E. 2550, after the annex.
    if (to.starts_with("อัยการสูงสุด")) return true;
    for (const std::string_view body : high_bodies)
        for (const std::string_view chair : {"ประธาน", "ประธานกรรมการ", "ประธานคณะกรรมการ"})
            if (begins_after(to, chair, body)) return true;
    for (const std::string_view before : {" ", "ท่าน", "ฯพณฯ"})
        for (std::size_t at = to.find(before); at != std::string_view::npos; at = to.find(before, at + 1))
            if (!high_office(to.substr(at + before.size())).empty()) return true;
    return false;
}

}  // namespace server

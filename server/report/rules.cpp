#include "server/report/rules.h"

#include "server/report/letter_rules.h"

namespace server {

bool knows_rules(std::string_view rules) { return rules == "memo" || rules == "external-letter"; }

layout::Problems check_rules(std::string_view rules, const layout::Value& document) {
    const layout::Value* letter = document.find("letter");
    if (letter == nullptr || !letter->is_object()) return {};
    return check_letter(*letter, rules == "memo" ? LetterKind::memo : LetterKind::external);
}

}  // namespace server

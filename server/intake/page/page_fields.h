// The lines above an indicator page's sections: title, fields, the bare number.

#pragma once

#include "server/intake/page/page_finding.h"
#include "server/intake/page/page_parts.h"

#include <optional>
#include <string>
#include <utility>

namespace server {

struct PageReview {
    std::size_t quarter = 0;  // 1 to 4.
    std::string score;        // "": not scored yet.
};

struct PageFields {
    std::optional<PageTitle> title;
    std::optional<std::string> unit;            // Of the target, else of the result.
    std::optional<std::string> target, result;  // "": the label stands there with nothing behind it.
    std::optional<std::string> type, level;     // As in bma-indicator/1.
    std::optional<std::string> page_flag;
    std::optional<PageReview> review;
    std::string last;      // The member that the last line gave.
    bool any = false;      // Was there any field at all?
    PageFindings findings;
    PageLines unknown;     // Also told among the findings.
};

// Reads the top of a page. Fields that stand below a heading instead, and not above, are taken
// out of `parts` and read too, when they are unmistakable.
PageFields read_fields(PageParts& parts);

}  // namespace server

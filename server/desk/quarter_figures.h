// The figures of a quarter's drafts: what a table of them shows, and what one that came back changes.

#pragma once

#include "server/desk/screen.h"
#include "server/intake/sheet/figures_sheet.h"

#include <map>
#include <string>
#include <vector>

namespace server {

struct DraftFigures {
    Report report;
    layout::Value document;
};

// The office's reports of that quarter which the caller may change now, by the indicator's code.
using QuarterFigures = std::map<std::string, DraftFigures>;
QuarterFigures figures_of_quarter(const Visit& visit, const Quarter& quarter);

Sheet sheet_of(const QuarterFigures& figures);

// The changes, held against the drafts as they are.
layout::Result<SheetComparison> compare_with(const QuarterFigures& figures, std::string_view table);
// Names these very changes of these very versions: whoever confirms it has seen them.
std::string digest_of(const QuarterFigures& figures, const SheetComparison& comparison);

// Makes all of the changes or none. What cannot be printed is refused by the indicator's code.
struct CodeProblem {
    std::string code, text;
};
std::vector<CodeProblem> apply_all(const Visit& visit, const QuarterFigures& figures, const SheetComparison& comparison);

}  // namespace server

// Pages in, PDF bytes out.

#pragma once

#include "layout/cpu_budget.h"
#include "layout/facts.h"
#include "layout/page.h"

#include <stdexcept>
#include <string>

namespace layout {

// libharu or a font refused: our fault, never the sender's.
struct PdfError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Deterministic: the same pages and facts give the same bytes, whatever the clock, locale,
// time zone, working directory or number of threads. Every number is checked to be finite
// before it is written. Throws PdfError, and CpuBudgetSpent.
std::string write_pdf(const Pages& pages, const Facts& facts, const CpuBudget& budget = {});

}  // namespace layout

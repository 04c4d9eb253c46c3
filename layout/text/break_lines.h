// Chooses where a paragraph's lines end: the whole paragraph at once (total fit).

#pragma once

#include "layout/measure.h"
#include "layout/text/break_opportunities.h"

#include <cstddef>
#include <vector>

namespace layout {

// One cluster, as far as line breaking cares.
struct Unit {
    Pt width;
    bool space = false;      // May be widened; hangs at a line's end.
    bool gap_after = false;  // A gap may open between this cluster and the next one of its line.
    Penalty break_after = forbidden_break;
};

// How far a line may be stretched. Spaces first, then spaces and clusters together; what does
// not suffice leaves the line ragged. Gaps beyond `free_gap` make pdftotext invent spaces,
// so such lines carry /ActualText.
struct Stretch {
    double space = 0.5;      // Of a space's own width: to 1.5 times, before any gap opens.
    // Then a space opens by so many gaps. With 3, a space of Laksaman is as wide as its ก
    // (0.58 em, W3C's small space) when the gaps are 0.04 em.
    double space_gaps = 3;
    double free_gap = 0.02;  // In em.
    double most_gap = 0.06;  // In em; 0.06 is also what a clerk's eye still accepts.
    // A line may be set tighter by this share of its spaces. Never between clusters: the least
    // step back makes pdftotext begin a new word.
    double shrink = 0.08;
};

struct Measure {
    Pt first, rest;  // Widths of the first line and of the others.
    bool justified = false;
    Pt em;           // Of the paragraph's type, for gaps.
    Stretch stretch;
};

struct FittedLine {
    std::size_t begin = 0, end = 0;  // Units; lines touch and cover the paragraph.
    std::size_t ink_end = 0;         // Without the spaces that hang at the end.
    Pt width;                        // Natural, of [begin, ink_end).
    Pt space_extra, gap_extra;       // Added to each inner space, and after each unit with a gap (spaces too).
    bool loose = false;              // Justified text that could not be stretched enough: ragged.

    friend bool operator==(const FittedLine&, const FittedLine&) = default;
};

// Where a line would have ended had the next one been begun elsewhere, and what that would
// have cost the paragraph more (in penalties squared).
struct RunnerUp {
    std::size_t end = 0;  // Unit; the line's own end when there was no other way.
    double cost = 0;
};

struct Fitted {
    std::vector<FittedLine> lines;
    std::vector<RunnerUp> runners_up;  // One a line.
    // When a stretch of units without a break is wider than a line: its first unit and the
    // one after its last, and no lines.
    std::size_t overfull_begin = 0, overfull_end = 0;
};

// No units, no lines. The last unit must order a break (break_opportunities does).
Fitted break_lines(const std::vector<Unit>& units, const Measure& measure);

}  // namespace layout

#include "layout/text/break_lines.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

namespace layout {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double rounding = 1e-6;     // Points.
constexpr double line_cost = 10;     // Of any line: fewer lines win when all else is equal (as TeX's \linepenalty).
constexpr double space_cost = 2;     // Of spaces as wide, or as tight, as they may be before gaps open. Gaps at their limit cost 100.
constexpr double loose_cost = 2000;  // Of a justified line that stays ragged, and more for what it lacks:
constexpr double torn_cost = 8000;   // as a share of the line. Dearer than a weak seam, cheaper than ICU's word alone.
constexpr double short_end_cost = 1000;  // Of a last line that holds next to nothing.
constexpr double short_end = 3;         // In em: about one short word.

// What stands before a place of the paragraph; a line's measures are differences.
struct Sums {
    double width = 0, space_width = 0;
    int spaces = 0, gaps = 0;
};

double square(double x) { return x * x; }
double cube(double x) { return x * x * x; }

// What opens in a line to fill it.
struct Opened {
    double spaces = 0;  // Share of what spaces give before gaps open, 0 to 1.
    double gap = 0;     // In points; a space opens by more than one of them as well.
    bool filled = false;
};

// How open a line looks. Lines that differ by two classes do not stand well together.
constexpr std::size_t fitnesses = 4;  // Spaces alone; gaps to 0.02 em; to 0.04 em; beyond, or ragged.
constexpr double step_cost = 60;      // Squared, of neighbours that differ so (a third of TeX's \adjdemerits).

// One way to a place, by the fitness of its last line.
struct Way {
    double cost = never;
    std::uint32_t before = 0, before_fitness = 0;  // The node and way that its last line begins at.
};

// The best way to a place, and the best of those whose last line begins elsewhere.
struct Best {
    double cost = never, other_cost = never;
    std::uint32_t before = 0, other = 0;  // Nodes.

    // Each node once.
    void take(std::uint32_t node, double way_cost) {
        if (way_cost <= cost) {
            other = before, other_cost = cost;
            before = node, cost = way_cost;
        } else if (way_cost < other_cost) {
            other = node, other_cost = way_cost;
        }
    }
};

// A place where a line may end.
struct Node {
    std::size_t end = 0, ink_end = 0;  // The units' spaces between the two hang.
    Penalty penalty = 0;
    bool ordered = false;
    Sums as_begin, as_end;   // At `end`; at `ink_end`, whose last unit opens no gap.
    std::array<Way, fitnesses> ways;
};

std::vector<Node> nodes_of(const std::vector<Unit>& units) {
    std::vector<Node> nodes;
    const auto ends = std::count_if(units.begin(), units.end(), [](const Unit& unit) { return unit.break_after != forbidden_break; });
    nodes.reserve(1 + static_cast<std::size_t>(ends));
    nodes.emplace_back();
    nodes[0].ordered = true;
    nodes[0].ways[0].cost = 0;
    Sums now, ink;
    std::size_t ink_end = 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const Unit& unit = units[i];
        if (!unit.space) ink_end = i + 1, ink = now;
        now.width += unit.width.value;
        if (unit.space) now.space_width += unit.width.value, ++now.spaces;
        if (!unit.space) ink.width = now.width;
        if (unit.gap_after) ++now.gaps;
        if (unit.break_after == forbidden_break) continue;
        const bool ordered = unit.break_after == ordered_break;
        nodes.push_back({i + 1, ink_end, ordered ? Penalty{0} : unit.break_after, ordered, now, ink, {}});
    }
    return nodes;
}

class Fit {
public:
    Fit(const std::vector<Unit>& units, const Measure& measure) : measure_(measure), nodes_(nodes_of(units)), best_(nodes_.size()) {
        best_[0].cost = 0;
    }

    Fitted run() {
        for (std::size_t j = 1; j < nodes_.size(); ++j) reach(j);
        if (best_.back().cost == never) return overfull();
        const auto& ways = nodes_.back().ways;
        auto fitness = static_cast<std::uint32_t>(
            std::min_element(ways.begin(), ways.end(), [](const Way& a, const Way& b) { return a.cost < b.cost; }) - ways.begin());
        Fitted all;
        std::size_t below = 0;  // The node that the line below ends at.
        double below_cost = 0;
        for (std::size_t j = nodes_.size() - 1; j > 0;) {
            const Way& way = nodes_[j].ways[fitness];
            all.lines.push_back(fitted(way.before, j));
            all.runners_up.push_back(below == 0 ? RunnerUp{nodes_[j].end, 0} : runner_up(j, below, below_cost));
            below = j, below_cost = way.cost;
            j = way.before;
            fitness = way.before_fitness;
        }
        std::reverse(all.lines.begin(), all.lines.end());
        std::reverse(all.runners_up.begin(), all.runners_up.end());
        return all;
    }

private:
    // Of a line that ends at node j: another end for it, given the line below and its way.
    RunnerUp runner_up(std::size_t j, std::size_t below, double below_cost) const {
        const Best& best = best_[below];
        const bool chosen = best.before == j;
        const double cost = chosen ? best.other_cost : best.cost;
        if (cost == never) return {nodes_[j].end, 0};
        return {nodes_[chosen ? best.other : best.before].end, std::max(0.0, cost - below_cost)};
    }

    // The line from node i to node j.
    struct Line {
        double width = 0, slack = 0, space_width = 0;
        int spaces = 0, gaps = 0;
        bool empty = false;  // Nothing but spaces.
    };

    Line line_of(std::size_t i, std::size_t j) const {
        const Sums &begin = nodes_[i].as_begin, &end = nodes_[j].as_end;
        const double measure = (i == 0 ? measure_.first : measure_.rest).value;
        if (nodes_[j].ink_end <= nodes_[i].end) return {0, measure, 0, 0, 0, true};
        const double width = end.width - begin.width;
        return {width, measure - width, end.space_width - begin.space_width, end.spaces - begin.spaces, end.gaps - begin.gaps, false};
    }

    // Tries every line that ends at node j, the longest first. Whatever is too long for one
    // end is so for all later ones, and a line stretched too far stays so when it begins later.
    void reach(std::size_t j) {
        while (first_ < j && too_long(line_of(first_, j))) ++first_;
        const bool stretches = measure_.justified && !nodes_[j].ordered;
        const Best& best = best_[j];
        double least_own = square(line_cost) + square(nodes_[j].penalty);  // Of any line.
        for (std::uint32_t i = first_; i < j; ++i) {
            // A way that costs more than another by a step will not be chosen, whatever follows.
            if (best_[i].cost == never || best_[i].cost + least_own > std::max(best.cost + square(step_cost), best.other_cost)) continue;
            const Line line = line_of(i, j);
            if (line.slack + give(line) < -rounding) continue;  // The first line's own measure.
            const Opened opened = stretches ? open(line) : Opened{0, 0, true};
            const double own = cost_of(i, j, line, opened);
            offer(i, j, own, fitness_of(opened));
            // A line that begins later is more open still; the first line has a measure of its own.
            if (i > 0 && line.slack >= 0 && !nodes_[j].ordered) least_own = std::max(least_own, own - rounding * own);
        }
        if (nodes_[j].ordered) first_ = static_cast<std::uint32_t>(j);
    }

    bool too_long(const Line& line) const {
        return line.width - give(line) > std::max(measure_.first, measure_.rest).value + rounding;
    }

    void offer(std::uint32_t i, std::size_t j, double own, std::uint32_t fitness) {
        Way& way = nodes_[j].ways[fitness];
        double least = never;
        for (std::uint32_t f = 0; f < fitnesses; ++f) {
            if (nodes_[i].ways[f].cost == never) continue;
            const bool clash = i > 0 && !nodes_[j].ordered && (f > fitness ? f - fitness : fitness - f) > 1;
            const double cost = nodes_[i].ways[f].cost + own + (clash ? square(step_cost) : 0);
            // Of two that cost the same the later: spaces hang, none begins a line.
            if (cost < way.cost || (cost == way.cost && i > way.before)) way = {cost, i, f};
            least = std::min(least, cost);
        }
        best_[j].take(i, least);
    }

    double cost_of(std::size_t i, std::size_t j, const Line& line, const Opened& opened) const {
        double badness = 0;
        if (nodes_[j].ordered) {
            badness = !nodes_[i].ordered && line.width < short_end * measure_.em.value ? short_end_cost : 0;
        } else if (measure_.justified) {
            badness = line.slack < 0 ? space_cost * cube(-line.slack / (give(line) + 1e-9)) : openness(line, opened);
        } else {
            badness = 100 * cube(line.slack / (0.3 * measure_.rest.value));
        }
        return square(line_cost + badness) + square(nodes_[j].penalty);
    }

    double openness(const Line& line, const Opened& opened) const {
        if (!opened.filled) return loose_cost + torn_cost * line.slack / measure_.rest.value;
        return space_cost * cube(opened.spaces) + 100 * cube(opened.gap / most_gap());
    }

    std::uint32_t fitness_of(const Opened& opened) const {
        if (!opened.filled) return 3;
        const double gap = opened.gap / measure_.em.value;
        return gap <= 0 ? 0 : gap <= 0.02 ? 1 : gap <= 0.04 ? 2 : 3;
    }

    double most_gap() const { return measure_.stretch.most_gap * measure_.em.value; }

    // How much a line can be tightened; only justified lines are.
    double give(const Line& line) const { return measure_.justified ? measure_.stretch.shrink * line.space_width : 0; }

    // What opens in a line to take up its slack.
    Opened open(const Line& line) const {
        if (line.empty) return {0, 0, false};
        if (line.slack <= 0) return {0, 0, true};
        const double spaces_room = measure_.stretch.space * line.space_width;
        if (line.slack <= spaces_room) return {line.slack / spaces_room, 0, true};
        const double places = line.gaps + measure_.stretch.space_gaps * line.spaces;
        const double rest = line.slack - spaces_room;
        if (places <= 0) return {1, 0, rest < rounding};
        return {1, rest / places, rest <= places * most_gap() + rounding};
    }

    FittedLine fitted(std::size_t i, std::size_t j) const {
        const Line line = line_of(i, j);
        const std::size_t begin = nodes_[i].end;
        FittedLine fitted{begin, nodes_[j].end, std::max(begin, nodes_[j].ink_end), {line.width}, {}, {}, false};
        if (line.empty) return fitted;
        if (line.slack < 0) fitted.space_extra = {line.slack / std::max(line.spaces, 1)};
        else if (measure_.justified && !nodes_[j].ordered) stretch(fitted, line);
        return fitted;
    }

    void stretch(FittedLine& fitted, const Line& line) const {
        const Opened opened = open(line);
        fitted.loose = !opened.filled;
        if (fitted.loose) return;
        fitted.gap_extra = {opened.gap};
        if (line.spaces == 0) return;
        const Stretch& stretch = measure_.stretch;
        fitted.space_extra = {opened.spaces * stretch.space * line.space_width / line.spaces + stretch.space_gaps * opened.gap};
    }

    // The first stretch that no line can hold.
    Fitted overfull() const {
        Fitted fitted;
        for (std::size_t j = 1; j < nodes_.size(); ++j) {
            if (best_[j].cost < never) continue;
            fitted.overfull_begin = nodes_[j - 1].end;
            fitted.overfull_end = nodes_[j].ink_end;
            break;
        }
        return fitted;
    }

    const Measure& measure_;
    std::vector<Node> nodes_;
    std::vector<Best> best_;     // Of each node.
    std::uint32_t first_ = 0;  // The first node that a line may still begin at.
};

}  // namespace

Fitted break_lines(const std::vector<Unit>& units, const Measure& measure) {
    if (units.empty()) return {};
    return Fit(units, measure).run();
}

}  // namespace layout

#include "layout/text/break_lines.h"

#include <algorithm>
#include <array>
#include <limits>

namespace layout {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double line_cost = 10;     // Of any line: fewer lines win when all else is equal (as TeX's \linepenalty).
constexpr double space_cost = 2;     // Of spaces as wide, or as tight, as they may be before gaps open. Gaps at their limit cost 100.
constexpr double loose_cost = 2000;  // Of a justified line that stays ragged, and more for what it lacks:
constexpr double torn_cost = 8000;   // as a share of the line. Dearer than a weak seam, cheaper than ICU's word alone.
constexpr double short_end_cost = 1000;  // Of a last line that holds next to nothing.
constexpr double short_end = 3;         // In em: about one short word.

// Sums over the units before each index, so that a line's measures are differences.
struct Sums {
    explicit Sums(const std::vector<Unit>& units)
        : width(units.size() + 1), space_width(units.size() + 1), spaces(units.size() + 1), gaps(units.size() + 1) {
        for (std::size_t i = 0; i < units.size(); ++i) {
            const Unit& unit = units[i];
            width[i + 1] = width[i] + unit.width.value;
            space_width[i + 1] = space_width[i] + (unit.space ? unit.width.value : 0);
            spaces[i + 1] = spaces[i] + (unit.space ? 1 : 0);
            gaps[i + 1] = gaps[i] + (unit.gap_after ? 1 : 0);
        }
    }
    std::vector<double> width, space_width;
    std::vector<int> spaces, gaps;
};

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
    std::size_t before = 0, before_fitness = 0;    // The node and way that its last line begins at.
    std::size_t other = 0;                         // The best other node it could begin at,
    double other_cost = never;                     // and what the way would cost then.
};

// A place where a line may end.
struct Node {
    std::size_t end = 0, ink_end = 0;
    Penalty penalty = 0;
    bool ordered = false;
    std::array<Way, fitnesses> ways;

    bool reached() const {
        return std::any_of(ways.begin(), ways.end(), [](const Way& way) { return way.cost < never; });
    }
};

class Fit {
public:
    Fit(const std::vector<Unit>& units, const Measure& measure) : measure_(measure), sums_(units) {
        nodes_.push_back({0, 0, 0, true, {}});
        nodes_[0].ways[0].cost = 0;
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (units[i].break_after == forbidden_break) continue;
            std::size_t ink = i + 1;
            while (ink > 0 && units[ink - 1].space) --ink;
            const bool ordered = units[i].break_after == ordered_break;
            nodes_.push_back({i + 1, ink, ordered ? Penalty{0} : units[i].break_after, ordered, {}});
        }
    }

    Fitted run() {
        for (std::size_t j = 1; j < nodes_.size(); ++j) reach(j);
        if (!nodes_.back().reached()) return overfull();
        const auto& ways = nodes_.back().ways;
        std::size_t fitness = static_cast<std::size_t>(
            std::min_element(ways.begin(), ways.end(), [](const Way& a, const Way& b) { return a.cost < b.cost; }) - ways.begin());
        Fitted fitted;
        const Way* next = nullptr;  // Of the line below.
        for (std::size_t j = nodes_.size() - 1; j > 0;) {
            const Way& way = nodes_[j].ways[fitness];
            fitted.lines.push_back(line(way.before, j));
            const bool other = next != nullptr && next->other_cost < never;
            fitted.runners_up.push_back(other ? RunnerUp{nodes_[next->other].end, next->other_cost - next->cost}
                                              : RunnerUp{nodes_[j].end, 0});
            next = &way;
            j = way.before;
            fitness = way.before_fitness;
        }
        std::reverse(fitted.lines.begin(), fitted.lines.end());
        std::reverse(fitted.runners_up.begin(), fitted.runners_up.end());
        return fitted;
    }

private:
    Pt measure_from(std::size_t i) const { return i == 0 ? measure_.first : measure_.rest; }

    double width_of(std::size_t begin, std::size_t ink_end) const {
        return ink_end > begin ? sums_.width[ink_end] - sums_.width[begin] : 0;
    }

    // Tries every line that ends at node j. Lines only get longer backwards, so the first
    // that is wider than both measures ends the search; so does an ordered break.
    void reach(std::size_t j) {
        constexpr double rounding = 1e-6;
        const double widest = std::max(measure_.first, measure_.rest).value + rounding;
        for (std::size_t i = j; i-- > 0;) {
            const double width = width_of(nodes_[i].end, nodes_[j].ink_end);
            if (width - give(i, j) > widest) break;
            if (width - give(i, j) <= measure_from(i).value + rounding) offer(i, j, width);
            if (nodes_[i].ordered) break;
        }
    }

    void offer(std::size_t i, std::size_t j, double width) {
        if (!nodes_[i].reached()) return;
        const double slack = measure_from(i).value - width, own = cost_of(i, j, slack);
        const std::size_t fitness = fitness_of(i, j, slack);
        Way& way = nodes_[j].ways[fitness];
        for (std::size_t f = 0; f < fitnesses; ++f) {
            if (nodes_[i].ways[f].cost == never) continue;
            const bool clash = i > 0 && !nodes_[j].ordered && (f > fitness ? f - fitness : fitness - f) > 1;
            const double cost = nodes_[i].ways[f].cost + own + (clash ? step_cost * step_cost : 0);
            if (cost < way.cost) {
                if (way.cost < never && way.before != i) way.other = way.before, way.other_cost = way.cost;
                way.cost = cost, way.before = i, way.before_fitness = f;
            } else if (i != way.before && cost < way.other_cost) {
                way.other = i, way.other_cost = cost;
            }
        }
    }

    double cost_of(std::size_t i, std::size_t j, double slack) const {
        const double penalty = nodes_[j].penalty;
        double badness = 0;
        if (nodes_[j].ordered) {
            const double width = measure_from(i).value - slack;
            badness = !nodes_[i].ordered && width < short_end * measure_.em.value ? short_end_cost : 0;
        } else if (measure_.justified) {
            badness = slack < 0 ? space_cost * cube(-slack / (give(i, j) + 1e-9)) : openness(opened(i, j, slack), slack);
        } else {
            badness = 100 * cube(slack / (0.3 * measure_.rest.value));
        }
        return (line_cost + badness) * (line_cost + badness) + penalty * penalty;
    }

    double openness(const Opened& opened, double slack) const {
        if (!opened.filled) return loose_cost + torn_cost * slack / measure_.rest.value;
        return space_cost * cube(opened.spaces) + 100 * cube(opened.gap / most_gap());
    }

    std::size_t fitness_of(std::size_t i, std::size_t j, double slack) const {
        if (!measure_.justified || nodes_[j].ordered || slack <= 0) return 0;
        const Opened here = opened(i, j, slack);
        const double gap = here.gap / measure_.em.value;
        return !here.filled ? 3 : gap <= 0 ? 0 : gap <= 0.02 ? 1 : gap <= 0.04 ? 2 : 3;
    }

    double most_gap() const { return measure_.stretch.most_gap * measure_.em.value; }

    // What opens in the line from node i to node j to take up its slack.
    Opened opened(std::size_t i, std::size_t j, double slack) const {
        const std::size_t begin = nodes_[i].end, end = nodes_[j].ink_end;
        if (end <= begin) return {0, 0, false};
        const double spaces_room = measure_.stretch.space * (sums_.space_width[end] - sums_.space_width[begin]);
        if (slack <= spaces_room) return {spaces_room > 0 ? slack / spaces_room : 0, 0, true};
        const double places = gaps(begin, end) + measure_.stretch.space_gaps * spaces(begin, end);
        const double gap = places > 0 ? (slack - spaces_room) / places : 0;
        const bool filled = places > 0 || slack - spaces_room < 1e-6;
        return {1, gap, filled && gap <= most_gap() + 1e-9};
    }

    // How much it can be tightened; only justified lines are.
    double give(std::size_t i, std::size_t j) const {
        const std::size_t begin = nodes_[i].end, end = nodes_[j].ink_end;
        if (!measure_.justified || end <= begin) return 0;
        const double spaces = sums_.space_width[end] - sums_.space_width[begin];
        return measure_.stretch.shrink * spaces;
    }

    // Places inside a line where a gap may open: not after its last unit.
    int gaps(std::size_t begin, std::size_t end) const { return sums_.gaps[end - 1] - sums_.gaps[begin]; }
    int spaces(std::size_t begin, std::size_t end) const { return sums_.spaces[end] - sums_.spaces[begin]; }

    FittedLine line(std::size_t i, std::size_t j) const {
        const std::size_t begin = nodes_[i].end, end = nodes_[j].ink_end;
        FittedLine line{begin, nodes_[j].end, std::max(begin, end), {width_of(begin, end)}, {}, {}, false};
        const double slack = measure_from(i).value - line.width.value;
        if (slack < 0 && end > begin) line.space_extra = {slack / std::max(spaces(begin, end), 1)};
        else if (measure_.justified && !nodes_[j].ordered && end > begin) stretch(line, opened(i, j, slack));
        return line;
    }

    void stretch(FittedLine& line, const Opened& opened) const {
        line.loose = !opened.filled;
        if (line.loose) return;
        line.gap_extra = {opened.gap};
        const int count = spaces(line.begin, line.ink_end);
        if (count == 0) return;
        const double width = sums_.space_width[line.ink_end] - sums_.space_width[line.begin];
        line.space_extra = {opened.spaces * measure_.stretch.space * width / count + measure_.stretch.space_gaps * opened.gap};
    }

    // The first stretch that no line can hold.
    Fitted overfull() const {
        Fitted fitted;
        for (std::size_t j = 1; j < nodes_.size(); ++j) {
            if (nodes_[j].reached()) continue;
            fitted.overfull_begin = nodes_[j - 1].end;
            fitted.overfull_end = nodes_[j].ink_end;
            break;
        }
        return fitted;
    }

    const Measure& measure_;
    const Sums sums_;
    std::vector<Node> nodes_;
};

}  // namespace

Fitted break_lines(const std::vector<Unit>& units, const Measure& measure) {
    if (units.empty()) return {};
    return Fit(units, measure).run();
}

}  // namespace layout

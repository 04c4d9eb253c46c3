#include "layout/block/fit_to_ink.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace layout {
namespace {

struct Extent {
    double least = std::numeric_limits<double>::infinity(), most = -least;

    void hold(double value) { least = std::min(least, value), most = std::max(most, value); }
    double size() const { return most - least; }
};

// Where a cubic Bézier turns round along one axis: the zeros of its derivative inside (0, 1).
void hold_curve(double p0, double p1, double p2, double p3, Extent& extent) {
    const double a = p3 - 3 * p2 + 3 * p1 - p0, b = 2 * (p2 - 2 * p1 + p0), c = p1 - p0;
    const auto hold_at = [&](double t) {
        if (!(t > 0 && t < 1)) return;
        const double s = 1 - t;
        extent.hold(s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3);
    };
    extent.hold(p3);
    if (std::abs(a) < 1e-9) return hold_at(-c / b);  // No zero when b is 0 as well: not in (0, 1).
    const double root = std::sqrt(b * b - 4 * a * c);  // NaN when it never turns.
    hold_at((-b + root) / (2 * a));
    hold_at((-b - root) / (2 * a));
}

}  // namespace

Path fit_to_ink(Path path) {
    Extent x, y;
    double here_x = 0, here_y = 0;
    for (const Path::Segment& s : path.segments) {
        using enum Path::Segment::Verb;
        if (s.verb == close) continue;
        if (s.verb == curve) {
            hold_curve(here_x, s.x1, s.x2, s.x, x);
            hold_curve(here_y, s.y1, s.y2, s.y, y);
        } else {
            x.hold(s.x);
            y.hold(s.y);
        }
        here_x = s.x, here_y = s.y;
    }
    if (!(x.size() > 0) || !(y.size() > 0)) return path;
    const double scale = 1000 / y.size();
    const auto fit_x = [&](double v) { return (v - x.least) * scale; };
    const auto fit_y = [&](double v) { return (v - y.least) * scale; };
    for (auto& s : path.segments) s = {s.verb, fit_x(s.x1), fit_y(s.y1), fit_x(s.x2), fit_y(s.y2), fit_x(s.x), fit_y(s.y)};
    path.width = x.size() * scale;
    path.height = 1000;
    return path;
}

}  // namespace layout

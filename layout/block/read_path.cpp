#include "layout/block/read_path.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <optional>
#include <stdexcept>

namespace layout {
namespace {

using Verb = Path::Segment::Verb;

bool is_finite(const Path::Segment& s) {
    const double all[] = {s.x1, s.y1, s.x2, s.y2, s.x, s.y};
    return std::all_of(std::begin(all), std::end(all), [](double v) { return std::isfinite(v); });
}

// Reads commands and numbers of SVG path data (SVG 1.1, 8.3) or of path lines; M L H V C S Z
// in both cases, which is what drawing programs write for outlines.
class PathReader {
public:
    PathReader(std::string_view data, std::string_view name, std::size_t first_line)
        : data_(data), name_(name), line_(first_line) {}

    std::vector<Path::Segment> read() {
        char command = 0;
        while (skip(), at_ < data_.size()) {
            if (std::string_view("MmLlHhVvCcSsZz").find(data_[at_]) != std::string_view::npos) command = data_[at_++];
            else if (command == 0 || command == 'Z' || command == 'z') fail("a drawing command was expected");
            apply(command);
            if (!is_finite(segments_.back())) fail("a coordinate is beyond measure");
            if (command == 'M') command = 'L';
            if (command == 'm') command = 'l';
        }
        if (segments_.empty()) fail("the path is empty");
        return std::move(segments_);
    }

private:
    struct Point { double x = 0, y = 0; };

    void apply(char command) {
        const bool relative = command >= 'a';
        switch (relative ? static_cast<char>(command - 'a' + 'A') : command) {
            case 'M': begin_ = here_ = point(relative); add(Verb::move); break;
            case 'L': need_start(); here_ = point(relative); add(Verb::line); break;
            case 'H': need_start(); here_.x = number() + (relative ? here_.x : 0); add(Verb::line); break;
            case 'V': need_start(); here_.y = number() + (relative ? here_.y : 0); add(Verb::line); break;
            case 'C': { need_start(); const Point a = point(relative), b = point(relative); curve(a, b, point(relative)); break; }
            case 'S': { need_start(); const Point a = reflected(), b = point(relative); curve(a, b, point(relative)); break; }
            default: need_start(); segments_.push_back({Verb::close}); here_ = begin_; break;
        }
    }

    void add(Verb verb) { segments_.push_back({verb, 0, 0, 0, 0, here_.x, here_.y}); }

    void curve(Point a, Point b, Point end) {
        segments_.push_back({Verb::curve, a.x, a.y, b.x, b.y, end.x, end.y});
        here_ = end;
    }

    Point reflected() const {
        const bool smooth = !segments_.empty() && segments_.back().verb == Verb::curve;
        if (!smooth) return here_;
        return {2 * here_.x - segments_.back().x2, 2 * here_.y - segments_.back().y2};
    }

    void need_start() const {
        if (segments_.empty()) fail("a path begins with M");
    }

    Point point(bool relative) {
        const double x = number(), y = number();
        return relative ? Point{here_.x + x, here_.y + y} : Point{x, y};
    }

    double number() {
        skip();
        if (at_ < data_.size() && data_[at_] == '+') ++at_;
        double value = 0;
        const auto [end, error] = std::from_chars(data_.data() + at_, data_.data() + data_.size(), value);
        if (error != std::errc{} || !std::isfinite(value)) fail("a number was expected");
        at_ = static_cast<std::size_t>(end - data_.data());
        return value;
    }

    void skip() {
        for (; at_ < data_.size(); ++at_) {
            const char c = data_[at_];
            if (c == '\n') ++line_;
            if (c == '#') while (at_ + 1 < data_.size() && data_[at_ + 1] != '\n') ++at_;
            else if (c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != ',') return;
        }
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw std::runtime_error(std::string(name_) + ":" + std::to_string(line_) + ": " + what);
    }

    std::string_view data_, name_;
    std::size_t at_ = 0, line_;
    Point here_, begin_;
    std::vector<Path::Segment> segments_;
};

std::size_t line_of(std::string_view bytes, std::size_t at) {
    std::size_t line = 1;
    for (std::size_t i = 0; i < at; ++i) line += bytes[i] == '\n';
    return line;
}

[[noreturn]] void fail(std::string_view name, std::size_t line, const std::string& what) {
    throw std::runtime_error(std::string(name) + ":" + std::to_string(line) + ": " + what);
}

// The value of an attribute inside the tag that begins at `tag`.
std::optional<std::string_view> attribute(std::string_view bytes, std::size_t tag, std::string_view name) {
    const std::string_view inside = bytes.substr(tag, bytes.find('>', tag) - tag);
    for (std::size_t at = inside.find(name); at != std::string_view::npos; at = inside.find(name, at + 1)) {
        const std::size_t equals = at + name.size();
        const bool whole = at > 0 && std::string_view(" \t\r\n").find(inside[at - 1]) != std::string_view::npos;
        if (!whole || equals + 1 >= inside.size() || inside[equals] != '=') continue;
        const char quote = inside[equals + 1];
        const std::size_t end = inside.find(quote, equals + 2);
        if (end != std::string_view::npos) return inside.substr(equals + 2, end - equals - 2);
    }
    return std::nullopt;
}

// SVG's y runs down; ours up, and the height is 1000.
void to_own_space(Path& path, double left, double top, double width, double height) {
    const double scale = 1000 / height;
    const auto x = [&](double v) { return (v - left) * scale; };
    const auto y = [&](double v) { return (top + height - v) * scale; };
    for (auto& s : path.segments) s = {s.verb, x(s.x1), y(s.y1), x(s.x2), y(s.y2), x(s.x), y(s.y)};
    path.width = width * scale;
    path.height = 1000;
}

Path read_svg(std::string_view bytes, std::string_view name) {
    for (const char* drawing : {"<g", "<rect", "<circle", "<ellipse", "<line", "<poly", "<text", "<image", "<use", "<style"})
        if (const std::size_t at = bytes.find(drawing); at != std::string_view::npos)
            fail(name, line_of(bytes, at), std::string("only one filled <path> may draw, not ") + drawing + ">");
    const std::size_t svg = bytes.find("<svg"), tag = bytes.find("<path");
    if (tag == std::string_view::npos) fail(name, 1, "there is no <path>");
    if (const std::size_t more = bytes.find("<path", tag + 1); more != std::string_view::npos)
        fail(name, line_of(bytes, more), "there is a second <path>");
    const auto fill = attribute(bytes, tag, "fill");
    if (fill && *fill != "black" && *fill != "#000" && *fill != "#000000") fail(name, line_of(bytes, tag), "the emblem must be black");
    if (const auto rule = attribute(bytes, tag, "fill-rule"); rule && *rule != "nonzero")
        fail(name, line_of(bytes, tag), "fill-rule must be nonzero");
    for (const char* other : {"transform", "style", "stroke", "class"})
        if (attribute(bytes, tag, other)) fail(name, line_of(bytes, tag), std::string(other) + " is not supported");
    const auto data = attribute(bytes, tag, "d"), box = attribute(bytes, svg, "viewBox");
    if (!data || !box) fail(name, line_of(bytes, tag), "d or viewBox is missing");
    double sides[4] = {};
    const char* at = box->data();
    for (double& side : sides) {
        while (at < box->data() + box->size() && (*at == ' ' || *at == ',')) ++at;
        const auto [end, error] = std::from_chars(at, box->data() + box->size(), side);
        if (error != std::errc{} || !std::isfinite(side)) fail(name, line_of(bytes, svg), "viewBox must be four numbers");
        at = end;
    }
    if (!(sides[2] > 0) || !(sides[3] > 0)) fail(name, line_of(bytes, svg), "viewBox has no size");
    Path path{PathReader(*data, name, line_of(bytes, tag)).read()};
    to_own_space(path, sides[0], sides[1], sides[2], sides[3]);
    if (!std::isfinite(path.width) || !std::all_of(path.segments.begin(), path.segments.end(), is_finite))
        fail(name, line_of(bytes, svg), "the path's size is beyond measure");
    return path;
}

}  // namespace

Path read_path(std::string_view bytes, std::string_view name) {
    if (bytes.find("<svg") != std::string_view::npos) return read_svg(bytes, name);
    Path path{PathReader(bytes, name, 1).read()};
    double right = 0;
    for (const auto& s : path.segments)
        if (s.verb != Verb::close) right = std::max(right, s.x);
    if (right <= 0) fail(name, 1, "the path has no width");
    path.width = right;
    return path;
}

}  // namespace layout

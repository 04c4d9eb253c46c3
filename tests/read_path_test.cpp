#include "layout/block/read_path.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace layout {
namespace {

// "M0,0 L10,0 Z": the segments with their numbers.
std::string shown(const Path& path) {
    const auto number = [](double v) {
        std::string text = std::to_string(v);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
        return text == "-0" ? "0" : text;
    };
    std::string out;
    for (const auto& s : path.segments) {
        using enum Path::Segment::Verb;
        if (!out.empty()) out += ' ';
        out += s.verb == move ? "M" : s.verb == line ? "L" : s.verb == curve ? "C" : "Z";
        if (s.verb == curve) out += number(s.x1) + "," + number(s.y1) + "," + number(s.x2) + "," + number(s.y2) + ",";
        if (s.verb != close) out += number(s.x) + "," + number(s.y);
    }
    return out;
}

std::string refusal(std::string_view bytes) {
    try {
        read_path(bytes, "emblem.svg");
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "accepted";
}

// An SVG of 100 by 200 with this path data.
std::string svg(std::string_view data, std::string_view more = "") {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 200\">\n<path " + std::string(more) + " d=\"" +
           std::string(data) + "\"/>\n</svg>\n";
}

TEST(ReadPath, ReadsPathLines) {
    const Path path = read_path("# an emblem\nM 0 0\nL 500 0\nC 1 2 3 4 500 1000\nZ\n", "emblem.path");
    EXPECT_EQ(shown(path), "M0,0 L500,0 C1,2,3,4,500,1000 Z");
    EXPECT_EQ(path.width, 500);
    EXPECT_EQ(path.height, 1000);
}

TEST(ReadPath, TurnsAnSvgUprightAndMakesIt1000High) {
    const Path path = read_path(svg("M0 0 L100 0 L100 200 Z"), "emblem.svg");
    EXPECT_EQ(shown(path), "M0,1000 L500,1000 L500,0 Z");
    EXPECT_EQ(path.width, 500);
    EXPECT_EQ(path.height, 1000);
}

TEST(ReadPath, MovesTheViewBoxesCornerToZero) {
    EXPECT_EQ(shown(read_path("<svg viewBox='-10,-20 100 200'><path d='M-10 -20L90 180'/></svg>", "e")), "M0,1000 L500,0");
}

TEST(ReadPath, ReadsRelativeAndShortenedCommands) {
    EXPECT_EQ(shown(read_path("M10 10 20 20 h5 v-5 H0 V0 z m1 1 2 2", "e")),
              "M10,10 L20,20 L25,20 L25,15 L0,15 L0,0 Z M11,11 L13,13");
    EXPECT_EQ(shown(read_path("M0 0C1 2 3 4 5 6s1 1 2 2", "e")), "M0,0 C1,2,3,4,5,6 C7,8,6,7,7,8");
    EXPECT_EQ(shown(read_path("M1e1-2.5L+3,4", "e")), "M10,-2.5 L3,4");
}

TEST(ReadPath, RefusesWhatIsNoPathAndNamesTheLine) {
    EXPECT_EQ(refusal(""), "emblem.svg:1: the path is empty");
    EXPECT_EQ(refusal("# nothing\n"), "emblem.svg:2: the path is empty");
    EXPECT_EQ(refusal("L 1 1"), "emblem.svg:1: a path begins with M");
    EXPECT_EQ(refusal("M 0 0\nL 1\nZ"), "emblem.svg:3: a number was expected");
    EXPECT_EQ(refusal("M 0 0\nQ 1 1 2 2"), "emblem.svg:2: a number was expected");
    EXPECT_EQ(refusal("M 0 0 Z 1 1"), "emblem.svg:1: a drawing command was expected");
    EXPECT_EQ(refusal("M nan 0"), "emblem.svg:1: a number was expected");
    EXPECT_EQ(refusal("M 1e999 0"), "emblem.svg:1: a number was expected");
}

TEST(ReadPath, RefusesNumbersThatGrowBeyondMeasure) {
    EXPECT_EQ(refusal("M1e308 0\nl1e308 0"), "emblem.svg:2: a coordinate is beyond measure");
    EXPECT_EQ(refusal("M0 0C1e308 0 -1e308 0 1e308 0\nS0 0 1 1"), "emblem.svg:2: a coordinate is beyond measure");
    EXPECT_EQ(refusal("<svg viewBox='0 0 1 1e-308'>\n<path d='M0 0L9 9'/></svg>"),
              "emblem.svg:1: the path's size is beyond measure");
    EXPECT_EQ(refusal("<svg viewBox='0 0 inf 1'><path d='M0 0L9 9'/></svg>"), "emblem.svg:1: viewBox must be four numbers");
}

TEST(ReadPath, RefusesAPathWithoutWidth) {
    EXPECT_EQ(refusal("M 0 0\nL 0 1000\nZ"), "emblem.svg:1: the path has no width");
}

TEST(ReadPath, RefusesAnSvgThatDrawsMoreThanOneBlackPath) {
    EXPECT_EQ(refusal("<svg viewBox='0 0 1 1'></svg>"), "emblem.svg:1: there is no <path>");
    EXPECT_EQ(refusal("<svg viewBox='0 0 1 1'>\n<rect/><path d='M0 0L1 1'/></svg>"),
              "emblem.svg:2: only one filled <path> may draw, not <rect>");
    EXPECT_EQ(refusal("<svg viewBox='0 0 1 1'><path d='M0 0L1 1'/>\n<path d='M0 0'/></svg>"), "emblem.svg:2: there is a second <path>");
    EXPECT_EQ(refusal(svg("M0 0L1 1", "fill='red'")), "emblem.svg:2: the emblem must be black");
    EXPECT_EQ(refusal(svg("M0 0L1 1", "fill='none'")), "emblem.svg:2: the emblem must be black");
    EXPECT_EQ(refusal(svg("M0 0L1 1", "style='fill:red'")), "emblem.svg:2: style is not supported");
    EXPECT_EQ(refusal(svg("M0 0L1 1", "stroke='black'")), "emblem.svg:2: stroke is not supported");
    EXPECT_EQ(refusal(svg("M0 0L1 1", "transform='scale(2)'")), "emblem.svg:2: transform is not supported");
    EXPECT_EQ(refusal(svg("M0 0L1 1", "fill-rule='evenodd'")), "emblem.svg:2: fill-rule must be nonzero");
    EXPECT_EQ(refusal("<svg>\n<path d='M0 0L1 1'/></svg>"), "emblem.svg:2: d or viewBox is missing");
    EXPECT_EQ(refusal("<svg viewBox='0 0 1'><path d='M0 0L1 1'/></svg>"), "emblem.svg:1: viewBox must be four numbers");
    EXPECT_EQ(refusal("<svg viewBox='0 0 0 1'><path d='M0 0L1 1'/></svg>"), "emblem.svg:1: viewBox has no size");
    EXPECT_EQ(refusal(svg("M0 0L1 1", "fill=\"#000000\"")), "accepted");
}

}  // namespace
}  // namespace layout

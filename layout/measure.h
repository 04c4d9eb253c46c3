// Lengths on paper.

#pragma once

#include <compare>

namespace layout {

// A length in PostScript points (1/72 inch), the unit of PDF user space. Lengths cross
// function borders as Pt, never as a bare double.
struct Pt {
    double value = 0;

    friend constexpr auto operator<=>(Pt, Pt) = default;
    constexpr Pt operator-() const { return {-value}; }
    constexpr Pt& operator+=(Pt other) { value += other.value; return *this; }
    constexpr Pt& operator-=(Pt other) { value -= other.value; return *this; }
    friend constexpr Pt operator+(Pt a, Pt b) { return {a.value + b.value}; }
    friend constexpr Pt operator-(Pt a, Pt b) { return {a.value - b.value}; }
    friend constexpr Pt operator*(Pt a, double k) { return {a.value * k}; }
    friend constexpr Pt operator*(double k, Pt a) { return {a.value * k}; }
    friend constexpr Pt operator/(Pt a, double k) { return {a.value / k}; }
    friend constexpr double operator/(Pt a, Pt b) { return a.value / b.value; }
};

constexpr Pt points_per_mm{72.0 / 25.4};

namespace literals {
constexpr Pt operator""_pt(long double v) { return {static_cast<double>(v)}; }
constexpr Pt operator""_pt(unsigned long long v) { return {static_cast<double>(v)}; }
constexpr Pt operator""_mm(long double v) { return static_cast<double>(v) * points_per_mm; }
constexpr Pt operator""_mm(unsigned long long v) { return static_cast<double>(v) * points_per_mm; }
}  // namespace literals

// A colour of the device: grey and RGB are all that our forms need (black text, red marks).
struct Colour {
    double red = 0, green = 0, blue = 0;  // 0 to 1.

    friend constexpr bool operator==(const Colour&, const Colour&) = default;
};

constexpr Colour black{};

}  // namespace layout

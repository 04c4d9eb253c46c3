#include "layout/pdf/colour_profile.h"

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

// Numbers of tables and fields are those of ICC.1:2004-10 (profile version 4.2). Values are
// s15Fixed16: 0x10000 is 1.
namespace layout {
namespace {

using Fixed = std::int32_t;

void append(std::string& out, std::uint32_t value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

void append(std::string& out, std::initializer_list<Fixed> values) {
    for (const Fixed value : values) append(out, static_cast<std::uint32_t>(value), 4);
}

std::string typed(std::string_view type) {
    return std::string(type) + std::string(4, '\0');
}

std::string xyz(Fixed x, Fixed y, Fixed z) {
    std::string data = typed("XYZ ");
    append(data, {x, y, z});
    return data;
}

// multiLocalizedUnicodeType (10.13) with one record, in English.
std::string words(std::string_view ascii) {
    std::string data = typed("mluc");
    append(data, {1, 12});
    data += "enUS";
    append(data, {static_cast<Fixed>(2 * ascii.size()), 28});
    for (const char c : ascii) append(data, static_cast<unsigned char>(c), 2);
    return data;
}

// parametricCurveType (10.15) of kind 3, IEC 61966-2-1: (aX + b)^2.4 from d = 0.04045 on, cX
// below; a = 1/1.055, b = 0.055/1.055, c = 1/12.92.
std::string curve() {
    std::string data = typed("para");
    append(data, 3, 2);
    append(data, 0, 2);
    append(data, {0x26666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B});
    return data;
}

// From D65, which sRGB is seen under, to D50, which ICC profiles count from (Bradford).
std::string adaptation() {
    std::string data = typed("sf32");
    append(data, {0x10C42, 0x5DE, -0xCDB, 0x793, 0xFD90, -0x45F, -0x25E, 0x3DC, 0xC06E});
    return data;
}

struct Tag {
    std::string_view name;
    std::string data;
};

std::string header(std::size_t size) {
    std::string out;
    append(out, static_cast<std::uint32_t>(size), 4);
    append(out, 0, 4);            // No preferred engine.
    append(out, 0x04200000, 4);   // Version 4.2.
    out += "mntrRGB XYZ ";        // A display's profile, from RGB to XYZ.
    for (const std::uint32_t part : {2026u, 1u, 1u, 0u, 0u, 0u}) append(out, part, 2);
    out += "acsp";
    out.append(28, '\0');         // Platform, flags, device, intent: none in particular.
    append(out, {0xF6D6, 0x10000, 0xD32D});  // D50.
    out.append(128 - out.size(), '\0');
    return out;
}

std::string profile() {
    const std::string tone = curve();
    const std::vector<Tag> tags = {
        {"desc", words("sRGB")}, {"cprt", words("CC0")}, {"wtpt", xyz(0xF6D6, 0x10000, 0xD32D)},
        {"rXYZ", xyz(0x6FA2, 0x38F5, 0x0390)}, {"gXYZ", xyz(0x6299, 0xB785, 0x18DA)}, {"bXYZ", xyz(0x24A0, 0x0F84, 0xB6CF)},
        {"chad", adaptation()}, {"rTRC", tone}, {"gTRC", tone}, {"bTRC", tone}};
    std::string table, data;
    append(table, static_cast<std::uint32_t>(tags.size()), 4);
    std::size_t at = 128 + 4 + 12 * tags.size(), last = at;
    for (const Tag& tag : tags) {
        const bool shared = tag.name == "gTRC" || tag.name == "bTRC";  // With rTRC, right before.
        if (!shared) last = at;
        table += tag.name;
        append(table, {static_cast<Fixed>(last), static_cast<Fixed>(tag.data.size())});
        if (shared) continue;
        data += tag.data;
        data.append((4 - data.size() % 4) % 4, '\0');
        at = 128 + 4 + 12 * tags.size() + data.size();
    }
    return header(128 + table.size() + data.size()) + table + data;
}

}  // namespace

const std::string& srgb_profile() {
    static const std::string made = profile();
    return made;
}

}  // namespace layout

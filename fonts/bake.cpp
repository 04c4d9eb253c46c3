#include "fonts/bake.h"

#include "fonts/program.h"

#include <unordered_map>

namespace fonts {
namespace {

struct OutlineHash {
    std::size_t operator()(const Outline& outline) const {
        std::uint64_t hash = outline.advance;
        for (const Component& part : outline.components) {
            const auto dx = static_cast<std::uint16_t>(part.dx), dy = static_cast<std::uint16_t>(part.dy);
            hash ^= static_cast<std::uint64_t>(part.glyph) << 32 | static_cast<std::uint32_t>(dx) << 16 | dy;
            hash *= 0x9E37'79B9'7F4A'7C15;  // 2^64 / golden ratio.
            hash ^= hash >> 32;
        }
        return hash;
    }
};

// Gives each outline its glyph of the program: one that is there already, or a new one.
class Baking {
public:
    explicit Baking(Program& program) : program_(program) {}

    std::uint16_t glyph_for(const Outline& outline) {
        Outline local = outline;
        for (Component& part : local.components) part.glyph = program_.number_of(part.glyph);
        if (is_whole_glyph(local)) return static_cast<std::uint16_t>(local.components[0].glyph);
        const auto [made, is_new] = made_.try_emplace(std::move(local), std::uint16_t{0});
        if (is_new) made->second = program_.add(made->first.components, made->first.advance);
        return made->second;
    }

private:
    bool is_whole_glyph(const Outline& outline) const {
        if (outline.components.size() != 1) return false;
        const Component& part = outline.components[0];
        return part.dx == 0 && part.dy == 0 &&
               program_.advance(static_cast<std::uint16_t>(part.glyph)) == outline.advance;
    }

    Program& program_;
    std::unordered_map<Outline, std::uint16_t, OutlineHash> made_;
};

}  // namespace

Baked bake(const Face& face, std::span<const Outline> outlines) {
    Program program(face.glyphs(), outlines);
    Baking baking(program);
    Baked baked;
    baked.glyphs.reserve(outlines.size());
    for (const Outline& outline : outlines) baked.glyphs.push_back(baking.glyph_for(outline));
    baked.program = program.bytes();
    return baked;
}

}  // namespace fonts

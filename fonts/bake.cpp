#include "fonts/bake.h"

#include "fonts/program.h"

#include <hb-subset.h>
#include <hb.h>

#include <memory>
#include <unordered_map>

namespace fonts {
namespace {

struct InputFree {
    void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};
struct PlanFree {
    void operator()(hb_subset_plan_t* plan) const { hb_subset_plan_destroy(plan); }
};
struct FaceFree {
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};
using Input = std::unique_ptr<hb_subset_input_t, InputFree>;
using Plan = std::unique_ptr<hb_subset_plan_t, PlanFree>;
using Subset = std::unique_ptr<hb_face_t, FaceFree>;

// Shaping is done, so the tables that serve it go: keeping GSUB would also draw in every
// alternate of every glyph.
Plan plan_subset(const Face& face, std::span<const Outline> outlines) {
    const Input input(hb_subset_input_create_or_fail());
    if (!input) throw FontError("HarfBuzz has no memory for a subset");
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_t* glyphs = hb_subset_input_glyph_set(input.get());
    for (const Outline& outline : outlines)
        for (const Component& part : outline.components) hb_set_add(glyphs, part.glyph);
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* table : {"GSUB", "GPOS", "GDEF", "kern", "OS/2", "name", "post", "cmap", "DSIG", "FFTM", "gasp"})
        hb_set_add(dropped, hb_tag_from_string(table, 4));
    Plan plan(hb_subset_plan_create_or_fail(face.tables(), input.get()));
    if (!plan) throw FontError("HarfBuzz cannot plan the subset of " + face.descriptor().postscript_name);
    return plan;
}

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
    Baking(Program& program, const hb_map_t* numbers) : program_(program), numbers_(numbers) {}

    std::uint16_t glyph_for(const Outline& outline) {
        Outline local = outline;
        for (Component& part : local.components) part.glyph = number_of(part.glyph);
        if (is_whole_glyph(local)) return static_cast<std::uint16_t>(local.components[0].glyph);
        const auto [made, is_new] = made_.try_emplace(std::move(local), std::uint16_t{0});
        if (is_new) made->second = program_.add(made->first.components, made->first.advance);
        return made->second;
    }

private:
    std::uint32_t number_of(std::uint32_t glyph) const {
        const hb_codepoint_t number = hb_map_get(numbers_, glyph);
        if (number == HB_MAP_VALUE_INVALID || number >= program_.size())
            throw FontError("the face has no glyph " + std::to_string(glyph));
        return number;
    }

    bool is_whole_glyph(const Outline& outline) const {
        if (outline.components.size() != 1) return false;
        const Component& part = outline.components[0];
        return part.dx == 0 && part.dy == 0 &&
               program_.advance(static_cast<std::uint16_t>(part.glyph)) == outline.advance;
    }

    Program& program_;
    const hb_map_t* numbers_;  // From the face's glyphs to the program's.
    std::unordered_map<Outline, std::uint16_t, OutlineHash> made_;
};

}  // namespace

Baked bake(const Face& face, std::span<const Outline> outlines) {
    const Plan plan = plan_subset(face, outlines);
    const Subset subset(hb_subset_plan_execute_or_fail(plan.get()));
    if (!subset) throw FontError("HarfBuzz cannot make the subset of " + face.descriptor().postscript_name);

    Program program(subset.get());
    Baking baking(program, hb_subset_plan_old_to_new_glyph_mapping(plan.get()));
    Baked baked;
    baked.glyphs.reserve(outlines.size());
    for (const Outline& outline : outlines) baked.glyphs.push_back(baking.glyph_for(outline));
    baked.program = program.bytes();
    return baked;
}

}  // namespace fonts

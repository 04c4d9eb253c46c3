// How a PDF says it was made (its render.json), against how this program would make it.

#pragma once

#include "layout/render.h"

#include <string>
#include <string_view>
#include <vector>

namespace server {

// What stands in a render.json of ours ("saraban-render/1").
struct Record {
    layout::Value whole;
    std::string form;
    bool names_emblem = false, names_terms = false;
    layout::RenderOptions options;  // Wishes and repairs; bounds are whoever renders' to set.
};

// Refused: no JSON object, or one without a form ("record"); another schema ("record_schema"), as
// a later engine may write.
layout::Result<Record> read_record(std::string_view json);

// The site as far as the record names it: what it does not name, the file was made without.
//
// An emblem that it names and the site lacks has a stand-in of the same size, so that the text
// can be set around it.
layout::Site site_of(const Record& record, layout::Site site);

// A thing that the file was made with and this program does not have.
struct MadeOtherwise {
    std::string what;          // "engine", "form", "faces", "emblem", "terms"
    layout::Value file, here;  // As in render.json; null: none.
};

// `here`: the render.json of the same data as this program would write it. Its emblem is not
// looked at when `rendered` is false: pages show it, and there are none.
std::vector<MadeOtherwise> made_otherwise(const Record& record, std::string_view here, bool rendered);

}  // namespace server

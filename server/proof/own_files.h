// The two files that every PDF of ours carries.

#pragma once

#include "server/proof/read_pdf.h"

namespace server {

struct OwnFiles {
    std::string data;    // data.json: what the form printed.
    std::string record;  // render.json: how it was made.
};

// Refused as "not_ours": either is missing.
layout::Result<OwnFiles> own_files_of(AssociatedFiles files);

// The same from a PDF's bytes. Refused too: whatever read_associated_files refuses.
layout::Result<OwnFiles> extract(std::string_view pdf, const PdfLimits& limits = {});

// Is it somebody else's file, rather than one that cannot be read?
bool is_foreign(const layout::Problem& problem);

}  // namespace server

// What a file must be when it is sealed for the first time, and so must still be later.

#pragma once

#include "layout/problem.h"
#include "server/signoff/seal/pdf_file.h"
#include "server/signoff/seal/signature_dictionary.h"

#include <cstdint>
#include <set>

namespace server {

// The objects of the fields (each is field and widget in one), by their partial names.
struct SealFields {
    std::uint32_t seal = 0;                             // "seal", with the signature as its value.
    std::uint32_t number = 0, date = 0, records_seal = 0;  // Of a letter, empty at birth; else 0.
    std::uint32_t signature = 0;                        // The dictionary that certifies.
    SignatureDictionary place;

    bool is_letter() const { return place.permission == 2; }
};

// The first revision: one certifying signature, for a letter three empty fields besides, no other
// field or annotation; nothing that acts by itself or can be shown and hidden, and no object
// that nothing refers to. Or what is wrong with it.
layout::Result<SealFields> read_birth(const PdfFile& file);

// Notes what a value and all within it refer to; false when something in it is never ours.
bool note_references(const PdfValue& value, std::set<std::uint32_t>& references);

}  // namespace server

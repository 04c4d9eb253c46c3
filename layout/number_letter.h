// A sealed letter gets its number and its date: how they are printed, and look.

#pragma once

#include "layout/render.h"

#include <string>
#include <vector>

namespace layout {

struct LetterNumbers {
    std::string number, date;               // As printed, UTF-8: "๓๓๓๖", "๒๕ มิถุนายน ๒๕๖๔".
    std::vector<std::string> appearances;   // See pdf/field_looks.h.
};

// `data` is what the letter was rendered from, without number and date; `number` as the register
// gave it, `date` as "2021-06-25". Problems: "glyph" and the like for a letter that cannot be
// printed, "control" for a line break or what cannot be seen, "fit" for a text wider than its
// place, "format" for no date, and for spaces around the number; the pointers are "/number" and
// "/date".
//
// The letter is set once more for it: safe from any number of threads.
Result<LetterNumbers> number_letter(const Form& form, const Value& data, const Site& site, const std::string& number, const std::string& date);

// How texts look that are printed already (LetterNumbers::number, date): its appearances.
Result<std::vector<std::string>> letter_looks(const Form& form, const Value& data, const Site& site, const std::string& number, const std::string& date);

}  // namespace layout

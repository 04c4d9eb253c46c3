// What a PDF says of itself, twice: the Info dictionary and the XMP packet.

#pragma once

#include "layout/pdf/haru.h"
#include "layout/pdf/write_pdf.h"

#include <string>
#include <string_view>

namespace layout {

// Fills Info, Metadata, Lang, ViewerPreferences and OutputIntents. Throws PdfError when there
// is no title, a fact is not UTF-8 or holds a control character, or `created` is no RFC 3339 time.
void add_metadata(HaruDoc& document, const Facts& facts);

// "2021-06-25T09:00:00.5+07:00" as "D:20210625090000+07'00'" and as "2021-06-25T09:00:00+07:00":
// Info knows no fractions of seconds, and both must say the same.
std::string info_date(std::string_view rfc3339);
std::string xmp_date(std::string_view rfc3339);

// Claims PDF/A-3a (ISO 19005-3, 6.6.4) and PDF/UA-1 (ISO 14289-1, clause 5). PDF/A knows no
// property of PDF/UA, so the packet describes it (ISO 19005-3, 6.6.2.3.3).
std::string xmp_packet(const Facts& facts);

}  // namespace layout

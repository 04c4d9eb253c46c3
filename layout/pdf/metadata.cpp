#include "layout/pdf/metadata.h"

#include "layout/pdf/colour_profile.h"
#include "layout/pdf/deflate.h"
#include "layout/pdf/unicode.h"

namespace layout {
namespace {

constexpr std::string_view producer = "Saraban";

// Seconds without fraction and the offset ("Z", "+07:00"), each checked by shape and range.
struct Moment {
    std::string seconds;  // "2021-06-25T09:00:00"
    std::string offset;
};

bool fits(std::string_view text, std::string_view shape) {  // '0' in `shape` is any digit.
    if (text.size() != shape.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (shape[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i]) return false;
    return true;
}

int pair_at(std::string_view text, std::size_t at) {
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

Moment moment_of(std::string_view text) {
    const auto refuse = [&] { return PdfError("is no RFC 3339 time: " + std::string(text)); };
    const std::string_view seconds = text.substr(0, 19);
    if (!fits(seconds, "0000-00-00T00:00:00")) throw refuse();
    const bool ranged = pair_at(seconds, 5) >= 1 && pair_at(seconds, 5) <= 12 && pair_at(seconds, 8) >= 1 &&
                        pair_at(seconds, 8) <= 31 && pair_at(seconds, 11) <= 23 && pair_at(seconds, 14) <= 59 &&
                        pair_at(seconds, 17) <= 59;
    std::string_view rest = text.substr(19);
    if (rest.starts_with('.')) {
        const std::size_t end = rest.find_first_not_of("0123456789", 1);
        if (end == 1 || end == std::string_view::npos) throw refuse();
        rest.remove_prefix(end);
    }
    const bool zoned = rest == "Z" || ((fits(rest, "+00:00") || fits(rest, "-00:00")) && pair_at(rest, 1) <= 23 &&
                                       pair_at(rest, 4) <= 59);
    if (!ranged || !zoned) throw refuse();
    return {std::string(seconds), std::string(rest)};
}

std::string escaped(std::string_view utf8) {
    std::string out;
    for (const char c : utf8) {
        if (static_cast<unsigned char>(c) < 0x20) throw PdfError("a fact of the document holds a control character");
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

constexpr std::string_view conformance = R"(<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
)";

void append_alternative(std::string& xmp, const char* name, const std::string& text) {
    if (text.empty()) return;
    xmp += std::string("<") + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(text) +
           "</rdf:li></rdf:Alt></" + name + ">\n";
}

}  // namespace

std::string info_date(std::string_view rfc3339) {
    const Moment moment = moment_of(rfc3339);
    std::string date = "D:";
    for (const char c : moment.seconds)
        if (c >= '0' && c <= '9') date += c;
    if (moment.offset == "Z") return date + 'Z';
    return date + moment.offset.substr(0, 3) + '\'' + moment.offset.substr(4) + '\'';
}

std::string xmp_date(std::string_view rfc3339) {
    const Moment moment = moment_of(rfc3339);
    return moment.seconds + moment.offset;
}

std::string xmp_packet(const Facts& facts) {
    std::string xmp =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
        " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
        " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
        " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
        "<dc:format>application/pdf</dc:format>\n";
    append_alternative(xmp, "dc:title", facts.title);
    if (!facts.author.empty())
        xmp += "<dc:creator><rdf:Seq><rdf:li>" + escaped(facts.author) + "</rdf:li></rdf:Seq></dc:creator>\n";
    append_alternative(xmp, "dc:description", facts.subject);
    if (!facts.creator.empty()) xmp += "<xmp:CreatorTool>" + escaped(facts.creator) + "</xmp:CreatorTool>\n";
    if (facts.created) xmp += "<xmp:CreateDate>" + xmp_date(*facts.created) + "</xmp:CreateDate>\n";
    xmp += "<pdf:Producer>" + std::string(producer) + "</pdf:Producer>\n";
    xmp += conformance;
    return xmp + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

void add_metadata(HaruDoc& document, const Facts& facts) {
    if (facts.title.empty()) throw PdfError("a document has no title");
    HaruDict info = document.info();
    const auto say = [&](const char* key, std::string_view utf8) {
        if (!utf8.empty()) info.binary(key, pdf_text(utf16_of(utf8)));
    };
    say("Title", facts.title);
    say("Author", facts.author);
    say("Subject", facts.subject);
    say("Creator", facts.creator);
    say("Producer", producer);
    if (facts.created) info.binary("CreationDate", info_date(*facts.created));

    HaruDict metadata = document.plain_stream(xmp_packet(facts));
    metadata.name("Type", "Metadata").name("Subtype", "XML");
    HaruDict catalog = document.catalog();
    catalog.add("Metadata", metadata).binary("Lang", facts.language);
    catalog.dict("ViewerPreferences").boolean("DisplayDocTitle", true);

    static const std::string packed_profile = deflated(srgb_profile());
    HaruDict profile = document.deflated_stream(packed_profile);
    profile.number("N", 3);
    HaruDict intent = catalog.array("OutputIntents").dict();
    intent.name("Type", "OutputIntent").name("S", "GTS_PDFA1").binary("OutputConditionIdentifier", "sRGB").binary("Info", "sRGB IEC61966-2-1");
    intent.add("DestOutputProfile", profile);
}

}  // namespace layout

#include "server/signoff/seal/signature_dictionary.h"

#include "fonts/sha256.h"
#include "server/signoff/seal/seal_error.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace server {
namespace {

using Kind = PdfValue::Kind;

constexpr std::chrono::hours thai_offset{7};

bool has_only(const PdfValue& dictionary, std::initializer_list<std::string_view> keys) {
    return std::ranges::all_of(dictionary.keys, [&](const std::string& key) { return std::ranges::find(keys, key) != keys.end(); });
}

// /Reference [ << /Type /SigRef /TransformMethod /DocMDP /TransformParams << … >> >> ]
// (ISO 32000-1, tables 253 and 254); 0 when it is anything else.
int read_permission(const PdfValue& reference) {
    if (reference.kind != Kind::array || reference.items.size() != 1) return 0;
    const PdfValue& entry = reference.items.front();
    if (entry.kind != Kind::dictionary || !has_only(entry, {"Type", "TransformMethod", "TransformParams"})) return 0;
    if (!entry.has_name("Type", "SigRef") || !entry.has_name("TransformMethod", "DocMDP")) return 0;
    if (!entry.has("TransformParams", Kind::dictionary)) return 0;
    const PdfValue& rules = *entry.find("TransformParams");
    if (!has_only(rules, {"Type", "P", "V"}) || !rules.has_name("Type", "TransformParams") || !rules.has_name("V", "1.2")) return 0;
    return rules.has_number("P", "1") ? 1 : rules.has_number("P", "2") ? 2 : 0;
}

std::optional<std::string> optional_text(const PdfValue& dictionary, std::string_view key) {
    const PdfValue* value = dictionary.find(key);
    if (!value) return std::string();
    return value->kind == Kind::string ? std::optional(value->text) : std::nullopt;
}

}  // namespace

std::optional<SignatureDictionary> read_signature_dictionary(const PdfValue& dictionary, std::string_view file) {
    const bool complete = dictionary.kind == Kind::dictionary && dictionary.has_name("Type", "Sig") &&
                          dictionary.has_name("Filter", "Adobe.PPKLite") && dictionary.has_name("SubFilter", "ETSI.CAdES.detached") &&
                          dictionary.has("M", Kind::string) && dictionary.has("ByteRange", Kind::array) &&
                          dictionary.has("Contents", Kind::string);
    if (!complete || !has_only(dictionary, {"Type", "Filter", "SubFilter", "M", "Name", "Reason", "ByteRange", "Contents", "Reference"}))
        return std::nullopt;
    const PdfValue &range = *dictionary.find("ByteRange"), &contents = *dictionary.find("Contents");
    const auto time = read_pdf_time(dictionary.find("M")->text);
    const auto name = optional_text(dictionary, "Name"), reason = optional_text(dictionary, "Reason");
    if (!time || !name || !reason || range.end - range.begin != blank_byte_range.size() || file[contents.begin] != '<') return std::nullopt;

    SignatureDictionary read{{range.begin, range.end}, {contents.begin, contents.end}, 0, *time, *name, *reason};
    if (const PdfValue* reference = dictionary.find("Reference")) {
        read.permission = read_permission(*reference);
        if (read.permission == 0) return std::nullopt;
    }
    return read;
}

std::string write_signature_dictionary(std::chrono::sys_seconds time, std::string_view name, std::string_view reason) {
    std::string body = "<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/M " + hex_string(pdf_time(time)) + "\n";
    if (!name.empty()) body += "/Name " + hex_string(name) + "\n";
    if (!reason.empty()) body += "/Reason " + hex_string(reason) + "\n";
    return body + "/ByteRange " + std::string(blank_byte_range) + "\n/Contents <" + std::string(contents_digits, '0') + ">\n>>";
}

std::string byte_range_of(const SignatureDictionary& place, std::size_t end) {
    std::string range = "[ 0 " + std::to_string(place.contents.begin) + " " + std::to_string(place.contents.end) + " " +
                        std::to_string(end - place.contents.end);
    if (range.size() + 2 > blank_byte_range.size()) throw SealError("the file is too large to be sealed");
    range.resize(blank_byte_range.size() - 1, ' ');
    return range + "]";
}

std::string sealed_digest(std::string_view file, const SignatureDictionary& place, std::size_t end) {
    std::string sealed(file.substr(0, place.contents.begin));
    sealed += file.substr(place.contents.end, end - place.contents.end);
    const auto digest = fonts::sha256(sealed);
    return {digest.begin(), digest.end()};
}

std::string contents_of(const Der& cms, std::size_t width) {
    std::string contents = hex_string(cms);
    if (contents.size() > width) throw SealError("the signature does not fit into its place in the file");
    contents.insert(contents.size() - 1, width - contents.size(), '0');
    return contents;
}

std::optional<Der> cms_in(std::string_view contents) {
    const auto value = read_pdf_value(contents, 0);
    if (!value || value->kind != Kind::string) return std::nullopt;
    const auto size = der_size(value->text);
    if (!size) return std::nullopt;
    Der cms = value->text.substr(0, *size);
    if (contents_of(cms, contents.size()) != contents) return std::nullopt;
    return cms;
}

std::string pdf_time(std::chrono::sys_seconds time) {
    const auto local = time + thai_offset;
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(local - day);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "D:%04d%02u%02u%02d%02d%02d+07'00'", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    return text.data();
}

std::optional<std::chrono::sys_seconds> read_pdf_time(std::string_view text) {
    using namespace std::chrono;
    if (text.size() != std::string_view("D:20210625090000+07'00'").size() || !text.starts_with("D:")) return std::nullopt;
    const auto part = [&](std::size_t at, std::size_t digits) { return static_cast<unsigned>(read_count(text.substr(at, digits)).value_or(99)); };
    const year_month_day date(year(static_cast<int>(part(2, 4))), month(part(6, 2)), day(part(8, 2)));
    if (!date.ok()) return std::nullopt;
    const sys_seconds local = sys_days(date) + hours(part(10, 2)) + minutes(part(12, 2)) + seconds(part(14, 2));
    const sys_seconds time = local - thai_offset;
    return pdf_time(time) == text ? std::optional(time) : std::nullopt;
}

std::string hex_string(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = "<";
    for (const char c : bytes) {
        text += digits[static_cast<unsigned char>(c) >> 4];
        text += digits[static_cast<unsigned char>(c) & 15];
    }
    return text + ">";
}

}  // namespace server

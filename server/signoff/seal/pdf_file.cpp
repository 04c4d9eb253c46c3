#include "server/signoff/seal/pdf_file.h"

#include "server/signoff/seal/reasons.h"

#include <algorithm>
#include <optional>

namespace server {
namespace {

// The lines that libharu writes; updates keep to them.
constexpr std::string_view version_line = "%PDF-1.7\n";
constexpr std::size_t header_bytes = version_line.size() + 6;  // And "%", four bytes above 127, a line feed.
constexpr std::size_t entry_bytes = 20;                        // Of a cross-reference section (ISO 32000-1, 7.5.4).
constexpr std::string_view free_entry = "0000000000 65535 f\r\n", in_use = " 00000 n\r\n";

class FileReading {
public:
    explicit FileReading(std::string_view bytes) : bytes_(bytes) {}

    // Empty when the file is none of ours.
    std::vector<PdfRevision> read() {
        std::vector<PdfRevision> revisions;
        if (!has_header()) return {};
        std::optional<std::size_t> xref = last_xref();
        for (std::size_t end = bytes_.size(); xref; end = revisions.back().begin) {
            if (revisions.size() == most_revisions || *xref >= end) return {};
            revisions.emplace_back();
            if (!read_frame(revisions.back(), *xref, end)) return {};
            const PdfRevision& read = revisions.back();
            xref = read.trailer.count("Prev");
            if (!xref && read.trailer.find("Prev")) return {};
            if (xref && !find_begin(revisions.back(), *xref)) return {};
        }
        std::ranges::reverse(revisions);
        for (std::size_t i = 0; i < revisions.size(); ++i)
            if (!read_objects(revisions[i], i == 0 ? 0 : revisions[i - 1].size)) return {};
        return revisions;
    }

private:
    bool has_header() const {
        if (!bytes_.starts_with(version_line) || bytes_.size() < header_bytes) return false;
        const std::string_view comment = bytes_.substr(version_line.size(), 6);
        const bool binary = std::ranges::all_of(comment.substr(1, 4), [](char c) { return static_cast<unsigned char>(c) > 127; });
        return comment.front() == '%' && binary && comment.back() == '\n';
    }

    std::optional<std::size_t> last_xref() const {
        const std::size_t at = bytes_.rfind("\nstartxref\n");
        if (at == bytes_.npos || bytes_.size() - at > 40) return std::nullopt;
        const std::string_view rest = bytes_.substr(at + 11);
        return read_count(rest.substr(0, rest.find('\n')));
    }

    // Cross-reference section and trailer; `end` is where the revision must end.
    bool read_frame(PdfRevision& revision, std::size_t xref, std::size_t end) {
        revision.xref = xref;
        revision.end = end;
        at_ = xref;
        if (!take("xref\n")) return false;
        offsets_.emplace_back();
        while (!take("trailer\n"))
            if (!read_section(offsets_.back())) return false;
        const auto trailer = read_pdf_value(bytes_, at_);
        if (!trailer || trailer->kind != PdfValue::Kind::dictionary) return false;
        revision.trailer = *trailer;
        at_ = trailer->end;
        const auto size = trailer->count("Size");
        if (!size) return false;
        revision.size = *size;
        return take("\nstartxref\n" + std::to_string(xref) + "\n%%EOF\n") && at_ == end;
    }

    // The revision before ends after its own "startxref", which follows its trailer.
    bool find_begin(PdfRevision& revision, std::size_t earlier_xref) const {
        const std::string tail = "\nstartxref\n" + std::to_string(earlier_xref) + "\n%%EOF\n";
        const std::size_t at = earlier_xref < revision.xref ? bytes_.find(tail, earlier_xref) : bytes_.npos;
        revision.begin = at == bytes_.npos ? 0 : at + tail.size();
        return revision.begin != 0 && revision.begin < revision.xref;
    }

    bool read_section(std::map<std::uint32_t, std::size_t>& offsets) {
        const std::size_t line_end = bytes_.find('\n', at_);
        if (line_end == bytes_.npos || line_end - at_ > 21) return false;
        const std::string_view line = bytes_.substr(at_, line_end - at_);
        const std::size_t space = std::min(line.find(' '), line.size());
        const auto first = read_count(line.substr(0, space));
        const auto count = read_count(line.substr(std::min(space + 1, line.size())));
        at_ = line_end + 1;
        if (!first || !count || *count == 0 || *count > (bytes_.size() - at_) / entry_bytes) return false;
        for (std::size_t number = *first; number < *first + *count; ++number, at_ += entry_bytes) {
            const std::string_view entry = bytes_.substr(at_, entry_bytes);
            if (number == 0 && entry == free_entry) continue;
            const auto offset = read_count(entry.substr(0, 10));
            if (number == 0 || !offset || entry.substr(10) != in_use) return false;
            if (!offsets.empty() && offsets.rbegin()->first >= number) return false;
            offsets.emplace(static_cast<std::uint32_t>(number), *offset);
        }
        return true;
    }

    // Each object begins where the one before it ends, and all numbers are used.
    bool read_objects(PdfRevision& revision, std::size_t size_before) {
        const auto offsets = std::move(offsets_.back());
        offsets_.pop_back();
        std::map<std::size_t, std::uint32_t> by_offset;
        for (const auto& [number, offset] : offsets) by_offset[offset] = number;
        if (by_offset.size() != offsets.size()) return false;

        at_ = std::max(revision.begin, header_bytes);
        std::size_t fresh = 0;
        for (const auto& [offset, number] : by_offset) {
            if (offset != at_ || number >= revision.size) return false;
            if (!read_object(revision, number, offsets)) return false;
            if (number >= std::max<std::size_t>(size_before, 1)) ++fresh;
        }
        return at_ == revision.xref && std::max<std::size_t>(size_before, 1) + fresh == revision.size;
    }

    bool read_object(PdfRevision& revision, std::uint32_t number, const std::map<std::uint32_t, std::size_t>& offsets) {
        if (!take(std::to_string(number) + " 0 obj\n")) return false;
        const auto value = read_pdf_value(bytes_, at_);
        if (!value || value->end > revision.xref) return false;
        PdfObject object{{at_, value->end}, {}};
        at_ = value->end;
        if (take("\nstream\r\n")) {
            const auto length = length_of(*value, offsets);
            if (!length || *length > revision.xref - at_) return false;
            object.stream = {at_, at_ + *length};
            at_ += *length;
            if (!take("\nendstream")) return false;
            object.body.end = at_;
        }
        revision.objects.emplace(number, object);
        return take("\nendobj\n");
    }

    std::optional<std::size_t> length_of(const PdfValue& dictionary, const std::map<std::uint32_t, std::size_t>& offsets) const {
        const auto object = dictionary.reference("Length");
        if (!object) return dictionary.count("Length");
        const auto found = offsets.find(*object);
        if (found == offsets.end()) return std::nullopt;
        const std::string head = std::to_string(*object) + " 0 obj\n";
        if (found->second >= bytes_.size() || !bytes_.substr(found->second).starts_with(head)) return std::nullopt;
        const std::size_t begin = found->second + head.size();
        return read_count(bytes_.substr(begin, bytes_.substr(begin, 11).find('\n')));
    }

    bool take(std::string_view what) {
        if (at_ > bytes_.size() || !bytes_.substr(at_).starts_with(what)) return false;
        at_ += what.size();
        return true;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    std::vector<std::map<std::uint32_t, std::size_t>> offsets_;  // Of the revisions, the newest first.
};

}  // namespace

const PdfObject* PdfFile::find(std::uint32_t object, std::size_t revisions_seen) const {
    for (std::size_t i = revisions_seen; i-- > 0;) {
        const auto found = revisions[i].objects.find(object);
        if (found != revisions[i].objects.end()) return &found->second;
    }
    return nullptr;
}

PdfValue PdfFile::value(std::uint32_t object, std::size_t revisions_seen) const {
    const PdfObject* found = find(object, revisions_seen);
    return found ? read_pdf_value(bytes, found->body.begin).value_or(PdfValue{}) : PdfValue{};
}

PdfValue PdfFile::value(const PdfValue& dictionary, std::string_view key, std::size_t revisions_seen) const {
    const auto object = dictionary.reference(key);
    return object ? value(*object, revisions_seen) : PdfValue{};
}

layout::Result<PdfFile> read_pdf_file(std::string_view bytes) {
    PdfFile file{bytes, FileReading(bytes).read()};
    if (file.revisions.empty()) return reason("file-form");
    return file;
}

}  // namespace server

#include "server/http/form/multipart.h"

#include "server/http/form/admit_field.h"
#include "server/http/framing.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace server {

namespace {

constexpr std::size_t most_portion = std::size_t{1} << 16;  // Bytes in memory of a body on its way.

// RFC 2046, 5.1.1, but for the space.
bool is_boundary(std::string_view text) {
    const auto allowed = [](unsigned char c) { return c < 0x80 && (std::isalnum(c) || std::string_view("'()+_,-./:=?").find(static_cast<char>(c)) != std::string_view::npos); };
    return !text.empty() && text.size() <= 70 && std::all_of(text.begin(), text.end(), allowed);
}

bool is_plain_text(const std::string& media_type) { return media_type.empty() || body_type({{"Content-Type", media_type}}) == "text/plain"; }

}  // namespace

MultipartReader::MultipartReader(const std::string& boundary, FormFiles& files, const FormLimits& limits)
    : delimiter_("\r\n--" + boundary), files_(files), limits_(limits) {}

std::optional<Refusal> MultipartReader::take(std::string_view bytes) {
    pending_ += bytes;
    while (!refused_ && step()) {}
    return refused_;
}

OrRefusal<FormFields> MultipartReader::finish() {
    if (!refused_ && (state_ != State::closed || (!pending_.empty() && pending_ != "\r\n"))) refuse({"ส่งมาไม่ครบ", "is cut short"});
    if (refused_) return *std::move(refused_);
    return std::move(fields_);
}

bool MultipartReader::step() {
    switch (state_) {
        case State::opening: return skip_opening();
        case State::boundary_end: return end_boundary();
        case State::header: return take_header();
        case State::body_begin: return begin_body();
        case State::body: return take_body();
        case State::closed: return check_epilogue();
    }
    return false;
}

// The first boundary has no line end before it.
bool MultipartReader::skip_opening() {
    const std::string_view wanted = std::string_view(delimiter_).substr(2);
    if (!wanted.starts_with(std::string_view(pending_).substr(0, wanted.size()))) return refuse({"ไม่ได้ขึ้นต้นด้วยเส้นคั่น", "does not begin with the boundary"});
    if (pending_.size() < wanted.size()) return false;
    consume(wanted.size());
    state_ = State::boundary_end;
    return true;
}

bool MultipartReader::end_boundary() {
    if (pending_.size() < 2) return false;
    const bool last = pending_.starts_with("--");
    if (!last && !pending_.starts_with("\r\n")) return refuse({"มีข้อมูลต่อท้ายเส้นคั่น", "has something behind its boundary"});
    consume(2);
    state_ = last ? State::closed : State::header;
    if (!last && parts_ == limits_.parts) refuse_if(too_many_parts(limits_));
    return true;
}

bool MultipartReader::take_header() {
    const auto end = pending_.find("\r\n\r\n");
    const std::size_t at_least = end != std::string::npos ? end : pending_.size() - std::min<std::size_t>(pending_.size(), 3);
    if (at_least > most_part_header) return refuse({"มีส่วนหัวยาวเกินกำหนด", "has too long a header"});
    if (end == std::string::npos) return false;
    auto header = read_part_header(std::string_view(pending_).substr(0, end));
    if (const auto* why = std::get_if<Sentence>(&header)) return refuse(*why);
    part_ = std::get<PartHeader>(std::move(header));
    if (!part_.file_name && !is_plain_text(part_.media_type)) return refuse({"เป็นข้อความชนิดที่ระบบไม่รองรับ", "is text of a kind that is not read here"});
    text_ += part_.name.size();
    if (text_ > limits_.text) refuse_if(too_much_text(limits_));
    consume(end + 2);  // The line end that follows may be the next boundary's.
    state_ = State::body_begin;
    return true;
}

// A boundary right behind the header would be a part without a body, which no browser writes.
bool MultipartReader::begin_body() {
    if (pending_.starts_with(delimiter_)) return refuse({"ไม่มีเนื้อหา", "has no body"});
    if (delimiter_.starts_with(pending_)) return false;
    consume(2);
    begin_part();
    state_ = State::body;
    return true;
}

bool MultipartReader::take_body() {
    const auto end = pending_.find(delimiter_);
    if (end != std::string::npos) {
        add_to_part(end);
        if (!refused_) end_part();
        consume(delimiter_.size());
        state_ = State::boundary_end;
        return true;
    }
    if (pending_.size() >= delimiter_.size()) add_to_part(pending_.size() - delimiter_.size() + 1);
    return false;
}

bool MultipartReader::check_epilogue() {
    if (!std::string_view("\r\n").starts_with(pending_)) return refuse({"มีข้อมูลต่อท้ายแบบฟอร์ม", "has something behind the form's end"});
    return false;
}

void MultipartReader::begin_part() {
    value_.clear();
    if (part_.file_name && !part_.file_name->empty()) refuse_if(files_.begin({part_.name, *part_.file_name, part_.media_type}, fields_));
}

void MultipartReader::add_to_part(std::size_t bytes) {
    if (bytes == 0) return;
    const std::string_view more = std::string_view(pending_).substr(0, bytes);
    if (part_.file_name && part_.file_name->empty()) {
        refuse({"เป็นไฟล์ที่ไม่มีชื่อ", "is a file without a name"});
    } else if (part_.file_name) {
        refuse_if(files_.take(more));
    } else {
        text_ += bytes;
        if (text_ > limits_.text) refuse_if(too_much_text(limits_));
        else value_ += more;
    }
    consume(bytes);
}

void MultipartReader::end_part() {
    if (!part_.file_name) {
        if (const auto why = admit_field(fields_, part_.name, value_)) refuse(*why);
    } else if (!part_.file_name->empty()) {
        refuse_if(files_.end());
    }
    ++parts_;
}

void MultipartReader::consume(std::size_t bytes) {
    pending_.erase(0, bytes);
    consumed_ += bytes;
}

bool MultipartReader::refuse(const Sentence& why) {
    refused_ = malformed_form(parts_, consumed_, why);
    return false;
}

void MultipartReader::refuse_if(const std::optional<Refusal>& refusal) {
    if (refusal) refused_ = refusal;
}

std::optional<std::string> find_boundary(std::string_view content_type) {
    constexpr std::string_view key = "boundary=";
    auto rest = content_type.substr(std::min(content_type.find(';'), content_type.size()));
    rest.remove_prefix(std::min(rest.find_first_not_of("; \t"), rest.size()));
    const bool keyed = std::equal(key.begin(), key.end(), rest.begin(), rest.begin() + std::min(key.size(), rest.size()),
                                  [](unsigned char a, unsigned char b) { return a == std::tolower(b); });
    if (!keyed) return {};
    rest.remove_prefix(key.size());
    if (rest.size() >= 2 && rest.starts_with('"') && rest.ends_with('"')) rest = rest.substr(1, rest.size() - 2);
    return is_boundary(rest) ? std::optional<std::string>(rest) : std::nullopt;
}

OrRefusal<FormFields> read_multipart(const Request& request, FormFiles& files, const FormLimits& limits) {
    const auto boundary = find_boundary(field(request.fields, "Content-Type"));
    if (!boundary) return malformed_form(0, 0, {"ไม่ได้บอกเส้นคั่น (boundary) ที่ถูกต้อง", "has no boundary that is allowed"});
    MultipartReader reader(*boundary, files, limits);
    for (std::string part = request.next_part(most_portion); !part.empty(); part = request.next_part(most_portion))
        if (auto refusal = reader.take(part)) return *std::move(refusal);
    return reader.finish();
}

}  // namespace server

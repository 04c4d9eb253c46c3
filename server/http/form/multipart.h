// multipart/form-data: a form with files, read as it comes and never held whole.

#pragma once

#include "server/http/form/form.h"
#include "server/http/form/part_header.h"
#include "server/http/message.h"
#include "server/http/problem_reply.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace server {

struct FormFile {
    std::string field;       // The name of its field.
    std::string name;        // What its sender calls it, as sent: may have '/' in it. Never empty.
    std::string media_type;  // As the sender has it; may be empty, and says nothing of the bytes.
};

// Where files go. What it refuses ends the reading, and is what read_multipart answers.
class FormFiles {
public:
    virtual ~FormFiles() = default;

    // A file comes; `before` is what the form said before it. Where the form's token comes first, a
    // form of nobody's is thus refused before any of its bytes are kept.
    virtual std::optional<Refusal> begin(const FormFile& file, const FormFields& before) = 0;
    virtual std::optional<Refusal> take(std::string_view bytes) = 0;  // Never empty.
    virtual std::optional<Refusal> end() = 0;                         // The file is whole.
};

// The body of a route that streams and takes "multipart/form-data". Fields are kept under the
// limits; files go to `files`, bounded by it and by the route's most_body. An input of files in
// which none was chosen (an empty name and no bytes) is passed over.
//
// Refused with the place: a boundary that RFC 2046 does not allow; anything before the first
// boundary or, but for one line end, behind the last (browsers write neither, and readers
// disagree on them); a boundary with something behind it; what read_part_header and admit_field
// refuse; a field with a media type other than text/plain in UTF-8; the end before the last boundary.
OrRefusal<FormFields> read_multipart(const Request& request, FormFiles& files, const FormLimits& limits = {});

// The same for bytes that come in any portions.
class MultipartReader {
public:
    // `boundary` as find_boundary gives it. `files` must outlive the reader.
    MultipartReader(const std::string& boundary, FormFiles& files, const FormLimits& limits);

    // The next bytes. After a refusal the reader is of no more use.
    std::optional<Refusal> take(std::string_view bytes);
    // There are no more: the fields, in their order.
    OrRefusal<FormFields> finish();

private:
    enum class State { opening, boundary_end, header, body_begin, body, closed };

    // Each takes what it can from what is pending: moved on, or not without more.
    bool step();
    bool skip_opening();
    bool end_boundary();
    bool take_header();
    bool begin_body();
    bool take_body();
    bool check_epilogue();

    void begin_part();
    void add_to_part(std::size_t bytes);
    void end_part();
    void consume(std::size_t bytes);
    bool refuse(const Sentence& why);                     // At what is pending. False.
    void refuse_if(const std::optional<Refusal>& refusal);

    const std::string delimiter_;  // CR LF, two hyphens, the boundary.
    FormFiles& files_;
    const FormLimits limits_;
    State state_ = State::opening;
    std::string pending_;
    std::size_t consumed_ = 0;     // Bytes of the body before what is pending.
    std::size_t parts_ = 0, text_ = 0;
    PartHeader part_;              // At hand.
    std::string value_;            // Of the field at hand.
    FormFields fields_;
    std::optional<Refusal> refused_;
};

// Of a Content-Type: 1 to 70 characters of RFC 2046, without spaces. Nothing: there is no such one, or
// another parameter beside it.
std::optional<std::string> find_boundary(std::string_view content_type);

}  // namespace server

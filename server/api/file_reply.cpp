#include "server/api/file_reply.h"

#include "server/http/file_fields.h"

#include "fonts/sha256.h"

#include <memory>
#include <stdexcept>

namespace server {

namespace {

Fields fields_of(const FileToGive& file) {
    return {{"Content-Disposition", content_disposition(file.is_ours ? Disposition::inline_view : Disposition::attachment, file.ascii_name, file.name)},
            {"ETag", entity_tag_of(file.sha256)},
            {"Repr-Digest", repr_digest_of(file.sha256)},
            {"Cache-Control", file.for_ever ? "private, max-age=31536000, immutable" : "private, no-cache"}};
}

}  // namespace

Reply file_reply(const Files& files, const FileToGive& file) {
    auto opened = files.open(file.sha256);
    if (!opened) throw std::runtime_error("the kept file " + file.sha256 + " is missing");
    const auto open = std::make_shared<OpenFile>(*std::move(opened));
    Reply reply{200, file.media_type, "", fields_of(file)};
    reply.streamed = static_cast<std::size_t>(open->bytes());
    reply.next_part = [open] { return open->read(std::size_t{1} << 16); };
    return reply;
}

Reply pdf_reply(std::string pdf, const std::string& name, const std::string& ascii_name) {
    Fields fields = fields_of({"application/pdf", fonts::sha256_hex(pdf), name + ".pdf", ascii_name + ".pdf", false, true});
    return {200, "application/pdf", std::move(pdf), std::move(fields)};
}

}  // namespace server

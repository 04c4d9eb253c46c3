#include "server/api/file_reply.h"

#include "server/http/file_fields.h"

#include <stdexcept>

namespace server {

namespace {

Reply with_fields(Reply reply, const std::string& name, const std::string& ascii_name, const char* caching) {
    reply.fields = {{"Content-Disposition", content_disposition(Disposition::attachment, ascii_name, name)},
                    {"ETag", entity_tag(reply.body)},
                    {"Repr-Digest", repr_digest(reply.body)},
                    {"Cache-Control", caching}};
    return reply;
}

}  // namespace

Reply file_reply(const Files& files, const FileToGive& file) {
    auto bytes = files.read(file.sha256);
    if (!bytes) throw std::runtime_error("the kept file " + file.sha256 + " is missing");
    return with_fields({200, file.media_type, *std::move(bytes), {}}, file.name, file.ascii_name,
                       file.for_ever ? "private, max-age=31536000, immutable" : "private, no-cache");
}

Reply pdf_reply(std::string pdf, const std::string& name, const std::string& ascii_name) {
    return with_fields({200, "application/pdf", std::move(pdf), {}}, name + ".pdf", ascii_name + ".pdf", "private, no-cache");
}

}  // namespace server

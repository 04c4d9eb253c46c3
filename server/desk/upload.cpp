#include "server/desk/upload.h"

#include "server/http/form/multipart.h"
#include "server/people/sessions.h"

#include <algorithm>
#include <utility>

namespace server {

namespace {

struct Signature {
    std::string_view bytes, media_type;
};

// What files of these kinds begin with (ISO 32000-1, 7.5.2; PNG, 5.2; JFIF and Exif: SOI and a marker).
constexpr Signature signatures[] = {{"%PDF-", "application/pdf"}, {"\x89PNG\r\n\x1A\n", "image/png"}, {"\xFF\xD8\xFF", "image/jpeg"}};

constexpr std::size_t most_beginning = 8;  // Bytes; the longest signature that is looked for (PNG's) has so many.

Refusal too_large(const UploadLimits& limits) {
    return {kind::too_large, {"แฟ้มมีขนาดเกิน " + std::to_string(limits.bytes >> 20) + " MB โปรดเลือกแฟ้มที่เล็กกว่านี้", "A file is too large."}, {}, {}};
}

Refusal too_many(const UploadLimits& limits) {
    return {kind::too_large, {"ส่งแฟ้มได้ครั้งละไม่เกิน " + std::to_string(limits.files) + " แฟ้ม", "There are too many files."}, {}, {}};
}

// What browsers send of it, without the folders that some put before it.
std::string name_alone(const std::string& name) { return name.substr(name.find_last_of("/\\") + 1); }

// Each file to the disk as it comes.
class KeepingFiles final : public FormFiles {
public:
    KeepingFiles(const Desk& desk, const Request& request, const Caller& caller, const UploadLimits& limits, const AdmitUpload& admit)
        : desk_(desk), request_(request), caller_(caller), limits_(limits), admit_(admit) {}

    std::optional<Refusal> begin(const FormFile& file, const FormFields& before) override {
        const Visit visit{desk_, request_, caller_, before};
        if (!is_our_form(visit)) return refuse_old_form();
        if (files_.size() == limits_.files) return too_many(limits_);
        if (auto refusal = admit_(visit)) return refusal;
        incoming_.emplace(desk_.registry.files.folder(), static_cast<std::int64_t>(limits_.bytes));
        files_.push_back({name_alone(file.name), "", {}});
        return {};
    }

    std::optional<Refusal> take(std::string_view bytes) override {
        std::string& beginning = files_.back().beginning;
        beginning += bytes.substr(0, most_beginning - beginning.size());
        if (!incoming_->write(bytes)) return too_large(limits_);
        return {};
    }

    std::optional<Refusal> end() override {
        files_.back().kept = incoming_->keep();
        incoming_.reset();
        return {};
    }

    UploadedFiles take_files() { return std::move(files_); }

private:
    const Desk& desk_;
    const Request& request_;
    const Caller& caller_;
    const UploadLimits& limits_;
    const AdmitUpload& admit_;
    UploadedFiles files_;
    std::optional<IncomingFile> incoming_;
};

Reply take_upload(const Desk& desk, const Request& request, const Caller& caller, const UploadLimits& limits, const AdmitUpload& admit, const UploadScreen& screen) {
    KeepingFiles files(desk, request, caller, limits, admit);
    const auto read = read_multipart(request, files);
    static const FormFields no_fields;
    const auto* form = std::get_if<FormFields>(&read);
    const Visit visit{desk, request, caller, form ? *form : no_fields};
    if (form && !is_our_form(visit)) return show_refusal(visit, refuse_old_form());
    if (form) return screen(visit, files.take_files());
    const Refusal& refusal = std::get<Refusal>(read);
    return refusal.kind.code == kind::other_site.code ? show_refusal(visit, refusal) : screen(visit, refusal);
}

}  // namespace

std::string media_type_of(const UploadedFile& file) {
    const auto found = std::find_if(std::begin(signatures), std::end(signatures), [&](const Signature& one) { return file.beginning.starts_with(one.bytes); });
    return found == std::end(signatures) ? "" : std::string(found->media_type);
}

void add_upload(Router& router, const Desk& desk, const char* pattern, UploadLimits limits, AdmitUpload admit, UploadScreen screen) {
    router.add({"POST", pattern, {"text/html"}, [&desk, limits, admit = std::move(admit), screen = std::move(screen)](const Request& request) {
        const Caller caller = desk.who.identify(request);
        static const FormFields no_fields;
        const Visit visit{desk, request, caller, no_fields};
        if (!caller.actor.known) return go_to(sign_in_address(request));
        if (!is_from_our_pages(request)) return show_refusal(visit, refuse_old_form());
        return take_upload(desk, request, caller, limits, admit, screen);
    }, Scope::open, limits.body, {"multipart/form-data"}, true});
}

}  // namespace server

// Files of a form as tests and fuzz targets keep them: as text.

#pragma once

#include "server/http/form/multipart.h"

#include <string>

namespace server {

// "[field/name/media type/fields before] bytes." for each; "." is its end. Refuses a file of more than `most` bytes.
class FilesAsText : public FormFiles {
public:
    explicit FilesAsText(std::size_t most) : most_(most) {}

    std::optional<Refusal> begin(const FormFile& file, const FormFields& before) override {
        text += "[" + file.field + "/" + file.name + "/" + file.media_type + "/" + std::to_string(before.size()) + "] ";
        bytes_ = 0;
        return {};
    }
    std::optional<Refusal> take(std::string_view bytes) override {
        bytes_ += bytes.size();
        if (bytes_ > most_) return Refusal{kind::too_large, {"ไฟล์ใหญ่เกินไป", "The file is too large."}, {}, {}};
        text += bytes;
        return {};
    }
    std::optional<Refusal> end() override {
        text += ".";
        return {};
    }

    std::string text;

private:
    const std::size_t most_;
    std::size_t bytes_ = 0;
};

}  // namespace server

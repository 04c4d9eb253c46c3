// What files are called inside an archive that people unpack, on whatever system they have.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace server {

constexpr std::size_t most_archive_name = 200;  // Bytes of a file's or folder's name; file systems take 255.

// One name, of a folder or a file, from any text: characters that Windows forbids (/ \ : * ? " < > |) become
// '-'; control characters, invisible ones and those that turn the direction of text are left out, as are dots and
// spaces at both ends; a name of a Windows device gets '_' before it; what is too long loses its end, but for
// the extension, and never a mark apart from its letter; nothing left is "ไม่มีชื่อ". UTF-8 in, UTF-8 out;
// bytes that are no UTF-8 are left out.
std::string archive_name(std::string_view text);

// The paths for files whose folder names and name, outermost first, are wished: each name as archive_name
// makes it, joined by '/', none twice and none a folder's, whatever the case: the second gets " (2)"
// before its extension. `taken` are paths that are there already.
std::vector<std::string> archive_paths(const std::vector<std::vector<std::string>>& wishes, const std::vector<std::string>& taken);

// Does `a` stand before `b` in a Thai list? As a dictionary has it, with numbers by their value.
class ThaiOrder {
public:
    ThaiOrder();  // Throws std::runtime_error when ICU has no Thai.
    ~ThaiOrder();
    ThaiOrder(const ThaiOrder&) = delete;
    ThaiOrder& operator=(const ThaiOrder&) = delete;

    bool operator()(std::string_view a, std::string_view b) const;

private:
    void* collator_;
};

}  // namespace server

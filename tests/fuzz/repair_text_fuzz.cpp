// Whatever the characters: the changes, put into the given text, give the repaired one; what was
// repaired once is not repaired again; a suspect stands inside the text and apart from the others.
// Never a crash, never an exception.

#include "layout/text/characters.h"
#include "layout/value/read_json.h"
#include "server/intake/thai/repair_text.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace server;

std::u16string applied(const EditedText& text) {
    std::u16string out;
    std::size_t copied = 0;
    for (const TextEdit& edit : text.edits()) {
        if (edit.given_begin < copied || edit.given_end > text.given().size()) std::abort();
        out += text.given().substr(copied, edit.given_begin - copied);
        if (out.size() != edit.begin) std::abort();
        out += text.text().substr(edit.begin, edit.end - edit.begin);
        copied = edit.given_end;
    }
    return out + text.given().substr(copied);
}

void check_suspects(const RepairedText& repaired) {
    std::size_t end = 0;
    for (const TextSuspect& one : repaired.suspects) {
        if (one.begin < end || one.end < one.begin || one.end > repaired.text.text().size()) std::abort();
        end = one.end;
        const auto origin = repaired.text.origin(one.begin, one.end);
        if (origin.given_begin > origin.given_end || origin.given_end > repaired.text.given().size()) std::abort();
        if (origin.begin > one.begin || origin.end < one.end) std::abort();
    }
}

// Two bytes a character: the Thai block and what damages it are as likely as all the rest.
std::u16string text_of(const std::uint8_t* data, std::size_t size) {
    constexpr std::u16string_view others = u" \u00A0\u200B\u200C\uFEFF\u00AD\uFFFD%1O๐.()\n-Ã§\uF70A\uF701\u0E94aZ_";
    std::u16string out;
    for (std::size_t i = 0; i < size; ++i)
        out += data[i] < 0x80 ? others[data[i] % others.size()] : static_cast<char16_t>(0x0E00 + (data[i] & 0x7F) % 0x5C);
    return out;
}

void check(std::u16string text) {
    const auto words = RepairWords::built_in();
    const RepairedText once = repair_text(std::move(text), *words);
    if (applied(once.text) != once.text.text()) std::abort();
    check_suspects(once);
    if (!repair_text(once.text.text(), *words).text.edits().empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check(text_of(data, size));
    // The same bytes as UTF-8, where they are that: JSON's reader is the judge.
    if (layout::read_json("\"" + std::string(bytes) + "\"")) check(layout::to_utf16(bytes));
    return 0;
}

#include "server/signoff/seal/pdf_value.h"

#include <algorithm>
#include <charconv>

namespace server {
namespace {

constexpr int deepest = 32;             // Levels; our files have fewer than ten.
constexpr std::size_t most_keys = 256;  // Of a dictionary; ours have fewer than 30, and looking for a key twice is quadratic.
constexpr std::string_view blanks = " \t\r\n", delimiters = "()<>[]{}/%";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int hex_digit(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

class ValueReading {
public:
    ValueReading(std::string_view file, std::size_t at) : file_(file), at_(at) {}

    bool read(PdfValue& value, int depth) {
        using Kind = PdfValue::Kind;
        if (depth >= deepest) return false;
        value.begin = at_;
        bool fits = false;
        if (starts("<<")) fits = set(value, Kind::dictionary) && read_dictionary(value, depth);
        else if (starts("<")) fits = set(value, Kind::string) && read_hex(value.text);
        else if (starts("(")) fits = set(value, Kind::string) && read_literal(value.text);
        else if (starts("[")) fits = set(value, Kind::array) && read_array(value, depth);
        else if (starts("/")) fits = set(value, Kind::name) && read_name(value.text);
        else fits = read_word(value);
        value.end = at_;
        return fits;
    }

private:
    static bool set(PdfValue& value, PdfValue::Kind kind) {
        value.kind = kind;
        return true;
    }
    bool starts(std::string_view what) const { return file_.substr(std::min(at_, file_.size())).starts_with(what); }
    bool take(std::string_view what) {
        if (!starts(what)) return false;
        at_ += what.size();
        return true;
    }
    void skip_blanks() {
        while (at_ < file_.size() && blanks.find(file_[at_]) != blanks.npos) ++at_;
    }
    std::string_view regular() {
        const std::size_t begin = std::min(at_, file_.size());
        at_ = begin;
        while (at_ < file_.size() && blanks.find(file_[at_]) == blanks.npos && delimiters.find(file_[at_]) == delimiters.npos &&
               file_[at_] > ' ' && file_[at_] < 127)
            ++at_;
        return file_.substr(begin, at_ - begin);
    }

    bool read_dictionary(PdfValue& value, int depth) {
        at_ += 2;
        for (skip_blanks(); !take(">>"); skip_blanks()) {
            if (!take("/")) return false;
            const std::string_view key = regular();
            if (key.empty() || key.find('#') != key.npos || value.keys.size() >= most_keys || value.find(key)) return false;
            skip_blanks();
            PdfValue item;
            if (!read(item, depth + 1)) return false;
            value.keys.emplace_back(key);
            value.items.push_back(std::move(item));
        }
        return true;
    }

    bool read_array(PdfValue& value, int depth) {
        ++at_;
        for (skip_blanks(); !take("]"); skip_blanks()) {
            PdfValue item;
            if (!read(item, depth + 1)) return false;
            value.items.push_back(std::move(item));
        }
        return true;
    }

    bool read_name(std::string& name) {
        ++at_;
        const std::string_view written = regular();
        for (std::size_t i = 0; i < written.size(); ++i) {
            if (written[i] != '#') {
                name += written[i];
                continue;
            }
            if (written.size() - i < 3) return false;
            const int high = hex_digit(written[i + 1]), low = hex_digit(written[i + 2]);
            if (high < 0 || low < 0) return false;
            name += static_cast<char>(high << 4 | low);
            i += 2;
        }
        return !written.empty();
    }

    bool read_hex(std::string& bytes) {
        ++at_;
        const std::size_t close = file_.find('>', at_);
        if (close == file_.npos || (close - at_) % 2 != 0) return false;
        bytes.reserve((close - at_) / 2);
        for (; at_ < close; at_ += 2) {
            const int high = hex_digit(file_[at_]), low = hex_digit(file_[at_ + 1]);
            if (high < 0 || low < 0) return false;
            bytes += static_cast<char>(high << 4 | low);
        }
        ++at_;
        return true;
    }

    // Escapes of one character only; libharu's octal ones stand in no string that we write.
    bool read_literal(std::string& bytes) {
        constexpr std::string_view letters = "nrtbf()\\", meant = "\n\r\t\b\f()\\";
        int open = 0;
        for (; at_ < file_.size(); ++at_) {
            char c = file_[at_];
            if (c == '(' && open++ == 0) continue;
            if (c == ')' && --open == 0) return ++at_, true;
            if (c == '\\') {
                const std::size_t letter = ++at_ < file_.size() ? letters.find(file_[at_]) : letters.npos;
                if (letter == letters.npos) return false;
                c = meant[letter];
            }
            bytes += c;
        }
        return false;
    }

    // A number, a reference, true, false or null.
    bool read_word(PdfValue& value) {
        value.text = regular();
        if (value.text == "null") return set(value, PdfValue::Kind::null);
        if (value.text == "true" || value.text == "false") return set(value, PdfValue::Kind::boolean);
        std::string_view digits = value.text;
        if (digits.starts_with('-')) digits.remove_prefix(1);
        if (digits.empty() || std::ranges::count(digits, '.') > 1) return false;
        if (!std::ranges::all_of(digits, [](char c) { return is_digit(c) || c == '.'; })) return false;
        set(value, PdfValue::Kind::number);
        if (take(" 0 R")) {
            const auto object = read_count(value.text);
            if (!regular().empty() || !object || *object > UINT32_MAX) return false;
            value.object = static_cast<std::uint32_t>(*object);
            set(value, PdfValue::Kind::reference);
        }
        return true;
    }

    std::string_view file_;
    std::size_t at_;
};

}  // namespace

const PdfValue* PdfValue::find(std::string_view key) const {
    const auto found = std::ranges::find(keys, key);
    return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

bool PdfValue::has(std::string_view key, Kind what) const {
    const PdfValue* value = find(key);
    return value && value->kind == what;
}

bool PdfValue::has_name(std::string_view key, std::string_view name) const {
    return has(key, Kind::name) && find(key)->text == name;
}

bool PdfValue::has_number(std::string_view key, std::string_view written) const {
    return has(key, Kind::number) && find(key)->text == written;
}

std::optional<std::uint32_t> PdfValue::reference(std::string_view key) const {
    return has(key, Kind::reference) ? std::optional(find(key)->object) : std::nullopt;
}

std::optional<std::size_t> PdfValue::count(std::string_view key) const {
    return has(key, Kind::number) ? read_count(find(key)->text) : std::nullopt;
}

std::optional<std::size_t> read_count(std::string_view digits) {
    std::size_t count = 0;
    if (digits.empty() || digits.size() > 10 || !std::ranges::all_of(digits, is_digit)) return std::nullopt;
    std::from_chars(digits.data(), digits.data() + digits.size(), count);
    return count;
}

std::optional<PdfValue> read_pdf_value(std::string_view file, std::size_t at) {
    PdfValue value;
    if (!ValueReading(file, at).read(value, 0)) return std::nullopt;
    return value;
}

}  // namespace server

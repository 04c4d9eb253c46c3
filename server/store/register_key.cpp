#include "server/store/register_key.h"

#include "server/store/search_text.h"

#include <algorithm>

namespace server {

namespace {

std::string without_spaces(std::string_view text) {
    std::string bare = searchable(text);
    std::erase(bare, ' ');
    return bare;
}

}  // namespace

std::string register_key(const Letter& letter) {
    if (letter.number.empty() || !letter.date) return "";
    std::string number = without_spaces(letter.number);
    number.erase(0, std::min(number.find_first_not_of('0'), number.size()));
    return without_spaces(letter.code) + "/" + number + "/" + std::to_string(year_of(*letter.date)) + (letter.circular ? "/ว" : "");
}

}  // namespace server

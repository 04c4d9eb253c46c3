// Whatever the bytes: a header that ends in its blank line and holds one Host, or a refusal of 4xx
// or 5xx in both languages, or a wait for more, never beyond the limit. What stands behind the
// header changes nothing; bytes that were refused early stay refused; every byte before the end of
// a good header only waits. The parser reads the same lines in a good header. Never a crash.

#include "server/http/header_look.h"
#include "server/http/read_head.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace server;

void demand(bool holds) {
    if (!holds) std::abort();
}

void check_good(std::string_view bytes, const HeaderLook& look) {
    const std::string_view header = bytes.substr(0, look.size);
    demand(look.size <= most_header && header.ends_with("\r\n\r\n") && header.find("\r\n\r\n") == header.size() - 4);
    demand(std::all_of(header.begin(), header.end(), [](char c) { return c == '\r' || c == '\n' || c == '\t' || (c >= 0x20 && c < 0x7F); }));
    demand(std::count(header.begin(), header.end(), '\r') == std::count(header.begin(), header.end(), '\n'));
    demand(header.find("=?", header.find("\r\n")) == std::string_view::npos);
    demand(look_at_header(header).size == look.size);
    const Head head = read_head(header);
    demand(header.starts_with(head.method + ' ' + head.target + ' '));
    demand(static_cast<std::ptrdiff_t>(head.fields.size()) == std::count(header.begin(), header.end(), '\n') - 2);
    for (const std::size_t part : {look.size / 3, look.size / 2, look.size - 1}) {
        const HeaderLook less = look_at_header(header.substr(0, part));
        demand(less.size == 0 && !less.refusal);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const HeaderLook look = look_at_header(bytes);
    if (look.refusal) {
        demand(look.size == 0 && look.refusal->kind.status >= 400 && look.refusal->kind.status < 600);
        demand(!look.refusal->detail.thai.empty() && !look.refusal->detail.english.empty());
        demand(look_at_header(std::string(bytes) + "\r\n\r\n").refusal.has_value());
    } else if (look.size > 0) {
        check_good(bytes, look);
    } else {
        demand(size < most_header);
    }
    return 0;
}

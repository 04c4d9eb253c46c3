// The desk over a store in a scratch folder: pages asked for and forms sent as a browser does, by the people of
// records_house.h.

#pragma once

#include "server/desk/desk.h"
#include "server/http/file_fields.h"
#include "server/people/clock.h"
#include "server/store/identifier.h"
#include "tests/records_house.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace server {

struct SentFile {
    std::string field, name, bytes;
};

class DeskHouse : public RecordsHouse {
protected:
    DeskHouse() { add_desk(router, desk); }

    Reply get(const std::string& person, const std::string& path) { return ask(person, "GET", path, "", {{"Accept", "text/html"}}); }

    // A form of the desk's, with the token of the person's session; another one each time, unless `fields` say which.
    Reply post(const std::string& person, const std::string& path, std::vector<std::pair<std::string, std::string>> fields) {
        fields.insert(fields.begin(), {"token", "token-of-" + person});
        if (std::none_of(fields.begin(), fields.end(), [](const auto& one) { return one.first == "once"; })) fields.emplace_back("once", new_identifier());
        return post_as_it_is(person, path, fields);
    }

    Reply post_as_it_is(const std::string& person, const std::string& path, const std::vector<std::pair<std::string, std::string>>& fields) {
        std::string body;
        for (const auto& [name, value] : fields) body += (body.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
        return ask(person, "POST", path, body, {{"Accept", "text/html"}, {"Content-Type", "application/x-www-form-urlencoded"}, {"Sec-Fetch-Site", "same-origin"}});
    }

    // A form with files, as browsers send it.
    Reply send(const std::string& person, const std::string& path, const std::vector<std::pair<std::string, std::string>>& fields, const std::vector<SentFile>& sent,
               const std::string& token = "") {
        const std::string boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
        std::string body;
        const auto add = [&](const std::string& header, const std::string& value) { body += "--" + boundary + "\r\nContent-Disposition: form-data; " + header + "\r\n\r\n" + value + "\r\n"; };
        add("name=\"token\"", token.empty() ? "token-of-" + person : token);
        for (const auto& [name, value] : fields) add("name=\"" + name + "\"", value);
        for (const SentFile& file : sent) add("name=\"" + file.field + "\"; filename=\"" + file.name + "\"\r\nContent-Type: application/octet-stream", file.bytes);
        body += "--" + boundary + "--\r\n";
        return ask(person, "POST", path, body, {{"Accept", "text/html"}, {"Content-Type", "multipart/form-data; boundary=" + boundary}, {"Sec-Fetch-Site", "same-origin"}});
    }

    static bool says(const Reply& reply, std::string_view text) { return reply.body.find(text) != std::string::npos; }

    // The value of a hidden field of a page's form.
    static std::string hidden(const Reply& page, const std::string& name) {
        const std::string begin = "name=\"" + name + "\" value=\"";
        const std::size_t at = page.body.find(begin);
        if (at == std::string::npos) return "(nothing)";
        return page.body.substr(at + begin.size(), page.body.find('"', at + begin.size()) - at - begin.size());
    }

    Reception reception{*state.store, [this] { return now; }};
    Pages pages{SOURCE_DIR "/templates/desk"};
    DeskFiles files{SOURCE_DIR "/templates/desk"};
    Desk desk{registry, reception, people, pool, pages, files};
};

}  // namespace server

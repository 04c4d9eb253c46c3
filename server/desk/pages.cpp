#include "server/desk/pages.h"

#include "server/whole_file.h"

#include <kainjow/mustache.hpp>

#include <map>
#include <stdexcept>

namespace server {

namespace mustache = kainjow::mustache;

struct Pages::Parsed {
    std::map<std::string, mustache::mustache, std::less<>> pages;
};

namespace {

// With the text of each part in the place of its {{> NAME}}, so that nothing is parsed again with each request.
std::string with_parts(std::string text, const std::filesystem::path& folder, const std::string& name) {
    constexpr std::string_view begin = "{{> ", end = "}}";
    constexpr int most_parts = 100;
    for (int parts = 0; parts < most_parts; ++parts) {
        const std::size_t at = text.find(begin);
        if (at == std::string::npos) return text;
        const std::size_t stop = text.find(end, at);
        if (stop == std::string::npos) throw std::runtime_error(name + ": a {{> is not closed");
        const std::string part = text.substr(at + begin.size(), stop - at - begin.size());
        text.replace(at, stop + end.size() - at, read_file(folder / ("_" + part + ".html")));
    }
    throw std::runtime_error(name + ": its parts have no end");
}

mustache::data data_of(const layout::Value& value) {
    using Kind = layout::Value::Kind;
    switch (value.kind()) {
        case Kind::null: return mustache::data(false);
        case Kind::boolean: return mustache::data(value.boolean());
        case Kind::number: return mustache::data(value.number().text);
        case Kind::string: return value.text().empty() ? mustache::data(false) : mustache::data(value.text());
        case Kind::array: {
            mustache::data list(mustache::data::type::list);
            for (const layout::Value& item : value.items()) list.push_back(data_of(item));
            return list;
        }
        case Kind::object: {
            mustache::data object(mustache::data::type::object);
            for (const layout::Member& member : value.members()) object.set(member.name, data_of(member.value));
            return object;
        }
    }
    throw std::logic_error("a value of no kind");
}

class CompleteContext final : public mustache::context<std::string> {
public:
    CompleteContext(const mustache::data* data, std::string_view page) : context(data), page_(page) {}

    const mustache::data* get(const std::string& name) const override {
        if (const auto* found = context::get(name)) return found;
        throw std::logic_error("the page " + std::string(page_) + " says {{" + name + "}}, which its view does not have");
    }

private:
    std::string_view page_;
};

}  // namespace

Pages::Pages(const std::filesystem::path& folder) {
    auto parsed = std::make_unique<Parsed>();
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::filesystem::path& file = entry.path();
        if (file.extension() != ".html" || file.stem().string().starts_with('_')) continue;
        mustache::mustache page(with_parts(read_file(file), folder, file.string()));
        if (!page.is_valid()) throw std::runtime_error(file.string() + ": " + page.error_message());
        parsed->pages.emplace(file.stem().string(), std::move(page));
    }
    if (parsed->pages.empty()) throw std::runtime_error(folder.string() + " has no pages");
    parsed_ = std::move(parsed);
}

Pages::~Pages() = default;

std::string Pages::render(std::string_view page, const layout::Value& view) const {
    const auto found = parsed_->pages.find(page);
    if (found == parsed_->pages.end()) throw std::logic_error("the desk has no page " + std::string(page));
    mustache::mustache mine = found->second;  // Rendering keeps its place in the object.
    const mustache::data data = data_of(view);
    CompleteContext context(&data, page);
    return mine.render(context);
}

}  // namespace server

#include "layout/render_record.h"

#include "layout/engine.h"
#include "layout/template/form_tree.h"
#include "layout/text/lexicon.h"
#include "layout/value/write_json.h"

#include <algorithm>
#include <set>

namespace layout {
namespace {

Value whole(std::size_t number) {
    return Value(Number{std::to_string(number), static_cast<double>(number)});
}

Value text_or_null(const std::string& text) {
    return text.empty() ? Value() : Value(text);
}

Value faces_of(const FormTree& tree) {
    std::set<std::pair<std::string, std::string>> faces;  // Name and digest.
    for (const auto& [name, style] : tree.styles)
        for (const auto* face : {style->regular.get(), style->bold.get()})
            if (face != nullptr) faces.emplace(face->descriptor().postscript_name, face->entry().sha256);
    Value::Array list;
    for (const auto& [name, digest] : faces) list.emplace_back(Value::Object{{"name", Value(name)}, {"sha256", Value(digest)}});
    return Value(std::move(list));
}

bool shows(const Pages& pages, const std::shared_ptr<const Path>& path) {
    for (const Page& page : pages.pages)
        for (const Item& item : page.items)
            if (const auto* drawing = std::get_if<Drawing>(&item); drawing != nullptr && drawing->path == path) return true;
    return false;
}

Value repairs_of(const RenderOptions& options) {
    Value::Array list;
    for (const Repair& repair : options.repairs)
        list.emplace_back(Value::Object{{"end", whole(repair.end)}, {"pointer", Value(repair.pointer)}, {"rule", Value(repair.rule)}, {"start", whole(repair.start)}});
    return Value(std::move(list));
}

}  // namespace

std::string render_record(const Form& form, const Pages& pages, const Site& site, const RenderOptions& options) {
    const bool emblem = site.emblem && shows(pages, site.emblem);
    const Value record(Value::Object{
        {"emblem", emblem ? Value(site.emblem_sha256) : Value()},
        {"engine", Value(engine())},
        {"faces", faces_of(*form.tree)},
        {"form", Value(Value::Object{{"name", Value(form.name)}, {"sha256", Value(form.sha256)}, {"version", Value(form.version)}})},
        {"lists", Value(options.wishes.lists)},
        {"repairs", repairs_of(options)},
        {"schema", Value("saraban-render/1")},
        {"terms", text_or_null(site.words ? site.words->site_terms_sha256() : "")}});
    return write_json(record) + '\n';
}

}  // namespace layout

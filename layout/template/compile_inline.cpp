#include "layout/template/compiler.h"

#include "layout/text/admit_text.h"

namespace layout {
namespace {

// "{/letter/date|date}" without the braces, becomes a field.
Inline::Field field_of(std::string_view inside, int line, const Compiler& compiler, const SchemaView& schema) {
    Inline::Field field;
    const std::size_t bar = std::min(inside.find('|'), inside.size());
    field.counts = inside.substr(0, bar) == "#";
    if (!field.counts) {
        field.path = compiler.path(inside.substr(0, bar), line, schema);
        if (!schema.follow(field.path).printable())
            compiler.fail(line, "{" + std::string(inside) + "}: the member is no text and no number");
    }
    for (std::size_t at = bar; at < inside.size();) {
        const std::size_t end = std::min(inside.find('|', at + 1), inside.size());
        const std::string spec(inside.substr(at + 1, end - at - 1));
        const auto format = parse_format(spec);
        if (!format) compiler.fail(line, "unknown format \"" + spec + "\" (or its argument is missing or wrong)");
        if (format->kind == Format::Kind::words && !compiler.tree.lists.contains(format->list))
            compiler.fail(line, "unknown word list " + format->list);
        if (format->kind == Format::Kind::quarter_months && !schema.follow(format->year).known())
            compiler.fail(line, "unknown field in \"" + spec + "\"");
        field.formats.push_back(*format);
        at = end;
    }
    return field;
}

// One stretch of a form's text: literals and {fields}; "{{" and "}}" are braces.
class TextReader {
public:
    TextReader(const Compiler& compiler, int line, const Style* style, const SchemaView& schema, bool bold)
        : compiler_(compiler), line_(line), style_(style), schema_(schema), bold_(bold) {}

    void read(std::string_view text, Template& into) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool doubled = i + 1 < text.size() && text[i + 1] == text[i];
            if ((text[i] == '{' || text[i] == '}') && doubled) {
                literal_ += text[i++];
            } else if (text[i] == '{') {
                const std::size_t end = text.find('}', i);
                if (end == std::string_view::npos) compiler_.fail(line_, "a { without its }");
                flush(into);
                into.push_back({Inline{field_of(text.substr(i + 1, end - i - 1), line_, compiler_, schema_), bold_}});
                admit_words(std::get<Inline::Field>(std::get<Inline>(into.back().content).content));
                i = end;
            } else if (text[i] == '}') {
                compiler_.fail(line_, "a } without its {");
            } else {
                literal_ += text[i];
            }
        }
        flush(into);
    }

private:
    std::u16string admitted(const std::string& text) const {
        if (style_ == nullptr) return to_utf16(text);
        Problems problems;
        auto kept = admit_text(text, *(bold_ ? style_->bold : style_->regular), "", problems);
        if (!problems.empty()) compiler_.fail(line_, problems.front().english);
        return kept;
    }

    // The words that a field may print are the form's own, so their letters are checked here.
    void admit_words(const Inline::Field& field) const {
        for (const Format& format : field.formats)
            if (format.kind == Format::Kind::words)
                for (const auto& [is, word] : compiler_.tree.lists.find(format.list)->second) admitted(word);
    }

    void flush(Template& into) {
        if (literal_.empty()) return;
        into.push_back({Inline{Inline::Literal{admitted(literal_)}, bold_}});
        literal_.clear();
    }

    const Compiler& compiler_;
    int line_;
    const Style* style_;
    const SchemaView& schema_;
    bool bold_;
    std::string literal_;
};

void append_inline(const Compiler& compiler, const Element& parent, const Style* style, const SchemaView& schema,
                   bool bold, Template& into);

void append_element(const Compiler& compiler, const Element& element, const Style* style, const SchemaView& schema,
                    bool bold, Template& into) {
    Attributes attributes(element, compiler.file);
    if (element.name == "if") {
        Entry<Inline>::If condition{compiler.test(attributes, element.line, schema), {}};
        attributes.finish();
        append_inline(compiler, element, style, schema, bold, condition.entries);
        into.push_back({std::move(condition)});
    } else if (element.name == "each") {
        Entry<Inline>::Each each{compiler.path(attributes.required("of"), element.line, schema), {}, {}};
        if (const auto between = attributes.text("between")) 
            TextReader(compiler, element.line, style, schema, bold).read(*between, each.between);
        attributes.finish();
        const SchemaView item = schema.follow(each.of).items();
        if (!item.known()) compiler.fail(element.line, "<each>: the member is no list");
        append_inline(compiler, element, style, item, bold, each.entries);
        into.push_back({std::move(each)});
    } else if (element.name == "b") {
        attributes.finish();
        if (style != nullptr && !style->bold) compiler.fail(element.line, "<b>: the style's family has no bold face");
        append_inline(compiler, element, style, schema, true, into);
    } else if (element.name == "page-number" || element.name == "page-count") {
        attributes.finish_empty();
        if (!compiler.furniture) compiler.fail(element.line, "<" + element.name + "> stands in a <header> or <footer> only");
        if (element.name == "page-number") into.push_back({Inline{Inline::PageNumber{}, bold}});
        else into.push_back({Inline{Inline::PageCount{}, bold}});
    } else if (element.name == "next-words") {
        if (!compiler.cue) compiler.fail(element.line, "<next-words> stands in a <cue> only");
        const Pt most = attributes.length("width", {});
        attributes.finish_empty();
        into.push_back({Inline{Inline::NextWords{most}, bold}});
    } else {
        compiler.fail(element.line, "unknown element <" + element.name + "> in text");
    }
}

void append_inline(const Compiler& compiler, const Element& parent, const Style* style, const SchemaView& schema,
                   bool bold, Template& into) {
    for (const auto& child : parent.children) {
        if (const auto* data = std::get_if<CharacterData>(&child))
            TextReader(compiler, data->line, style, schema, bold).read(data->text, into);
        else
            append_element(compiler, std::get<Element>(child), style, schema, bold, into);
    }
}

}  // namespace

Template Compiler::text(const Element& element, const Style* style, const SchemaView& schema) const {
    Template made;
    append_inline(*this, element, style, schema, false, made);
    return made;
}

Template Compiler::text(std::string_view attribute, int line, const Style* style, const SchemaView& schema) const {
    Template made;
    TextReader(*this, line, style, schema, false).read(attribute, made);
    return made;
}

MemberPath Compiler::path(std::string_view text, int line, const SchemaView& schema) const {
    MemberPath made = parse_path(text);
    if (text.empty() || !schema.follow(made).known())
        fail(line, "unknown field \"" + std::string(text) + "\": the schema describes no such member here");
    return made;
}

Test Compiler::test(Attributes& attributes, int line, const SchemaView& schema) const {
    Test made;
    const auto has = attributes.text("has"), lacks = attributes.text("lacks");
    if (has.has_value() == lacks.has_value()) attributes.fail("<if> wants either has or lacks");
    made.lacks = lacks.has_value();
    const std::string member = has ? *has : *lacks;
    made.counts = member == "#";
    if (!made.counts) made.path = path(member, line, schema);
    made.is = attributes.text("is");
    if (const auto in = attributes.text("in")) made.in = path(*in, line, schema);
    if (const auto every = attributes.text("every")) {
        if (!made.in) attributes.fail("every wants in");
        made.every = path(*every, line, schema.follow(made.path).items());
    }
    made.like = attributes.one_of<Test::Like>("like", {{"month", Test::Like::month}, {"day", Test::Like::day}},
                                              Test::Like::anything);
    return made;
}

}  // namespace layout

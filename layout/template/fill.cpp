#include "layout/template/fill.h"

#include "layout/template/fill_text.h"
#include "layout/template/qr_path.h"
#include "layout/text/characters.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace layout {
namespace {

// A drawn stand-in of the emblem's very size, so that a draft keeps its measures. The
// Garuda is 0.9158 as wide as it is high (measured on the vector that the PM's Office forms use).
std::shared_ptr<const Path> placeholder_path() {
    using enum Path::Segment::Verb;
    static const auto path = std::make_shared<const Path>(Path{
        {{move, 0, 0, 0, 0, 0, 0}, {line, 0, 0, 0, 0, 916, 0}, {line, 0, 0, 0, 0, 916, 1000}, {line, 0, 0, 0, 0, 0, 1000}, {close}},
        916, 1000});
    return path;
}

class Filler {
public:
    Filler(Filling& filling, std::shared_ptr<const Path> emblem) : filling_(filling), emblem_(std::move(emblem)) {}

    std::vector<Block> blocks(const Blocks& entries, const Scope& scope) const {
        std::vector<Block> made;
        expand(entries, scope, [&](const BlockNode& node, const Scope& inner) { append(node, inner, made); });
        return made;
    }

    std::vector<Paragraph> paragraphs(const std::vector<Entry<ParagraphNode>>& entries, const Scope& scope) const {
        std::vector<Paragraph> made;
        expand(entries, scope, [&](const ParagraphNode& node, const Scope& inner) {
            auto some = paragraphs_of(node, inner, filling_);
            std::move(some.begin(), some.end(), std::back_inserter(made));
        });
        return made;
    }

private:
    void append(const BlockNode& node, const Scope& scope, std::vector<Block>& made) const {
        if (const auto* paragraph = std::get_if<ParagraphNode>(&node.content))
            for (Paragraph& one : paragraphs_of(*paragraph, scope, filling_)) made.push_back({std::move(one)});
        else if (const auto* group = std::get_if<GroupNode>(&node.content)) made.push_back({fill_group(*group, scope)});
        else if (const auto* table = std::get_if<TableNode>(&node.content)) made.push_back({fill_table(*table, scope)});
        else if (const auto* picture = std::get_if<PictureNode>(&node.content)) append_picture(*picture, scope, made);
        else if (const auto* qr = std::get_if<QrNode>(&node.content)) append_qr(*qr, scope, made);
        else if (const auto* leader = std::get_if<LeaderNode>(&node.content)) made.push_back({fill_leader(*leader, scope)});
        else if (const auto* chart = std::get_if<ChartNode>(&node.content)) made.push_back({fill_chart(*chart, scope)});
        else if (const auto* pinned = std::get_if<PinnedNode>(&node.content)) made.push_back({fill_pinned(*pinned, scope)});
        else if (const auto* space = std::get_if<Space>(&node.content)) made.push_back({*space});
        else made.push_back({NewPage{}});
    }

    Group fill_group(const GroupNode& node, const Scope& scope) const {
        Group group = node.frame;
        group.blocks = blocks(node.blocks, scope);
        return group;
    }

    Table fill_table(const TableNode& node, const Scope& scope) const {
        Table table = node.frame;
        expand(node.rows, scope, [&](const RowNode& row, const Scope& inner) {
            Row made{{}, row.head};
            for (const CellNode& cell : row.cells)
                made.cells.push_back({paragraphs(cell.content, inner), cell.column_span, cell.header, cell.scope});
            table.rows.push_back(std::move(made));
        });
        return table;
    }

    void append_picture(const PictureNode& node, const Scope& scope, std::vector<Block>& made) const {
        Picture picture = node.frame;
        picture.path = emblem_;
        if (!emblem_ && !node.placeholder) {
            filling_.problems.push_back({node.asked_by ? node.asked_by->pointer(scope) : "", "emblem",
                                         "เอกสารฉบับจริงต้องมีตราครุฑ แต่ระบบนี้ยังไม่ได้ติดตั้งไฟล์ตราครุฑ",
                                         "A final document needs the emblem, and this installation has no emblem file"});
            return;
        }
        if (!emblem_) {
            picture.path = placeholder_path();
            picture.stroke = {0.5};
            picture.label = line_of(*node.placeholder, scope, filling_);
        }
        picture.alternative = plain_text(node.alternative, scope, filling_);
        made.push_back({std::move(picture)});
    }

    void append_qr(const QrNode& node, const Scope& scope, std::vector<Block>& made) const {
        const std::string text = member_text(node.of.find(scope));
        if (text.empty()) return;
        Picture picture = node.frame;
        picture.path = std::make_shared<const Path>(qr_path(text));
        picture.height = node.module * picture.path->height;
        picture.alternative = plain_text(node.alternative, scope, filling_);
        picture.beside = paragraphs(node.beside, scope);
        made.push_back({std::move(picture)});
    }

    Pinned fill_pinned(const PinnedNode& node, const Scope& scope) const {
        Pinned pinned = node.frame;
        pinned.content = paragraphs(node.content, scope);
        return pinned;
    }

    LeaderLine fill_leader(const LeaderNode& node, const Scope& scope) const {
        LeaderLine leader = node.frame;
        expand(node.fields, scope, [&](const LeaderNode::Field& field, const Scope& inner) {
            LeaderLine::Field made = field.frame;
            made.label = line_of(field.label, inner, filling_);
            made.content = line_of(field.content, inner, filling_);
            leader.fields.push_back(std::move(made));
        });
        return leader;
    }

    static std::optional<double> number(const Value* value) {
        if (value == nullptr || value->kind() != Value::Kind::number) return std::nullopt;
        return value->number().value;
    }

    Chart fill_chart(const ChartNode& node, const Scope& scope) const {
        Chart chart = node.frame;
        chart.target = number(node.target.find(scope));
        chart.target_label = line_of(node.target_label, scope, filling_);
        chart.alternative = plain_text(node.alternative, scope, filling_);
        const Value* bars = node.bars.see(scope);
        if (bars == nullptr || !bars->is_array()) return chart;
        for (std::size_t i = 0; i < bars->items().size(); ++i) {
            const Scope item = item_scope(scope, node.bars, *bars, i);
            chart.bars.push_back({line_of(node.label, item, filling_), line_of(node.figure, item, filling_), number(node.value.find(item))});
        }
        return chart;
    }

    Filling& filling_;
    std::shared_ptr<const Path> emblem_;
};

Digits digits_of(const FormTree& tree, const Scope& scope) {
    const std::string wanted = tree.digits_from ? member_text(tree.digits_from->find(scope)) : std::string();
    if (wanted == "thai") return Digits::thai;
    if (wanted == "arabic") return Digits::arabic;
    return wanted == "as_given" ? Digits::as_given : tree.digits;
}

// Not seen in a file's name, or turns it round (“txt.exe” shown as “exe.txt”).
bool is_hidden(char32_t c) {
    return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

bool is_refused_in_names(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c < 0x80 && std::string_view("/\\:*?\"<>|").find(static_cast<char>(c)) != std::string_view::npos);
}

// Characters that Windows, macOS or Linux refuse in a file's name become spaces, hidden ones
// nothing; at most 80 characters, so that Thai stays under the 255 bytes of common file
// systems, and no letter without its marks.
std::string safe_file_name(std::string_view text) {
    constexpr std::size_t longest = 80;
    constexpr char32_t sara_am = U'ำ';
    std::string out;
    std::size_t characters = 0, last_letter = 0;  // Where the last letter begins in `out`.
    for (std::size_t i = 0, begin = 0; i < text.size(); begin = i) {
        const char32_t c = next_utf8(text, i);
        if (is_hidden(c)) continue;
        const bool joins = is_combining_mark(c) || c == sara_am;
        if (++characters > longest) {
            if (joins) out.resize(last_letter);
            break;
        }
        if (!joins) last_letter = out.size();
        if (is_refused_in_names(c)) out += ' ';
        else out += text.substr(begin, i - begin);
    }
    out.erase(0, std::min(out.find_first_not_of(" ."), out.size()));
    out.erase(out.find_last_not_of(" .") + 1);
    return out;
}

std::string ascii_file_name(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
        if (kept) out += c;
        else if (c == '/' || c == ' ') out += '-';
    }
    return out;
}

// Metadata has one line: a line feed is a space there.
std::string on_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

// What a document says of itself stands in its XMP, too: XML has no place for these (Char of XML 1.0, 2.2).
void check_fact(const std::string& fact, Problems& problems) {
    for (std::size_t i = 0; i < fact.size();) {
        const char32_t c = next_utf8(fact, i);
        if (c >= 0x20 && (c < 0x7F || c >= 0xA0) && (c & 0xFFFE) != 0xFFFE) continue;
        problems.push_back({"", "control", "ชื่อเรื่อง หน่วยงาน หรือหัวข้อของเอกสารมีอักขระที่ใช้ไม่ได้", "The document's title, author or subject holds a character that cannot stand there"});
        return;
    }
}

// RFC 3339 allows small t and z, and a leap second, which a PDF's date does not have.
void fill_created(const FormTree& tree, const Scope& scope, Facts& facts, Filling& filling) {
    if (!tree.created) return;
    std::string created = member_text(tree.created->find(scope));
    if (created.empty()) return;
    for (char& c : created)
        if (c == 't' || c == 'z') c = static_cast<char>(c - 'a' + 'A');
    if (created.size() > 18 && created.compare(17, 2, "60") == 0)
        filling.problems.push_back({tree.created->pointer(scope), "format", "วินาทีที่ 60 ใช้เป็นเวลาของเอกสารไม่ได้",
                                    "A leap second (60) cannot be a document's time"});
    else
        facts.created = std::move(created);
}

// A member that is printed in several places is at fault once.
Problems each_once(const Problems& problems) {
    Problems kept;
    std::set<std::pair<std::string, std::string>> told;
    for (const Problem& problem : problems)
        if (told.emplace(problem.pointer, problem.english).second) kept.push_back(problem);
    return kept;
}

}  // namespace

Result<Filled> fill(const FormTree& tree, const Value& data, const std::shared_ptr<const Path>& emblem, const Wishes& wishes) {
    UsedMembers used;
    const Scope scope{&data, &data, "", 0, &used}, unwatched{&data, &data, "", 0};
    Filling filling{tree, digits_of(tree, scope), wishes.lists, {}};
    const Filler filler(filling, emblem);
    Filled filled;
    filled.digits = filling.digits;
    filled.document.frame = tree.frame;
    filled.document.blocks = filler.blocks(tree.body, scope);
    for (const FurnitureNode& node : tree.furniture) {
        Furniture furniture = node.frame;
        furniture.content = filler.paragraphs(node.content, scope);
        filled.document.furniture.push_back(std::move(furniture));
    }
    filled.document.cue = tree.cue.frame;
    filled.document.cue.content = filler.paragraphs(tree.cue.content, scope);
    filled.facts.title = on_one_line(plain_text(tree.title, scope, filling));
    filled.facts.author = on_one_line(plain_text(tree.author, scope, filling));
    filled.facts.subject = on_one_line(plain_text(tree.subject, scope, filling));
    fill_created(tree, scope, filled.facts, filling);
    filled.file_name = safe_file_name(plain_text(tree.file_name, unwatched, filling));
    filling.digits = Digits::arabic;  // Thai digits are not ASCII.
    filled.ascii_file_name = ascii_file_name(plain_text(tree.ascii_file_name, unwatched, filling));
    for (const std::string* fact : {&filled.facts.title, &filled.facts.author, &filled.facts.subject}) check_fact(*fact, filling.problems);
    if (!filling.problems.empty()) return each_once(filling.problems);
    filled.printed = used.part_of(data);
    return filled;
}

}  // namespace layout

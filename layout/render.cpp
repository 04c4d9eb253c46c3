#include "layout/render.h"

#include "layout/block/typeset.h"
#include "layout/pdf/write_pdf.h"
#include "layout/render_record.h"
#include "layout/text/lexicon.h"
#include "layout/value/write_json.h"

namespace layout {

Result<Rendered> render(const Form& form, std::string_view body, const Site& site, const RenderOptions& options) {
    const auto data = read_json(body, options.limits);
    if (!data) return data.problems();
    return render_value(form, *data, site, options);
}

namespace {

// Both travel inside the PDF: what it says, and how it was made.
std::vector<Attachment> attachments(const Value& printed, std::string record) {
    return {{"data.json", "application/json", "Source", "ข้อมูลที่พิมพ์ในเอกสารนี้", write_json(printed) + '\n'},
            {"render.json", "application/json", "Supplement", "วิธีจัดทำเอกสารนี้", std::move(record)}};
}

// Of what was repaired before, what is printed: the rest is not told of either.
RenderOptions telling_of(const Value& printed, RenderOptions options) {
    std::erase_if(options.repairs, [&](const Repair& repair) { return at_pointer(printed, repair.pointer) == nullptr; });
    return options;
}

// `broken`: what is known to be wrong already.
Result<Rendered> set(const Form& form, const Value& data, const Site& site, const RenderOptions& options, Problems broken) try {
    auto filled = fill(*form.tree, data, site.emblem, options.wishes);
    if (!filled) broken.insert(broken.end(), filled.problems().begin(), filled.problems().end());
    if (!broken.empty()) return broken;
    auto pages = typeset(filled->document, site.words ? site.words.get() : Lexicon::built_in().get(), options.budget);
    if (!pages) return pages.problems();

    if (filled->facts.title.empty()) filled->facts.title = form.title;
    filled->facts.creator = "Saraban " + form.name + " " + form.version;
    filled->facts.attachments = attachments(filled->printed, render_record(form, *pages, site, telling_of(filled->printed, options)));
    filled->facts.seal = options.seal;
    std::string pdf = write_pdf(*pages, filled->facts, options.budget);
    return Rendered{std::move(pdf), *std::move(pages), std::move(filled->file_name), std::move(filled->ascii_file_name)};
} catch (const CpuBudgetSpent&) {
    return Problem{"", "too_large", "เอกสารนี้ใช้เวลาประมวลผลเกินกำหนด โปรดแบ่งเป็นเอกสารที่เล็กลง",
                   "The document takes more processor time than is allowed; divide it into smaller ones"};
}

}  // namespace

Result<Rendered> render_value(const Form& form, const Value& data, const Site& site, const RenderOptions& options) {
    if (Problems problems = form.schema.check(data); !problems.empty()) return problems;
    return set(form, data, site, options, site.rules && !form.rules.empty() ? site.rules(form.rules, data) : Problems());
}

Result<Rendered> render_again(const Form& form, const Value& printed, const Site& site, const RenderOptions& options) {
    return set(form, printed, site, options, {});
}

}  // namespace layout

#include "server/verify_file.h"

#include "layout/number_letter.h"
#include "layout/value/read_json.h"
#include "server/proof/own_files.h"
#include "server/proof/record.h"
#include "server/signoff/seal/reasons.h"
#include "server/signoff/seal/register_letter.h"
#include "server/signoff/seal/unsealed.h"
#include "server/signoff/times.h"

#include <algorithm>

namespace server {

using layout::Value;

namespace {

layout::SealPlace place_of(const Unsealed& unsealed) {
    return {write_thai_time(unsealed.time), unsealed.name, unsealed.reason, unsealed.letter};
}

Value problems_value(const layout::Problems& problems) {
    Value::Array list;
    for (const layout::Problem& problem : problems)
        list.emplace_back(Value::Object{{"pointer", Value(problem.pointer)},
                                        {"code", Value(problem.code)},
                                        {"detail", Value(problem.thai)},
                                        {"detail_en", Value(problem.english)}});
    return Value(std::move(list));
}

Value text_or_null(const std::string& text) {
    return text.empty() ? Value() : Value(text);
}

Value seal_value(const SealReport& report) {
    Value::Array seals;
    for (const SealFound& seal : report.seals)
        seals.emplace_back(Value::Object{{"field", Value(seal.field)},
                                         {"signer", Value(seal.signer)},
                                         {"subject", Value(seal.subject)},
                                         {"time", Value(write_thai_time(seal.time))},
                                         {"level", Value(std::string(name_of(seal.level)))},
                                         {"sha256", Value(seal.sha256)}});
    return Value(Value::Object{{"valid", Value(report.valid)},
                               {"trust_checked", Value(report.trust_checked)},
                               {"letter", Value(report.letter)},
                               {"number", text_or_null(report.number)},
                               {"date", text_or_null(report.date)},
                               {"seals", Value(std::move(seals))},
                               {"reasons", problems_value(report.reasons)},
                               {"remarks", problems_value(report.remarks)}});
}

// A signature dictionary stands in it: whoever sees that must be told whether it holds, also when
// it is not as we write it.
bool claims_a_seal(std::string_view pdf) {
    return pdf.find("/ByteRange") != std::string_view::npos;
}

// Whether the letter's first revision is set here as it was set there. The emblem is no part of a field.
bool set_alike(const Proof& proof) {
    const bool compared = proof.verdict == Proof::Verdict::same || proof.verdict == Proof::Verdict::cannot_compare;
    return compared && std::ranges::all_of(proof.made_otherwise, [](const MadeOtherwise& one) { return one.what == "emblem"; });
}

// How this program prints the number and date of a letter that is set_alike().
layout::Result<std::vector<std::string>> looks_here(std::string_view first_revision, const SealReport& report, const std::vector<layout::Form>& forms,
                                                    const layout::Site& site, const layout::RenderOptions& bounds, const PdfLimits& limits) {
    const auto files = extract(first_revision, limits);
    if (!files) return files.problems();
    const auto record = read_record(files->record);
    if (!record) return record.problems();
    const auto data = layout::read_json(files->data, bounds.limits);
    if (!data) return data.problems();
    return layout::letter_looks(*layout::find_form(forms, record->form), *data, site_of(*record, site), report.number, report.date);
}

// A numbered letter shows the number and date that it holds, or is not valid: whoever has the
// records unit's key could else let them differ.
void check_looks(FileVerdict& verdict, std::string_view pdf, std::string_view first_revision, const std::vector<layout::Form>& forms,
                 const layout::Site& site, const layout::RenderOptions& bounds, const PdfLimits& limits) {
    SealReport& report = *verdict.seal;
    if (!report.valid || report.seals.size() < 2) return;
    if (!set_alike(verdict.proof)) {
        report.remarks.push_back(reason("look-not-checked", "/records_seal"));
        return;
    }
    const auto looks = looks_here(first_revision, report, forms, site, bounds, limits);
    if (looks && was_numbered_with(pdf, *looks)) return;
    report.valid = false;
    report.reasons.push_back(reason("numbering-look", "/records_seal"));
}

}  // namespace

bool FileVerdict::good() const {
    if (seal && !seal->valid) return false;
    if (proof.verdict == Proof::Verdict::same) return true;
    return proof.verdict == Proof::Verdict::cannot_compare && proof.comparison.text == Sameness::same;
}

FileVerdict verify_file(std::string_view pdf, const std::vector<layout::Form>& forms, const layout::Site& site,
                        const layout::RenderOptions& bounds, const std::vector<Der>& anchors, const PdfLimits& limits) {
    const auto before = unsealed(pdf);
    if (!before) {
        FileVerdict verdict{verify(pdf, forms, site, bounds, limits), {}};
        if (claims_a_seal(pdf)) verdict.seal = verify_seal(pdf, anchors);
        return verdict;
    }
    layout::RenderOptions with_place = bounds;
    with_place.seal = place_of(*before);
    FileVerdict verdict{verify(before->bytes, forms, site, with_place, limits), verify_seal(pdf, anchors)};
    check_looks(verdict, pdf, before->bytes, forms, site, bounds, limits);
    return verdict;
}

Value verdict_value(const FileVerdict& verdict) {
    Value::Object members = proof_value(verdict.proof).members();
    members.push_back({"seal", verdict.seal ? seal_value(*verdict.seal) : Value()});
    return Value(std::move(members));
}

}  // namespace server

#include "server/verify_file.h"

#include "server/signoff/seal/unsealed.h"
#include "server/signoff/times.h"

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
    constexpr const char* levels[] = {"B-B", "B-T", "B-LT"};
    Value::Array seals;
    for (const SealFound& seal : report.seals)
        seals.emplace_back(Value::Object{{"field", Value(seal.field)},
                                         {"signer", Value(seal.signer)},
                                         {"subject", Value(seal.subject)},
                                         {"time", Value(write_thai_time(seal.time))},
                                         {"level", Value(levels[static_cast<int>(seal.level)])},
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
    return {verify(before->bytes, forms, site, with_place, limits), verify_seal(pdf, anchors)};
}

Value verdict_value(const FileVerdict& verdict) {
    Value::Object members = proof_value(verdict.proof).members();
    members.push_back({"seal", verdict.seal ? seal_value(*verdict.seal) : Value()});
    return Value(std::move(members));
}

}  // namespace server

#include "server/intake/page/indicator_value.h"

#include "server/intake/figure.h"

namespace server {

using layout::Value;

namespace {

Value text_or_null(const std::optional<std::string>& text) { return text ? Value(*text) : Value(); }

Value number_of(std::size_t number) { return Value(layout::Number{std::to_string(number), static_cast<double>(number)}); }

Value source_value(const std::optional<std::string>& source, const std::optional<std::string>& truncated_at) {
    return Value(Value::Object{{"url", text_or_null(source)},
                               {"truncated", Value(truncated_at.has_value())},
                               {"truncated_at", text_or_null(truncated_at)}});
}

Value quarters_value(const QuarterTable& table, const PageBodies& bodies) {
    Value::Array quarters;
    for (std::size_t q = 0; q < table.rows.size(); ++q) {
        const QuarterRow& row = table.rows[q];
        quarters.emplace_back(Value::Object{{"quarter", number_of(q + 1)},
                                            {"result", figure(row.result)},
                                            {"score", figure(row.score)},
                                            {"score_2_1", figure(row.score_2_1)},
                                            {"score_2_2", figure(row.score_2_2)},
                                            {"report", bodies.values[first_report + q]}});
    }
    return Value(std::move(quarters));
}

Value review_value(const std::optional<PageReview>& review) {
    if (!review) return Value();
    return Value(Value::Object{{"quarter", number_of(review->quarter)}, {"score", figure(review->score)}});
}

}  // namespace

Value indicator_value(const std::optional<std::string>& source, const std::optional<std::string>& truncated_at,
                      const PageFields& fields, const QuarterTable& table, const PageBodies& bodies) {
    constexpr std::size_t unit_digits = 4;  // Of "5009-0963".
    Value::Object members{{"schema", Value("bma-indicator/1")},
                          {"source", source_value(source, truncated_at)},
                          {"code", Value(fields.title->code)},
                          {"org_code", Value(fields.title->code.substr(0, unit_digits))},
                          {"name", Value(fields.title->name)},
                          {"unit", text_or_null(fields.unit)},
                          {"target", figure(fields.target)},
                          {"result", figure(fields.result)},
                          {"type", text_or_null(fields.type)},
                          {"level", text_or_null(fields.level)},
                          {"page_flag", text_or_null(fields.page_flag)},
                          {"review", review_value(fields.review)},
                          {"quarters", quarters_value(table, bodies)}};
    for (std::size_t s = first_after_reports; s < section_count; ++s)
        members.push_back({std::string(section_rows[s].member), bodies.values[s]});
    return Value(std::move(members));
}

}  // namespace server

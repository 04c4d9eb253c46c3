// What a report says: a bma-report/1 document with exactly one indicator and no letter.
//
// Its "approver" is who is expected to sign. Whoever signs is printed in that place.

#pragma once

#include "layout/problem.h"
#include "layout/value/value.h"
#include "server/office/registry.h"

#include <string>

namespace server {

struct ReportDocument {
    layout::Value value;
    std::string json;  // `value` on one line, in its sender's order: its digest is the report's data_sha256.
};

// Refuses whatever could not be printed when it is signed: the schema, the rules, a glyph, a word
// that does not fit. Takes as long as a rendering.
layout::Result<ReportDocument> read_report_document(const Registry& registry, std::string_view body);

// The same for one that is kept: never refused.
layout::Value read_kept(const std::string& json);

// Writes what lists and rules need of the document into the record: office, quarter, indicator.
void take_facts(Report& report, const ReportDocument& document);

// Whether it reports on the record's own indicator, office and quarter; else what differs.
layout::Problems differences(const Report& report, const ReportDocument& document);

// All of its texts, for searching.
std::string words_of(const layout::Value& document);

// The value with the member put in the place of what it had, or at the end.
layout::Value with_member(const layout::Value& object, const std::string& name, layout::Value member);

// The text at a pointer; "" where none stands.
std::string text_at(const layout::Value& value, std::string_view pointer);

}  // namespace server

// Records as JSON.

#pragma once

#include "layout/value/value.h"
#include "server/signoff/audit.h"
#include "server/store/records.h"

namespace server {

layout::Value report_value(const Report& report);
layout::Value evidence_value(const Evidence& evidence);
// How a document is signed: {"means", "certificate", "level", "lowered": [{"code", "detail", "detail_en"}]}; null: it is not.
layout::Value signature_value(const SignatureFacts& signature);
layout::Value document_value(const DocumentFile& document);  // Its "code" leads to /v1/verifications.
layout::Value letter_value(const Letter& letter);
layout::Value plan_value(const Plan& plan);
layout::Value history_value(const AuditEntry& entry);

}  // namespace server

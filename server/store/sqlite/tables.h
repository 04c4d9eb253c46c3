// The tables whose rows are records.

#pragma once

#include "server/store/sqlite/connection.h"

namespace server {

inline constexpr Table report_table{
    "report",
    "id, version, office, unit, fiscal_year, quarter, code, type, name, state, edition, supersedes, data_sha256, truncated, authors, "
    "checked_by, signed_by, delegation, reason, review, created, changed, signed_at, sent_at",
    true};

inline constexpr Table evidence_table{"evidence", "id, report, name, media_type, sha256, bytes, added_version, removed_version"};

inline constexpr Table letter_table{
    "letter",
    "id, version, office, unit, state, code, circular, number, date, subject, addressee, data_sha256, authors, signed_by, delegation, reason, "
    "created, changed, signed_at, sent_at, by_hand, year, register_key",
    true};

inline constexpr Table document_table{"document", "owner, version, name, media_type, sha256, bytes, pages, code, made, means, certificate, level, lowered"};

inline constexpr Table plan_table{"plan", "id, version, fiscal_year, office"};
inline constexpr Table plan_indicator_table{"plan_indicator", "plan, place, code, name, type, due_1, due_2, due_3, due_4"};

inline constexpr Table office_table{"office", "id, version, name"};
inline constexpr Table unit_table{"unit", "office, place, code, name, letter_code"};

inline constexpr Table person_table{
    "person", "id, version, office, unit, login, name, position, roles, password_hash, enabled, failed_logins, locked_until, created"};

inline constexpr Table delegation_table{
    "delegation", "id, version, office, person, capacity, position, principal, order_number, first, last, revoked"};

inline constexpr Table session_table{"session", "token_sha256, id, person, form_token, created, used, ends, reauthenticated"};

inline constexpr Table key_table{"office_key", "id, version, secret_sha256, office, scopes, label, created, expires, revoked"};

inline constexpr Table audit_table{
    "audit", "number, previous, at, actor, via, office, action, record, version, state, data_sha256, file_sha256, detail, digest"};

}  // namespace server

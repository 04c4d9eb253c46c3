// Answers that say no: RFC 9457 problem details, in Thai or English.

#pragma once

#include "layout/problem.h"
#include "server/http/message.h"

#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace server {

// What can be wrong with a request, as a whole. `code` ends the problem's type URI
// (/problems/<code>) and is never translated.
struct ProblemKind {
    std::string_view code;
    int status;
    std::string_view thai, english;  // The problem's title.
};

namespace kind {
inline constexpr ProblemKind json{"json", 400, "ข้อมูลที่ส่งมาไม่ใช่ JSON ที่ถูกต้อง", "The body is not strict JSON"};
inline constexpr ProblemKind framing{"framing", 400, "รูปแบบคำขอ HTTP ไม่ถูกต้อง", "The HTTP request is malformed"};
inline constexpr ProblemKind truncated{"truncated", 400, "ข้อมูลที่ส่งมาไม่ครบถ้วน", "The body is incomplete"};
inline constexpr ProblemKind form{"form", 400, "ข้อมูลที่ส่งมาไม่ใช่แบบฟอร์มที่ถูกต้อง", "The body is not a well-formed form"};
inline constexpr ProblemKind parameter{"parameter", 400, "พารามิเตอร์ของคำขอไม่ถูกต้อง", "A query parameter is wrong"};
inline constexpr ProblemKind unauthorized{"unauthorized", 401, "ต้องเข้าสู่ระบบ หรือใช้กุญแจ API ที่ใช้งานได้", "Sign in, or use a valid API key"};
inline constexpr ProblemKind forbidden{"forbidden", 403, "กุญแจ API ไม่มีสิทธิ์ใช้บริการนี้", "The API key does not permit this"};
inline constexpr ProblemKind not_found{"not_found", 404, "ไม่พบสิ่งที่ร้องขอ", "Nothing is found here"};
inline constexpr ProblemKind method{"method", 405, "ไม่รองรับวิธีเรียกนี้", "The method is not allowed here"};
inline constexpr ProblemKind not_acceptable{"not_acceptable", 406, "ไม่มีคำตอบในรูปแบบที่ร้องขอ", "No acceptable media type is on offer"};
inline constexpr ProblemKind timeout{"timeout", 408, "หมดเวลารอรับข้อมูล", "The request took too long to arrive"};
inline constexpr ProblemKind length_required{"length_required", 411, "ไม่ได้ระบุขนาดของข้อมูล", "The length of the body is not declared"};
inline constexpr ProblemKind too_large{"too_large", 413, "ข้อมูลที่ส่งมามีขนาดใหญ่เกินกำหนด", "The body is too large"};
inline constexpr ProblemKind target_too_long{"target_too_long", 414, "ที่อยู่ของคำขอยาวเกินกำหนด", "The target is too long"};
inline constexpr ProblemKind media_type{"media_type", 415, "ไม่รองรับชนิดของข้อมูลที่ส่งมา", "The body's media type is not supported"};
inline constexpr ProblemKind validation{"validation", 422, "ข้อมูลในเอกสารยังไม่ถูกต้อง", "The document has mistakes"};
inline constexpr ProblemKind header_too_large{"header_too_large", 431, "ส่วนหัวของคำขอมีขนาดใหญ่เกินกำหนด", "The header is too large"};
inline constexpr ProblemKind sign_in{"sign_in", 401, "เข้าสู่ระบบไม่สำเร็จ", "Signing in failed"};
inline constexpr ProblemKind other_site{"other_site", 403, "คำขอมาจากเว็บไซต์อื่น", "The request comes from another site"};
inline constexpr ProblemKind too_many_tries{"too_many_tries", 429, "ลองเข้าสู่ระบบบ่อยเกินไป", "Too many tries to sign in"};
inline constexpr ProblemKind internal{"internal", 500, "ระบบขัดข้อง", "The service failed"};
inline constexpr ProblemKind transfer_coding{"transfer_coding", 501, "ไม่รองรับการส่งข้อมูลแบบ Transfer-Encoding", "The transfer coding is not supported"};
inline constexpr ProblemKind busy{"busy", 503, "ระบบกำลังทำงานเต็มกำลัง", "The service is at capacity"};
inline constexpr ProblemKind version{"version", 505, "ไม่รองรับ HTTP รุ่นนี้", "The version of HTTP is not supported"};

// Of records and their moves.
inline constexpr ProblemKind idempotency_key{"idempotency_key", 400, "ไม่ได้ระบุ Idempotency-Key ที่ถูกต้อง", "A valid Idempotency-Key is required"};
inline constexpr ProblemKind role{"role", 403, "ท่านไม่มีสิทธิ์ดำเนินการนี้", "You have no right to do this"};
inline constexpr ProblemKind other_office{"office", 403, "ข้อมูลนี้เป็นของหน่วยงานอื่น", "This belongs to another office"};
inline constexpr ProblemKind delegation{"delegation", 403, "คำสั่งมอบอำนาจไม่มีผลในวันนี้", "The delegation does not hold today"};
inline constexpr ProblemKind four_eyes{"four_eyes", 403, "ผู้จัดทำและผู้ตรวจสอบต้องเป็นคนละคนกัน", "Two people must see a record"};
inline constexpr ProblemKind reauthentication{"reauthentication", 403, "ต้องยืนยันตัวตนอีกครั้ง", "Authenticate again"};
inline constexpr ProblemKind state{"state", 409, "ดำเนินการในสถานะนี้ไม่ได้", "The record's state does not allow this"};
inline constexpr ProblemKind confirmation{"confirmation", 409, "เอกสารที่ยืนยันไม่ใช่ฉบับปัจจุบัน", "Another document was confirmed"};
inline constexpr ProblemKind truncated_import{"truncated_import", 409, "รายงานนำเข้ามาไม่ครบถ้วน", "The report was imported in part"};
inline constexpr ProblemKind edition_open{"edition_open", 409, "มีฉบับใหม่ที่ยังไม่ได้ลงนาม", "A newer edition is open"};
inline constexpr ProblemKind reports_unsigned{"reports_unsigned", 409, "รายงานยังลงนามไม่ครบ", "Reports are not signed off"};
inline constexpr ProblemKind scan_missing{"scan_missing", 409, "ยังไม่มีภาพสแกนของหนังสือ", "The letter's scan is missing"};
inline constexpr ProblemKind taken{"taken", 409, "มีข้อมูลนี้อยู่แล้ว", "This exists already"};
inline constexpr ProblemKind number_taken{"number_taken", 409, "เลขที่หนังสือนี้ใช้ไปแล้ว", "The letter's number is in use"};
inline constexpr ProblemKind no_seal{"no_seal", 409, "ยังลงนามเอกสารในระบบไม่ได้", "Documents cannot be sealed yet"};
inline constexpr ProblemKind stale{"stale", 412, "มีผู้แก้ไขข้อมูลนี้แล้ว", "The record has changed"};
inline constexpr ProblemKind if_match_required{"if_match_required", 428, "ต้องระบุ If-Match", "If-Match is required"};
inline constexpr ProblemKind confirmation_required{"confirmation_required", 428, "ต้องยืนยันเอกสารที่จะลงนาม", "A confirmation is required"};
inline constexpr ProblemKind reason_required{"reason_required", 422, "ต้องระบุเหตุผล", "A reason is required"};
inline constexpr ProblemKind number_required{"number_required", 422, "ต้องระบุเลขที่และวันที่", "Number and date are required"};
inline constexpr ProblemKind signer{"signer", 422, "ผู้ที่ระบุลงนามหนังสือนี้ไม่ได้", "The person named may not sign this letter"};
inline constexpr ProblemKind certificate{"certificate", 422, "ใช้ใบรับรองนี้ลงนามไม่ได้", "The certificate cannot be used to sign"};
inline constexpr ProblemKind key_reused{"idempotency_key_reused", 422, "Idempotency-Key นี้ใช้กับคำขออื่นแล้ว", "The Idempotency-Key belongs to another request"};
inline constexpr ProblemKind unavailable{"unavailable", 503, "ระบบจัดเก็บข้อมูลใช้งานไม่ได้ชั่วคราว", "The store is unavailable for the moment"};
}  // namespace kind

// Every kind there is, in the order of their statuses.
std::span<const ProblemKind> problem_kinds();

struct Sentence {
    std::string thai, english;
};

// Why a request is not served: a value, turned into a Reply in one place.
struct Refusal {
    ProblemKind kind;
    Sentence detail;
    Fields fields;             // "Allow", "Retry-After" and the like.
    layout::Problems errors;   // Each place to put right; may be empty.
};

// What was made of a request, or why nothing was.
template <class T>
using OrRefusal = std::variant<T, Refusal>;

// The problem document. The kind's status, Content-Language, Cache-Control: no-store.
Reply reply_to(const Refusal& refusal, const Asker& asker);

// A body that was read and found wanting: 400 for "json", 413 for "too_large", else 422.
Refusal refuse_document(layout::Problems problems);

}  // namespace server

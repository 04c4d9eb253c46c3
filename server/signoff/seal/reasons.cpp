#include "server/signoff/seal/reasons.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace server {
namespace {

struct Sentence {
    std::string_view code, thai, english;
};

// The Thai sentences are read by clerks on the page that tells whether a document is genuine.
constexpr auto sentences = std::to_array<Sentence>({
    {"file-form", "ไฟล์นี้ไม่ใช่เอกสารที่ระบบนี้ออก หรือถูกตัด ต่อเติม หรือแก้ไขหลังการลงนาม",
     "The file does not have the form of a document of this service, or was cut, extended or altered"},
    {"seal-missing", "ไฟล์นี้ไม่มีลายมือชื่ออิเล็กทรอนิกส์ในตำแหน่งที่ต้องมี", "The signature is missing where one must be"},
    {"seal-form", "ข้อมูลลายมือชื่ออิเล็กทรอนิกส์ไม่ครบถ้วน หรือไม่เป็นไปตามแบบที่ระบบนี้ออก",
     "The signature's entries are incomplete or not of the form of this service"},
    {"byte-range", "ขอบเขตที่ลายมือชื่อรับรองไม่ครอบคลุมเอกสารทั้งฉบับ", "The signature does not cover exactly the document"},
    {"signature-form", "ค่าลายมือชื่ออิเล็กทรอนิกส์อ่านไม่ได้ หรือไม่เป็นไปตามแบบที่ระบบนี้ออก",
     "The signature value cannot be read or is not of the form of this service"},
    {"digest", "เนื้อหาของเอกสารไม่ตรงกับที่ลงนามไว้", "The document is not the one that was signed"},
    {"signature", "ลายมือชื่ออิเล็กทรอนิกส์ไม่ตรงกับใบรับรองของผู้ลงนาม", "The signature does not match the signer's certificate"},
    {"certificate-use", "ใบรับรองของผู้ลงนามไม่ได้ออกให้ใช้ลงลายมือชื่อ", "The signer's certificate is not meant for signatures"},
    {"certificate-chain", "ชุดใบรับรองที่แนบมากับลายมือชื่อไม่ต่อเนื่องถึงกัน", "The certificates beside the signature are not one chain"},
    {"certificate-expired", "ใบรับรองของผู้ลงนามยังไม่เริ่มใช้หรือหมดอายุแล้วในเวลาที่ลงนาม",
     "The signer's certificate was not valid at the time of signing"},
    {"certificate-untrusted", "ใบรับรองของผู้ลงนามไม่ได้ออกโดยผู้ให้บริการที่หน่วยงานเชื่อถือ",
     "The signer's certificate does not lead to a trusted authority"},
    {"time-stamp", "ตราเวลาของลายมือชื่อไม่ถูกต้อง หรือไม่ได้ออกโดยผู้ให้บริการที่หน่วยงานเชื่อถือ",
     "The time stamp is not valid or not from a trusted authority"},
    {"level-changed", "ตราเวลาหรือข้อมูลสำหรับตรวจสอบระยะยาวของลายมือชื่อถูกถอดออกหรือเพิ่มเติมภายหลังการลงนาม",
     "The signature's time stamp or validation data was taken off, or added, after it was made"},
    {"revoked", "ใบรับรองของผู้ลงนามถูกเพิกถอนก่อนเวลาที่ลงนาม", "The signer's certificate was revoked before the time of signing"},
    {"document-form", "เอกสารมีส่วนประกอบที่ระบบนี้ไม่เคยออก เช่น คำสั่งอัตโนมัติ หมายเหตุ ชั้นภาพ หรือวัตถุที่ซ่อนไว้",
     "The document has parts that this service never writes: actions, annotations, layers or hidden objects"},
    {"fields-form", "ช่องลายมือชื่อ ช่องเลขที่ หรือช่องวันที่ในเอกสารไม่ตรงกับแบบที่ระบบนี้ออก",
     "The fields for signatures, number and date are not those of this service"},
    {"update", "หลังการลงนามมีการแก้ไขเอกสารนอกเหนือจากที่อนุญาต", "After signing, more was changed than is allowed"},
    {"numbering-form", "การลงเลขที่และวันที่หลังการลงนามไม่เป็นไปตามแบบที่ระบบนี้ออก",
     "The number and date were not filled in as this service does"},
    {"numbering-look", "เลขที่หรือวันที่ที่ปรากฏบนหน้าหนังสือไม่ตรงกับเลขที่หรือวันที่ที่บันทึกไว้ในไฟล์",
     "The number or date that the page shows is not the one that the file holds"},
    {"look-not-checked", "ยังไม่ได้ตรวจว่าเลขที่และวันที่ที่ปรากฏบนหน้าหนังสือตรงกับที่บันทึกไว้ในไฟล์ เพราะหนังสือนี้จัดทำด้วยระบบต่างรุ่นกัน",
     "Whether the page shows the number and date that the file holds was not checked: another version made the letter"},
    {"validation-form", "ข้อมูลสำหรับตรวจสอบใบรับรองที่แนบมาไม่ถูกต้อง หรือมีสิ่งอื่นปะปน",
     "The validation data is not valid, or something else came with it"},
    {"time-stamp-missing", "ไม่ได้รับตราเวลาจากผู้ให้บริการ ลายมือชื่อจึงระบุเวลาตามระบบเท่านั้น",
     "No time stamp could be had, so the time is stated by the service alone"},
    {"validation-incomplete", "ข้อมูลการเพิกถอนใบรับรองยังไม่ครบ จึงไม่ได้แนบข้อมูลสำหรับตรวจสอบระยะยาว",
     "The revocation data is not complete, so no data for long-term validation was added"},
    {"validation-later", "ข้อมูลสำหรับตรวจสอบระยะยาวจะแนบเมื่อลงเลขที่และวันที่แล้ว",
     "Data for long-term validation is added when the letter is numbered"},
    {"trust-not-checked", "ยังไม่ได้ตรวจกับบัญชีผู้ให้บริการที่หน่วยงานเชื่อถือ", "Not checked against a trust list"},
    {"time-stated", "เวลาที่ลงนามเป็นเวลาตามระบบผู้ลงนาม ไม่มีตราเวลารับรอง", "The time is stated by the signer and not stamped"},
    {"test-seal", "ลงนามด้วยใบรับรองสำหรับทดสอบ ไม่มีผลทางราชการ", "Signed with a test seal, not valid for official use"},
});

}  // namespace

layout::Problem reason(std::string_view code, std::string field) {
    const auto found = std::ranges::find(sentences, code, &Sentence::code);
    if (found == sentences.end()) throw std::logic_error("no sentence for " + std::string(code));
    return {std::move(field), std::string(code), std::string(found->thai), std::string(found->english)};
}

}  // namespace server

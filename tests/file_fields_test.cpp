#include "server/http/file_fields.h"

#include <gtest/gtest.h>

namespace server {
namespace {

TEST(ContentDisposition, CarriesAnAsciiNameAndTheRealOne) {
    EXPECT_EQ(content_disposition(Disposition::attachment, "memo-5009.pdf", "กท 1.pdf"),
              "attachment; filename=\"memo-5009.pdf\"; filename*=UTF-8''%E0%B8%81%E0%B8%97%201.pdf");
}

TEST(ContentDisposition, EncodesWhateverCouldEndTheField) {
    EXPECT_EQ(content_disposition(Disposition::inline_view, "a.pdf", "a\"'\\;\r\n/%*.pdf"),
              "inline; filename=\"a.pdf\"; filename*=UTF-8''a%22%27%5C%3B%0D%0A%2F%25%2A.pdf");
}

TEST(Base64, StaysOnOneLine) {
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("ab"), "YWI=");
    EXPECT_EQ(base64(std::string(90, 'a')).size(), 120u);
    EXPECT_EQ(base64(std::string(90, 'a')).find_first_of("\r\n"), std::string::npos);
}

// SHA-256 of "abc" is ba7816bf…20015ad (FIPS 180-4, example B.1).
TEST(EntityTag, IsTheDigestOfTheBytes) {
    EXPECT_EQ(entity_tag("abc"), "\"sha256-ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"");
    EXPECT_EQ(repr_digest_of("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:");
}

}  // namespace
}  // namespace server

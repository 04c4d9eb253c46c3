#include "records_house.h"

#include "server/office/own_certificate.h"
#include "server/http/file_fields.h"
#include "server/signoff/seal/verify_seal.h"
#include "server/whole_file.h"
#include "tests/seal_authorities.h"

namespace server {
namespace {

const auto second_of_signing = std::chrono::floor<std::chrono::seconds>(signing_day);

class OwnCertificates : public RecordsHouse {
protected:
    OwnCertificates() {
        make_test_signer(folder, "approver", "approver ตัวอย่าง", second_of_signing);
        make_test_signer(folder, "somebody", "somebody ตัวอย่าง", second_of_signing);
        seals->signer_anchors = anchors();
    }

    std::vector<Der> anchors() const { return read_anchors(read_file(folder / "authority.pem")); }

    std::string secret(const std::string& name) const {
        const std::string text = read_file(folder / (name + ".password"));
        return text.substr(0, text.size() - 1);
    }
    std::string own(const std::filesystem::path& box, const std::string& password) const {
        return R"("certificate": {"pkcs12": ")" + base64(read_file(box)) + R"(", "password": ")" + password + "\"}";
    }
    std::string own(const std::string& name) const { return own(folder / (name + ".p12"), secret(name)); }

    std::string signed_with(const std::string& path, const std::string& certificate) {
        std::string body = signature("approver", path);
        return body.replace(body.size() - 1, 1, ", " + certificate + "}");
    }
    Reply sign(const std::string& path, const std::string& certificate) { return move("approver", path, signed_with(path, certificate)); }

    const std::filesystem::path folder = scratch.path / "seals";
};

TEST_F(OwnCertificates, SignAndAreNamedInFileRecordAndAudit) {
    const std::string path = make_checked();
    const Reply reply = sign(path, own("approver"));
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(member(reply, "/signature/means"), "own_certificate");
    EXPECT_NE(member(reply, "/signature/certificate").find("CN=approver"), std::string::npos);
    EXPECT_EQ(member(ask("checker", "GET", path), "/documents/0/signature/means"), "own_certificate");
    EXPECT_EQ(member(ask("checker", "GET", path + "/history"), "/items/3/detail"), "own_certificate B-B");

    const SealReport found = verify_seal(ask("checker", "GET", path + "/documents/report.pdf").body, anchors());
    EXPECT_TRUE(found.valid) << (found.reasons.empty() ? "" : found.reasons[0].english);
    EXPECT_EQ(found.seals.at(0).signer, "approver ตัวอย่าง");
    const std::string code_of = member(ask("checker", "GET", path), "/documents/0/code");
    EXPECT_EQ(member(ask("nobody", "GET", "/v1/verifications/" + code_of), "/signed_with"), "own_certificate");
}

TEST_F(OwnCertificates, LeaveTheOfficesSealToWhoGivesNone) {
    const std::string path = make_checked();
    const Reply reply = move("approver", path, signature("approver", path));
    EXPECT_EQ(member(reply, "/signature/means"), "office_seal") << reply.body;
    EXPECT_EQ(member(ask("checker", "GET", path + "/history"), "/items/3/detail"), "office_seal B-B");
}

TEST_F(OwnCertificates, OfOthersOrWithAWrongPasswordAreRefused) {
    const std::string path = make_checked();
    EXPECT_EQ(code(sign(path, own("somebody"))), "422 certificate");
    const Reply wrong = sign(path, own(folder / "approver.p12", "guessed"));
    EXPECT_EQ(code(wrong), "422 certificate");
    EXPECT_EQ(wrong.body.find("guessed"), std::string::npos);
    EXPECT_EQ(code(sign(path, R"("certificate": {"pkcs12": "!"})")), "422 validation");
    EXPECT_EQ(code(sign(path, R"("certificate": {"token": true, "password": "x"})")), "422 validation");
    EXPECT_EQ(code(sign(path, R"("certificate": {"token": true})")), "422 certificate");
    seals->signer_anchors.clear();
    EXPECT_EQ(code(sign(path, own("approver"))), "422 certificate");
    EXPECT_EQ(member(ask("checker", "GET", path), "/state"), "checked");
}

TEST_F(OwnCertificates, OfAnAuthorityThatIsNotTrustedAreRefused) {
    const auto forger = scratch.path / "forger";
    make_test_authority(forger, second_of_signing);
    make_test_signer(forger, "approver", "approver ตัวอย่าง", second_of_signing);
    const std::string text = read_file(forger / "approver.password");
    EXPECT_EQ(code(sign(make_checked(), own(forger / "approver.p12", text.substr(0, text.size() - 1)))), "422 certificate");
}

TEST_F(OwnCertificates, StayNowhere) {
    const std::string path = make_checked();
    ASSERT_EQ(sign(path, own("approver")).status, 200);
    const std::string box = read_file(folder / "approver.p12"), key = base64(box).substr(0, 100);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(scratch.path / "state")) {
        if (!entry.is_regular_file()) continue;
        const std::string kept = read_file(entry.path());
        EXPECT_EQ(kept.find(key), std::string::npos) << entry.path();
        EXPECT_EQ(kept.find(box.substr(0, 100)), std::string::npos) << entry.path();
        EXPECT_EQ(kept.find(secret("approver")), std::string::npos) << entry.path();
    }
}

TEST(IsNameOf, LeavesTitlesAndSpacesAside) {
    EXPECT_TRUE(is_name_of("สมมุติ ตัวอย่าง", "นายสมมุติ  ตัวอย่าง"));
    EXPECT_TRUE(is_name_of("นาย สมมุติ ตัวอย่าง", "สมมุติ ตัวอย่าง"));
    EXPECT_FALSE(is_name_of("ตัวอย่าง", "นายสมมุติ ตัวอย่าง"));
    EXPECT_FALSE(is_name_of("สมมุติ ตัวอย่างสอง", "นายสมมุติ ตัวอย่าง"));
    EXPECT_FALSE(is_name_of("", "นายสมมุติ ตัวอย่าง"));
}

class OfficeSealFolders : public RecordsHouse {};

TEST_F(OfficeSealFolders, AreOfTheOfficeWhoseCodeTheyBear) {
    const auto folder = scratch.path / "seals";
    make_test_authority(folder / "offices/5009", second_of_signing);
    seals = open_seals(folder, second_of_signing);
    registry.seals = seals.get();
    const std::string own_seal = seals->own.at("5009").office.certificate();
    EXPECT_NE(own_seal, seals->common->office.certificate());
    EXPECT_EQ(seals->of("5009"), &seals->own.at("5009"));
    EXPECT_EQ(seals->of("5008"), &*seals->common);
    const std::string path = make_signed();
    EXPECT_TRUE(verify_seal(ask("checker", "GET", path + "/documents/report.pdf").body, read_anchors(read_file(folder / "offices/5009/authority.pem"))).valid);
}

class LyingAuthorities : public RecordsHouse {
protected:
    // Signs a report while the authority answers like that; what the record says of the seal.
    std::pair<std::string, std::string> sealed_with(const TimeStamper& authority, ValidationData validation = {}, SealLevel level = SealLevel::b_t) {
        seals->wishes = [=, this] { return SealWishes{level, {authority, read_anchors(read_file(scratch.path / "seals/authority.pem"))}, validation}; };
        const std::string path = make_checked("5009-000" + std::to_string(++made));
        const Reply reply = move("approver", path, signature("approver", path));
        EXPECT_EQ(reply.status, 200) << reply.body;
        EXPECT_TRUE(verify_seal(ask("checker", "GET", path + "/documents/report.pdf").body).valid);
        EXPECT_EQ(member(reply, "/signature"), member(ask("checker", "GET", path), "/documents/0/signature"));
        return {member(reply, "/signature/level"), member(reply, "/signature/lowered/0/code")};
    }

    // The question with one of its bytes changed, as somebody who stamps something else would.
    static TimeStamper changing(const TimeStamper& authority, std::size_t from_end) {
        return [=](std::string_view request) {
            std::string other(request);
            char& byte = other[other.size() - from_end];
            byte = static_cast<char>(byte ^ 1);
            return authority(other);
        };
    }

    int made = 0;
    const std::pair<std::string, std::string> refused{"B-B", "time-stamp-missing"};
};

TEST_F(LyingAuthorities, LowerTheLevelAndDoNoHarm) {
    const LocalTimeStamper honest(scratch.path / "seals", second_of_signing);
    EXPECT_EQ(sealed_with(honest), std::pair(std::string("B-T"), std::string("(nothing)")));
    EXPECT_EQ(sealed_with(changing(honest, 4)), refused);   // The nonce: the last INTEGER before certReq, 3 bytes.
    EXPECT_EQ(sealed_with(changing(honest, 20)), refused);  // The imprint.
    EXPECT_EQ(sealed_with([](std::string_view) { return Der("<html>"); }), refused);
    EXPECT_EQ(sealed_with([](std::string_view) -> Der { throw std::runtime_error("nobody"); }), refused);
}

TEST_F(LyingAuthorities, OfAWrongTimeAnExpiredCertificateOrNobodysTrustAreNotBelieved) {
    EXPECT_EQ(sealed_with(LocalTimeStamper(scratch.path / "seals", second_of_signing + std::chrono::minutes(6))), refused);
    EXPECT_EQ(sealed_with(LocalTimeStamper(scratch.path / "seals", second_of_signing - std::chrono::minutes(6))), refused);
    make_test_authority(scratch.path / "old", second_of_signing - std::chrono::days(1200));
    EXPECT_EQ(sealed_with(LocalTimeStamper(scratch.path / "old", second_of_signing)), refused);
    make_test_authority(scratch.path / "forger", second_of_signing);
    EXPECT_EQ(sealed_with(LocalTimeStamper(scratch.path / "forger", second_of_signing)), refused);
}

TEST_F(LyingAuthorities, AreFoundOutWithTheValidationDataToo) {
    const LocalTimeStamper honest(scratch.path / "seals", second_of_signing);
    ValidationData data{read_anchors(read_file(scratch.path / "seals/authority.pem")), {local_crl(scratch.path / "seals", second_of_signing)}, {}};
    EXPECT_EQ(sealed_with(honest, data, SealLevel::b_lt), std::pair(std::string("B-LT"), std::string("(nothing)")));
    data.crls.clear();
    EXPECT_EQ(sealed_with(honest, data, SealLevel::b_lt), std::pair(std::string("B-T"), std::string("validation-incomplete")));
}

}  // namespace
}  // namespace server

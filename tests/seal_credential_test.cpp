#include "server/signoff/seal/credential.h"

#include "server/signoff/seal/seal_error.h"
#include "server/signoff/seal/signature_dictionary.h"
#include "tests/seal_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>

namespace server {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string complaint(const std::function<void()>& work) {
    try {
        work();
        return "";
    } catch (const SealError& error) {
        return error.what();
    }
}

class Pkcs12 : public testing::Test {
protected:
    std::string opening(std::chrono::sys_seconds now = seal_day) const {
        return complaint([&] { open_pkcs12(box, password, now); });
    }

    SealHouse house;
    const std::filesystem::path box = house.keys() / "seal.p12", password = house.keys() / "seal.password";
};

TEST_F(Pkcs12, OpensWithItsPassword) {
    EXPECT_EQ(opening(), "");
    EXPECT_EQ(house.seal().issuers(), house.anchors());
}

TEST_F(Pkcs12, IsRefusedWhenOthersMayReadIt) {
    using std::filesystem::perms;
    for (const auto& file : {box, password}) {
        for (const perms wide : {perms::group_read, perms::others_read, perms::group_write}) {
            std::filesystem::permissions(file, perms::owner_read | wide);
            EXPECT_EQ(opening(), file.string() + " may be read by others than its owner; chmod 600 it");
        }
        std::filesystem::permissions(file, perms::owner_read);
    }
    EXPECT_EQ(opening(), "");
}

TEST_F(Pkcs12, IsRefusedWithoutTellingWhatIsInIt) {
    const std::string secret = read_file(password);
    replace_file(password, "wrong\n");
    EXPECT_EQ(opening(), box.string() + " does not open with the password in " + password.string());
    replace_file(password, "\n");
    EXPECT_EQ(opening(), password.string() + " holds no password");
    std::filesystem::remove(password);
    EXPECT_THAT(opening(), HasSubstr("cannot read " + password.string()));
    replace_file(password, secret);
    replace_file(box, read_file(box).substr(0, 300));
    EXPECT_EQ(opening(), box.string() + " is not a PKCS#12 file");
    std::filesystem::remove(box);
    EXPECT_THAT(opening(), HasSubstr("cannot read " + box.string()));
}

TEST_F(Pkcs12, IsRefusedOutsideTheCertificatesTime) {
    EXPECT_THAT(opening(seal_day + std::chrono::days(1200)), HasSubstr("has expired"));
    EXPECT_THAT(opening(seal_day - std::chrono::days(1)), HasSubstr("is not valid yet"));
}

TEST_F(Pkcs12, OfAnAuthorityDoesNotSign) {
    EXPECT_EQ(complaint([&] { house.open("authority"); }), "the certificate is not meant for signatures");
}

TEST(TestAuthority, IsForItsOwnerOnlyAndMadeOnce) {
    const SealHouse house;
    for (const auto& entry : std::filesystem::directory_iterator(house.keys()))
        EXPECT_EQ(entry.status().permissions() & std::filesystem::perms::others_all, std::filesystem::perms::none) << entry.path();
    EXPECT_EQ(std::filesystem::status(house.keys()).permissions(), std::filesystem::perms::owner_all);
    EXPECT_THROW(make_test_authority(house.keys(), seal_day), SealError);
    EXPECT_THAT(verify_seal(house.report()).seals.at(0).subject, HasSubstr("TEST seal - not valid"));
}

// An RSA key in a token: SoftHSM, with a store in the test's own folder.
TEST(Pkcs11, SealsWithAKeyThatStaysInItsToken) {
    const SealHouse house;
    const std::string tokens = (house.folder / "tokens").string(), folder = house.folder.string();
    std::filesystem::create_directories(tokens);
    replace_file(house.folder / "softhsm.conf", "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
    replace_file(house.folder / "pin", "123456\n");
    ::setenv("SOFTHSM2_CONF", (house.folder / "softhsm.conf").c_str(), 1);
    const std::string module = "/usr/lib/softhsm/libsofthsm2.so", log = " >>" + folder + "/log 2>&1";
    const std::vector<std::string> commands{
        "softhsm2-util --init-token --free --label seals --so-pin 0000 --pin 123456",
        "openssl req -x509 -newkey rsa:2048 -nodes -keyout " + folder + "/key.pem -out " + folder +
            "/certificate.pem -subj '/CN=TEST signer in a token' -days 7300 -addext keyUsage=critical,digitalSignature"
            " -addext basicConstraints=critical,CA:FALSE",
        "openssl pkcs8 -topk8 -nocrypt -in " + folder + "/key.pem -out " + folder + "/key.p8",
        "softhsm2-util --import " + folder + "/key.p8 --token seals --label seal --id 01 --pin 123456",
        "openssl x509 -in " + folder + "/certificate.pem -outform DER -out " + folder + "/certificate.der",
        "pkcs11-tool --module " + module + " --token-label seals --login --pin 123456 --write-object " + folder +
            "/certificate.der --type cert --label seal --id 01",
    };
    for (const std::string& command : commands) ASSERT_EQ(std::system((command + log).c_str()), 0) << command << "\n" << read_file(folder + "/log");

    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const TokenKey key{module, "pkcs11:token=seals;object=seal", house.folder / "pin", {}};
    replace_file(house.folder / "pin", "654321\n");  // First: a token asks once a process.
    const std::string said = complaint([&] { open_pkcs11(key, now); });
    EXPECT_THAT(said, HasSubstr("OpenSSL could not"));
    EXPECT_THAT(said, Not(HasSubstr("654321")));
    replace_file(house.folder / "pin", "123456\n");
    TinyPdf pdf = tiny_report();
    std::string& signature = pdf.bodies[7];
    signature.replace(signature.find("<443A"), 48, hex_string(pdf_time(now + std::chrono::seconds(60))));
    const std::string sealed = seal(pdf.save(), open_pkcs11(key, now + std::chrono::seconds(60)), {}).bytes;
    EXPECT_TRUE(verify_seal(sealed, read_anchors(read_file(folder + "/certificate.pem"))).valid);
    EXPECT_THAT(house.pdfsig(sealed), HasSubstr("Signature is Valid"));
}

TEST(TimeStampAuthority, ThatIsDeadLowersTheLevelAndSaysSo) {
    const SealHouse house;
    const std::vector<std::pair<const char*, TimeStamper>> dead{
        {"does not answer: connection refused", [](std::string_view) -> Der { throw std::runtime_error("connection refused"); }},
        {"not a time-stamp response", [](std::string_view) { return Der("<html>"); }},
        {"not a time-stamp response", [](std::string_view) { return Der(); }},
        // A stamp over something else, taken from an earlier answer.
        {"does not grant", [&](std::string_view) {
             static Der first;
             const LocalTimeStamper stamper(house.keys(), seal_day);
             SealWishes wishes{SealLevel::b_t, {[&](std::string_view request) { return first = stamper(request); }, {}}, {}};
             if (first.empty()) seal(tiny_report().save(), house.seal(), wishes);
             return first;
         }},
        {"no authority is set up", {}},
    };
    for (const auto& [why, stamper] : dead) {
        for (const SealLevel level : {SealLevel::b_t, SealLevel::b_lt}) {
            const Sealed sealed = seal(tiny_report().save(), house.seal(), {level, {stamper, {}}, {}});
            EXPECT_EQ(sealed.level, SealLevel::b_b);
            ASSERT_EQ(sealed.lowered.size(), 1u) << why;
            EXPECT_EQ(sealed.lowered[0].code, "time-stamp-missing");
            EXPECT_THAT(sealed.lowered[0].english, HasSubstr(why));
            EXPECT_TRUE(verify_seal(sealed.bytes, house.anchors()).valid);
        }
    }
}

}  // namespace
}  // namespace server

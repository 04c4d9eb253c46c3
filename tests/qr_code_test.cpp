// The codes on signed documents, read from the printed page by zbar, as a telephone reads them.

#include "records_house.h"

#include "server/whole_file.h"

#include <cstdlib>

namespace server {
namespace {

class QrCodes : public RecordsHouse {
protected:
    // What the codes on all pages say, a line each.
    std::string read_codes(const std::string& pdf, int dots_per_inch) {
        const std::string folder = (scratch.path / "codes").string();
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        write_file(folder + "/page.pdf", pdf);
        const std::string command = "cd " + folder + " && pdftoppm -gray -r " + std::to_string(dots_per_inch) +
                                    " page.pdf page && zbarimg --nodbus -q --raw -Sdisable -Sqrcode.enable page-*.pgm > read";
        const int found_nothing = 4 << 8;  // zbarimg(1), exit codes.
        const int ended = std::system(command.c_str());
        EXPECT_TRUE(ended == 0 || ended == found_nothing) << ended;
        return read_file(folder + "/read");
    }

    std::string address_of(const std::string& path) {
        return "https://reports.example/verify/" + member(ask("approver", "GET", path), "/documents/0/code");
    }

    std::string make_letter_that_asks(const std::string& asks) {
        std::string body = letter_over({make_signed()});
        body.replace(body.find("\"state\""), 0, "\"verification_code\": " + asks + ", ");
        const Reply made = ask("preparer", "POST", "/v1/letters", body);
        EXPECT_EQ(made.status, 201) << made.body;
        return field(made.fields, "Location");
    }
};

TEST_F(QrCodes, OfASignedReportLeadToItsVerification) {
    const std::string path = make_signed(), pdf = ask("approver", "GET", path + "/documents/report.pdf").body, address = address_of(path);
    for (const int dots : {150, 300}) EXPECT_EQ(read_codes(pdf, dots), address + "\n") << dots;
    const Reply verification = ask("nobody", "GET", "/v1/verifications/" + address.substr(std::string("https://reports.example/verify/").size()));
    EXPECT_EQ(member(verification, "/sha256"), fonts::sha256_hex(pdf));
    EXPECT_EQ(member(verification, "/state"), "valid");
}

TEST_F(QrCodes, StandOnWhatTheSignerIsShownAndOnNoDraft) {
    const std::string path = make_checked();
    const std::string shown = ask("approver", "GET", path + "/documents/preview.pdf").body, draft = ask("preparer", "GET", path + "/documents/preview.pdf").body;
    EXPECT_EQ(read_codes(draft, 200), "");
    ASSERT_EQ(move("approver", path, signature("approver", path)).status, 200);
    EXPECT_EQ(read_codes(shown, 200), address_of(path) + "\n");
}

TEST_F(QrCodes, StandNowhereWhenNobodyKnowsHowTheServiceIsReached) {
    registry.public_url = "";
    const std::string path = make_signed();
    EXPECT_EQ(read_codes(ask("approver", "GET", path + "/documents/report.pdf").body, 200), "");
}

TEST_F(QrCodes, StandOnLettersThatAskForThem) {
    const std::string path = make_letter_that_asks("true");
    ASSERT_EQ(move("approver", path, signature("approver", path, "sign")).status, 200);
    EXPECT_EQ(read_codes(ask("records", "GET", path + "/documents/letter-signed.pdf").body, 150), address_of(path) + "\n");
}

TEST_F(QrCodes, StandOnNoOtherLetters) {
    const std::string path = make_letter_that_asks("false");
    ASSERT_EQ(move("approver", path, signature("approver", path, "sign")).status, 200);
    EXPECT_EQ(read_codes(ask("records", "GET", path + "/documents/letter-signed.pdf").body, 200), "");
}

TEST_F(QrCodes, AreNotTheSendersToGive) {
    std::string body = document();
    body.insert(1, R"("verification": "https://elsewhere.example/",)");
    const Reply refused = ask("preparer", "POST", "/v1/reports", body);
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(member(refused, "/errors/0/pointer"), "/verification");
}

}  // namespace
}  // namespace server

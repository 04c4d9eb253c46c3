#include "store_suite.h"

namespace server {
namespace {

class StoreLetters : public StoreSuite {
protected:
    // A signed letter that asks for this number.
    Outcome register_letter(const std::string& code, const std::string& number, const char* day, bool circular = false) {
        Letter letter = new_letter(huaikhwang, {});
        EXPECT_EQ(add(letter), Outcome::done);
        letter.version = 2;
        letter.code = code;
        letter.number = number;
        letter.date = read_day(day);
        letter.circular = circular;
        return update(letter, in_huaikhwang);
    }
};

INSTANTIATE_TEST_SUITE_P(Every, StoreLetters, testing::ValuesIn(store_makers), name_of_maker);

TEST_P(StoreLetters, GiveBackWhatWasAdded) {
    const Report second = add_report(huaikhwang, "2"), first = add_report(huaikhwang, "1");
    Letter letter = new_letter(huaikhwang, {second.id, first.id});
    letter.circular = true;
    letter.number = "ว 12";
    letter.date = read_day("2021-06-25");
    letter.signed_by = "signer";
    letter.delegation = "order";
    letter.reason = "เหตุผล";
    letter.signed_at = letter.sent_at = noon;
    letter.by_hand = true;
    ASSERT_EQ(add(letter), Outcome::done);
    EXPECT_EQ(store->read()->letter(in_huaikhwang, letter.id), letter);
    EXPECT_EQ(store->read()->letter_json(in_huaikhwang, letter.id, 1), "{}");
    EXPECT_FALSE(store->read()->letter(in_phayathai, letter.id));
    EXPECT_TRUE(store->read()->letter(in_strategy, letter.id));
    reopen();
    EXPECT_EQ(store->read()->letter(in_huaikhwang, letter.id), letter);
}

TEST_P(StoreLetters, ManyMaySendOneReport) {
    const Report report = add_report(huaikhwang, "1"), other = add_report(huaikhwang, "2");
    Letter first = new_letter(huaikhwang, {report.id, other.id}), second = new_letter(huaikhwang, {report.id});
    second.created += std::chrono::milliseconds(1);
    ASSERT_EQ(add(first), Outcome::done);
    ASSERT_EQ(add(second), Outcome::done);
    EXPECT_EQ(store->read()->letters_with(in_huaikhwang, report.id), (std::vector{first, second}));
    EXPECT_EQ(store->read()->letters_with(in_huaikhwang, other.id), std::vector{first});
    EXPECT_TRUE(store->read()->letters_with(in_phayathai, report.id).empty());
    first.version = 2;
    first.reports = {report.id};
    ASSERT_EQ(update(first, in_huaikhwang), Outcome::done);
    EXPECT_TRUE(store->read()->letters_with(in_huaikhwang, other.id).empty());
}

TEST_P(StoreLetters, HaveANumberOnceInTheirUnitAndCalendarYear) {
    EXPECT_EQ(register_letter("กท 4810", "3336", "2021-06-25"), Outcome::done);
    EXPECT_EQ(register_letter("กท 4810", "3336", "2021-12-31"), Outcome::taken);
    EXPECT_EQ(register_letter("กท4810", "๓๓๓๖", "2021-01-01"), Outcome::taken);
    EXPECT_EQ(register_letter("กท ๔๘๑๐", "003336", "2021-06-26"), Outcome::taken);
    EXPECT_EQ(register_letter("กท 4810", "3336", "2022-01-01"), Outcome::done);
    EXPECT_EQ(register_letter("กท 4811", "3336", "2021-06-25"), Outcome::done);
    EXPECT_EQ(register_letter("กท 4810", "3337", "2021-06-25"), Outcome::done);
    EXPECT_EQ(register_letter("กท 4810", "3336", "2021-06-25", true), Outcome::done);
}

TEST_P(StoreLetters, KeepTheNumberOfACancelledLetter) {
    Letter letter = new_letter(huaikhwang, {});
    letter.number = "3336";
    letter.date = read_day("2021-06-25");
    ASSERT_EQ(add(letter), Outcome::done);
    letter.version = 2;
    letter.state = LetterState::cancelled;
    ASSERT_EQ(update(letter, in_huaikhwang), Outcome::done);
    EXPECT_EQ(register_letter("กท 4810", "3336", "2021-06-25"), Outcome::taken);
}

TEST_P(StoreLetters, AreListedByTheMomentTheyWereMade) {
    std::vector<Letter> made;
    for (int i = 0; i < 5; ++i) {
        Letter letter = new_letter(i == 3 ? phayathai : huaikhwang, {});
        letter.created += std::chrono::minutes(10 - i);
        if (i == 1) letter.state = LetterState::signed_;
        if (i == 2) letter.number = "7", letter.date = read_day("2021-06-25");
        ASSERT_EQ(add(letter), Outcome::done);
        made.insert(made.begin(), letter);
    }
    const auto listed = [&](const Sight& sight, const LetterFilter& filter) {
        std::vector<Letter> all;
        std::optional<LetterPlace> after;
        do {
            const auto page = store->read()->letters(sight, filter, after, 2);
            all.insert(all.end(), page.items.begin(), page.items.end());
            after = page.next;
        } while (after);
        return all;
    };
    EXPECT_EQ(listed(everything, {}), made);
    EXPECT_EQ(listed(in_phayathai, {}), std::vector{made[1]});
    LetterFilter filter;
    filter.state = LetterState::signed_;
    EXPECT_EQ(listed(in_huaikhwang, filter), std::vector{made[3]});
    filter = {};
    filter.year = 2021;
    EXPECT_EQ(listed(in_huaikhwang, filter), std::vector{made[2]});
    filter = {};
    filter.office = phayathai;
    EXPECT_TRUE(listed(in_huaikhwang, filter).empty());
}

TEST_P(StoreLetters, AndReportsHaveDocuments) {
    Letter letter = new_letter(huaikhwang, {});
    ASSERT_EQ(add(letter), Outcome::done);
    letter.version = 2;
    letter.state = LetterState::signed_;
    const std::string sha256 = fonts::sha256_hex("pdf");
    const DocumentFile document{letter.id, 2, "letter-signed.pdf", "application/pdf", sha256, 3, 1, "code", noon, {"office_seal", "CN=office", "B-B", "time-stamp-missing"}};
    const auto writing = store->write();
    ASSERT_EQ(writing->update_letter(in_huaikhwang, letter), Outcome::done);
    EXPECT_EQ(writing->add_document(in_phayathai, document), Outcome::not_found);
    ASSERT_EQ(writing->add_document(in_huaikhwang, document), Outcome::done);
    EXPECT_EQ(writing->add_document(in_huaikhwang, document), Outcome::taken);
    DocumentFile late = document;
    late.version = 1;
    EXPECT_EQ(writing->add_document(in_huaikhwang, late), Outcome::stale);
    AuditEvent event = event_of(letter);
    event.file_sha256 = sha256;
    writing->append(event);
    writing->commit();

    EXPECT_EQ(store->read()->documents(in_huaikhwang, letter.id), std::vector{document});
    EXPECT_TRUE(store->read()->documents(in_phayathai, letter.id).empty());
    EXPECT_EQ(store->read()->document_with_code("code"), document);
    EXPECT_EQ(store->read()->document_with_code(""), std::nullopt);
    EXPECT_EQ(store->files_referred_to(), std::vector{sha256});
    EXPECT_EQ(store->faults({}), std::vector<std::string>{});
}

}  // namespace
}  // namespace server

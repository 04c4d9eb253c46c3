#include "server/signoff/seal/register_letter.h"

#include "server/signoff/seal/make_seal.h"
#include "server/signoff/seal/numbering.h"
#include "server/signoff/seal/pdf_update.h"
#include "server/signoff/seal/seal_error.h"
#include "server/signoff/seal/validation_data.h"
#include "tests/seal_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace server {
namespace {

using testing::HasSubstr;

std::string codes(const SealReport& report) {
    std::string all = report.valid ? "valid" : "";
    for (const layout::Problem& problem : report.reasons) all += (all.empty() ? "" : " ") + problem.code;
    return all;
}

class NumberedLetter : public testing::Test {
protected:
    std::string verdict(const std::string& file) const { return codes(verify_seal(file, anchors)); }

    // An update signed by the true records unit's key, which is not what register_letter() writes.
    std::string badly_numbered(const std::function<void(PdfUpdate&, std::uint32_t)>& write) const {
        const auto file = read_pdf_file(letter);
        PdfUpdate update(*file, 1);
        const std::uint32_t signature = update.add(write_signature_dictionary(tiny_numbering().time, "", ""));
        write(update, signature);
        const std::string grown = letter + update.finish();
        const auto place = numbering_signature(*read_pdf_file(grown));
        return make_seal(grown, {}, *place, house.open("records"), {}).bytes;
    }

    // What register_letter() does, piece by piece.
    static void number(PdfUpdate& update, std::uint32_t signature) {
        update.change(10, {{"V", "<31>"}, {"AP", "<<\n/N " + pdf_reference(update.add(form)) + "\n>>"}});
        update.change(11, {{"V", "<32>"}, {"AP", "<<\n/N " + pdf_reference(update.add(form)) + "\n>>"}});
        update.change(12, {{"V", pdf_reference(signature)}});
    }

    inline static const std::string form = stream_body("/Type /XObject\n/Subtype /Form\n/BBox [ 0 0 9 9 ]\n", "");
    SealHouse house;
    std::vector<Der> anchors = house.anchors();
    std::string letter = house.letter(SealLevel::b_t);
};

TEST_F(NumberedLetter, TellsItsNumberAndWhoSealed) {
    const SealReport before = verify_seal(letter, anchors), after = verify_seal(house.numbered(letter), anchors);
    EXPECT_TRUE(before.valid && before.letter);
    EXPECT_EQ(before.seals.size(), 1u);
    EXPECT_EQ(before.number, "");
    ASSERT_EQ(codes(after), "valid");
    ASSERT_EQ(after.seals.size(), 2u);
    EXPECT_EQ(after.number, "กท 4810/3336");
    EXPECT_EQ(after.date, "25 มิถุนายน 2569");
    EXPECT_EQ(after.seals[0].sha256, before.seals[0].sha256);
    EXPECT_EQ(after.seals[0].time, seal_day + std::chrono::minutes(1));  // Stamped.
    EXPECT_EQ(after.seals[1].time, tiny_numbering().time);
    EXPECT_THAT(after.seals[1].subject, HasSubstr("OU=records"));
}

TEST_F(NumberedLetter, RefusesWhatIsNoLetterOrHasANumber) {
    const Credential records = house.open("records");
    const std::string numbered = house.numbered(letter);
    for (const std::string& file : {house.report(), tiny_letter().save(), numbered, std::string("x")})
        EXPECT_THROW(register_letter(file, tiny_numbering(), records, {}), SealError);
    Numbering numbering = tiny_numbering();
    numbering.number = "";
    EXPECT_THROW(register_letter(letter, numbering, records, {}), SealError);
}

TEST_F(NumberedLetter, RefusesAppearancesThatReachOutside) {
    const auto refused = [&](const std::function<void(std::vector<std::string>&)>& change) {
        Numbering numbering = tiny_numbering();
        change(numbering.appearances);
        EXPECT_THROW(register_letter(letter, numbering, house.open("records"), {}), SealError);
    };
    refused([](auto& all) { all.pop_back(); });                                      // Its font is referred to.
    refused([](auto& all) { all.push_back("(nobody refers to this)"); });
    refused([](auto& all) { all[2] = "<<\n/Type /Font\n/Extra 0 0 R\n>>"; });
    refused([](auto& all) { all[2] = "<<\n/JS (x)\n>>"; });
    refused([](auto& all) { all[2] = "<<\n/Type /Font\n>>\nendobj\n4 0 obj\n(x)"; });
    refused([](auto& all) { all[0] = "<<\n/Type /Font\n>>"; });
    refused([](auto& all) { all.clear(); });
}

TEST_F(NumberedLetter, MayChangeNothingElse) {
    const std::vector<std::pair<const char*, std::function<void(PdfUpdate&, std::uint32_t)>>> forgeries{
        {"another page too", [](PdfUpdate& u, std::uint32_t s) { number(u, s), u.change(4, {{"Rotate", "180"}}); }},
        {"another catalog too", [](PdfUpdate& u, std::uint32_t s) { number(u, s), u.change(1, {{"PageMode", "/UseNone"}}); }},
        {"another content too", [](PdfUpdate& u, std::uint32_t s) { number(u, s), u.change(7, {{"BaseFont", "/Courier"}}); }},
        {"an object for nobody", [](PdfUpdate& u, std::uint32_t s) { number(u, s), u.add("(x)"); }},
        {"a field more", [](PdfUpdate& u, std::uint32_t s) { number(u, s), u.add(field_body("Tx", "price", "/Rect [ 0 0 9 9 ]\n")); }},
        {"the field moved", [](PdfUpdate& u, std::uint32_t s) { number(u, s), u.change(10, {{"V", "<31>"}, {"AP", "<<\n/N 15 0 R\n>>"}, {"Rect", "[ 0 0 9 9 ]"}}); }},
        {"an action on the field", [](PdfUpdate& u, std::uint32_t s) { number(u, s), u.change(11, {{"V", "<32>"}, {"AP", "<<\n/N 16 0 R\n>>"}, {"AA", "<<\n>>"}}); }},
        {"the first seal's field", [](PdfUpdate& u, std::uint32_t s) { number(u, s), u.change(9, {{"V", pdf_reference(s)}}); }},
        {"a value without appearance", [](PdfUpdate& u, std::uint32_t s) { number(u, s), u.change(10, {{"V", "<31>"}}); }},
        {"an appearance without value",
         [](PdfUpdate& u, std::uint32_t s) {
             u.change(10, {{"AP", "<<\n/N " + pdf_reference(u.add(form)) + "\n>>"}});
             u.change(11, {{"V", "<32>"}, {"AP", "<<\n/N " + pdf_reference(u.add(form)) + "\n>>"}});
             u.change(12, {{"V", pdf_reference(s)}});
         }},
        {"the number alone", [](PdfUpdate& u, std::uint32_t s) {
             u.change(10, {{"V", "<31>"}, {"AP", "<<\n/N " + pdf_reference(u.add(form)) + "\n>>"}});
             u.change(12, {{"V", pdf_reference(s)}});
         }},
        {"one appearance for both", [](PdfUpdate& u, std::uint32_t s) {
             number(u, s);
             u.change(11, {{"V", "<32>"}, {"AP", "<<\n/N 15 0 R\n>>"}});
         }},
        {"the seal in no field", [](PdfUpdate& u, std::uint32_t s) { number(u, s), u.change(12, {{"V", "null"}}); }},
    };
    EXPECT_EQ(verdict(badly_numbered(number)), "valid");
    for (const auto& [name, write] : forgeries) EXPECT_EQ(verdict(badly_numbered(write)), "numbering-form") << name;
}

TEST_F(NumberedLetter, IsNumberedOnce) {
    const std::string numbered = house.numbered(letter);
    const auto file = read_pdf_file(numbered);
    PdfUpdate second(*file, 2), value(*file, 2), view(*file, 2);
    const std::uint32_t signature = second.add(write_signature_dictionary(seal_day, "", ""));
    number(second, signature);
    value.change(10, {{"V", "<3939>"}});
    view.change(10, {{"AP", "<<\n/N 13 0 R\n>>"}});
    for (const PdfUpdate* update : {&second, &value, &view}) EXPECT_EQ(verdict(numbered + update->finish()), "validation-form");
}

TEST_F(NumberedLetter, BelongsToItsOwnFirstRevision) {
    const std::string other = house.letter(SealLevel::b_t), numbered = house.numbered(letter);  // Sealed anew: another signature.
    ASSERT_EQ(other.size(), letter.size());
    EXPECT_EQ(verdict(other + numbered.substr(letter.size())), "numbering-form");
    // Its seal taken away again.
    std::string blank = numbered;
    const std::size_t at = blank.find("/Contents <", letter.size()) + 11;
    EXPECT_EQ(verdict(blank.replace(at, contents_digits, contents_digits, '0')), "signature-form");
}

class Validation : public NumberedLetter {
protected:
    // Without the data that it was sealed with.
    std::string report = [this] {
        const std::string whole = house.report(SealLevel::b_lt);
        return whole.substr(0, read_pdf_file(whole)->revisions[0].end);
    }();

    // The report with these data in a DSS, whatever they are.
    std::string with_data(const ValidationData& data) const {
        const auto file = read_pdf_file(report);
        return report + write_validation(*file, 1, seals(*file), data);
    }
    std::vector<StampedSeal> seals(const PdfFile& file) const {
        const auto place = read_signature_dictionary(file.value(8, 1), file.bytes);
        const CmsParts parts = *read_cms(*cms_in(place->contents.of(file.bytes)));
        return {{place->contents, parts, *read_time_stamp(parts.time_stamp, parts.signature, {})}};
    }
    ValidationData needed(const std::vector<Der>& crls, const std::vector<Der>& ocsps) const {
        return needed_data(seals(*read_pdf_file(report)), {anchors, crls, ocsps}).data;
    }
};

TEST_F(Validation, IsWhatIsNeededAndNothingElse) {
    const Der crl = local_crl(house.keys(), seal_day);
    ValidationData data = needed({crl}, {});
    EXPECT_EQ(data.certificates.size(), 3u);  // Of the seal, the authority, the time stamp.
    EXPECT_EQ(verdict(with_data(data)), "valid");
    EXPECT_EQ(verify_seal(with_data(data), anchors).seals[0].level, SealLevel::b_lt);

    ValidationData more = data, less = data, twice = data;
    more.crls.push_back(local_crl(house.keys(), seal_day - std::chrono::days(1)));
    less.crls.clear();
    twice.certificates.push_back(anchors[0]);
    for (const ValidationData& forged : {more, less, twice}) EXPECT_EQ(verdict(with_data(forged)), "validation-form");
}

TEST_F(Validation, CannotBeTakenOffNorAddedLater) {
    EXPECT_EQ(verdict(report), "level-changed");
    const std::string numbered = house.numbered(letter, SealLevel::b_lt);
    EXPECT_EQ(verdict(numbered), "valid");
    EXPECT_EQ(verdict(numbered.substr(0, read_pdf_file(numbered)->revisions[1].end)), "level-changed");
    const std::string lower = house.report(SealLevel::b_t);
    EXPECT_EQ(verdict(lower), "valid");
    const auto file = read_pdf_file(lower);
    const auto stamped = seals(*file);
    const ValidationData data = needed_data(stamped, {anchors, {local_crl(house.keys(), seal_day)}, {}}).data;
    EXPECT_EQ(verdict(lower + write_validation(*file, 1, stamped, data)), "level-changed");
}

TEST_F(Validation, TakesAnswersToo) {
    const ValidationData data = needed({}, {local_ocsp(house.keys(), seal_day, "seal"), local_ocsp(house.keys(), seal_day, "time")});
    EXPECT_EQ(data.ocsps.size(), 2u);
    EXPECT_EQ(verdict(with_data(data)), "valid");
    const Der revoked = local_ocsp(house.keys(), seal_day, "seal", V_OCSP_CERTSTATUS_REVOKED);
    EXPECT_EQ(verdict(with_data(needed({}, {revoked, data.ocsps[1]}))), "revoked");
}

TEST_F(Validation, KnowsARevokedCertificate) {
    const Der crl = local_crl(house.keys(), seal_day, house.seal().certificate());
    EXPECT_EQ(verdict(with_data(needed({crl}, {}))), "revoked");
    SealWishes wishes = house.wishes(SealLevel::b_lt);
    wishes.validation.crls = {crl};
    EXPECT_THROW(seal(tiny_report().save(), house.seal(), wishes), SealError);
}

TEST_F(Validation, OfAnotherAuthorityDoesNotServe) {
    const SealHouse forger("forger");
    SealWishes wishes = house.wishes(SealLevel::b_lt);
    wishes.validation.crls = {local_crl(forger.keys(), seal_day), "not a list", local_crl(house.keys(), seal_day - std::chrono::days(30))};
    const Sealed sealed = seal(tiny_report().save(), house.seal(), wishes);
    EXPECT_EQ(sealed.level, SealLevel::b_t);
    ASSERT_EQ(sealed.lowered.size(), 1u);
    EXPECT_EQ(sealed.lowered[0].code, "validation-incomplete");
}

TEST_F(Validation, MayChangeNothingElse) {
    const auto file = read_pdf_file(report);
    const std::string update = with_data(needed({local_crl(house.keys(), seal_day)}, {})).substr(report.size());
    // The same update, and the page besides.
    const std::string all = report + update;
    PdfUpdate forged(*file, 1);
    for (const auto& [number, object] : read_pdf_file(all)->revisions[1].objects)
        if (number >= file->revisions[0].size) forged.add(std::string(object.body.of(all)));
    forged.change(1, {{"DSS", pdf_reference(forged.next() - 1)}});
    EXPECT_EQ(forged.finish(), update);
    forged.change(4, {{"Rotate", "180"}});
    EXPECT_EQ(verdict(report + forged.finish()), "validation-form");
    // On a letter that waits for its number.
    EXPECT_EQ(verdict(letter + update), "file-form");
}

}  // namespace
}  // namespace server

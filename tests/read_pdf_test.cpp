#include "server/proof/own_files.h"
#include "layout/pdf/deflate.h"
#include "tests/own_templates.h"
#include "tests/pdf_of.h"

#include "layout/render.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace server {
namespace {

const std::string& memo() {
    static const std::string pdf = layout::render(layout::own_template("memo"), layout::own_template("memo").sample_json, {})->pdf;
    return pdf;
}

// The problem's code, "" when there is none.
std::string refusal(std::string_view pdf, const PdfLimits& limits = {}) {
    const auto files = extract(pdf, limits);
    return files ? "" : files.problems().front().code;
}

const std::string page_tree = "<< /Type /Pages /Kids [] /Count 0 >>";
const std::string a_file = "<< /Type /Filespec /F (data.json) /EF << /F 4 0 R >> >>";
const std::string another_file = "<< /Type /Filespec /F (render.json) /EF << /F 6 0 R >> >>";

std::string pdf_with(const std::string& file, const std::string& data, const std::string& catalog = "") {
    return pdf_of({"<< /Type /Catalog /Pages 2 0 R /AF [3 0 R 5 0 R] " + catalog + " >>", page_tree, file, data, another_file, stream_of("{}")});
}

TEST(Extract, GivesBothFilesByteForByte) {
    const auto files = extract(memo());
    ASSERT_TRUE(files);
    EXPECT_TRUE(files->data.starts_with("{\"issued\":\"2021-06-25T09:00:00+07:00\",\"letter\":{"));
    EXPECT_TRUE(files->data.ends_with("}\n"));
    EXPECT_TRUE(files->record.starts_with("{\"emblem\":null,\"engine\":\"saraban "));
}

TEST(Extract, ReadsAFileWithAClassicTable) {
    const auto files = extract(pdf_with(a_file, stream_of("[1.50]")));
    ASSERT_TRUE(files) << files.problems().front().english;
    EXPECT_EQ(files->data, "[1.50]");
    EXPECT_EQ(files->record, "{}");
}

TEST(Extract, KnowsWhatIsNotOurs) {
    EXPECT_EQ(refusal(""), "not_pdf");
    EXPECT_EQ(refusal("สรุปผล"), "not_pdf");
    EXPECT_EQ(refusal(std::string(1000, '\0')), "not_pdf");
    EXPECT_EQ(refusal(pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", page_tree})), "not_ours");
    EXPECT_EQ(refusal(pdf_of({"<< /Type /Catalog /Pages 2 0 R /AF [3 0 R] >>", page_tree, a_file, stream_of("{}")})), "not_ours");
}

TEST(Extract, RefusesWhatAReaderWouldHaveToMend) {
    EXPECT_EQ(refusal("%PDF-1.7\n"), "pdf_damaged");
    for (const std::size_t cut : {std::size_t{1}, memo().size() / 2, memo().size() - 20}) EXPECT_EQ(refusal(memo().substr(0, cut + 5)), "pdf_damaged") << cut;
    EXPECT_EQ(refusal(layout::replaced(memo(), "startxref\n", "startxref\n1")), "pdf_damaged");
    EXPECT_EQ(refusal(layout::replaced(pdf_with(a_file, stream_of("{}")), "4 0 obj", "9 0 obj")), "pdf_damaged");
    EXPECT_EQ(refusal(pdf_with(a_file, stream_of("x\x9C not deflated", "/Filter /FlateDecode"))), "pdf_damaged");
    EXPECT_EQ(refusal(pdf_with(a_file, stream_of("ab", "/Filter /LZWDecode"))), "pdf_damaged");
    std::string packed = layout::deflated(std::string(500, 'a'));
    EXPECT_EQ(refusal(pdf_with(a_file, stream_of(packed + "\r\n", "/Filter /FlateDecode"))), "");
    EXPECT_EQ(refusal(pdf_with(a_file, stream_of(packed.substr(0, packed.size() - 6), "/Filter /FlateDecode"))), "pdf_damaged");
    packed.back() ^= 1;  // The checksum.
    EXPECT_EQ(refusal(pdf_with(a_file, stream_of(packed, "/Filter /FlateDecode"))), "pdf_damaged");
}

TEST(Extract, RefusesTwoFilesUnderOneName) {
    EXPECT_EQ(refusal(pdf_of({"<< /Type /Catalog /Pages 2 0 R /AF [3 0 R 3 0 R] >>", page_tree, a_file, stream_of("{}")})), "pdf_damaged");
    EXPECT_EQ(refusal(pdf_with("<< /Type /Filespec /F (data.json) /UF (date.json) /EF << /F 4 0 R >> >>", stream_of("{}"))), "pdf_damaged");
    EXPECT_EQ(refusal(pdf_with("<< /Type /Filespec /F (data.json) /EF << /F 4 0 R /UF 6 0 R >> >>", stream_of("{}"))), "pdf_damaged");
    EXPECT_EQ(refusal(pdf_with(a_file, stream_of("{}"), "/Names << /EmbeddedFiles << /Names [(data.json) 5 0 R] >> >>")), "pdf_damaged");
    EXPECT_EQ(refusal(pdf_with(a_file, stream_of("{}"), "/Names << /EmbeddedFiles << /Kids [<< /Names [(data.json) 3 0 R] >>] >> >>")), "pdf_damaged");
    EXPECT_EQ(refusal(pdf_with(a_file, stream_of("{}"), "/Names << /EmbeddedFiles << /Names [(data.json) 3 0 R] >> >>")), "");
}

TEST(Extract, RefusesMoreThanTheLimits) {
    EXPECT_EQ(refusal(memo(), {.file = memo().size() - 1}), "too_large");
    EXPECT_EQ(refusal(memo(), {.file = memo().size()}), "");
    const std::string zeros = stream_of(layout::deflated(std::string(1'000'000, ' ')), "/Filter /FlateDecode");
    EXPECT_EQ(refusal(pdf_with(a_file, zeros), {.decoded = 900'000}), "too_large");
    EXPECT_EQ(refusal(pdf_with(a_file, zeros), {.decoded = 2'100'000}), "");
    const std::string twice = layout::deflated(layout::deflated(std::string(1'000'000, ' ')));
    EXPECT_EQ(refusal(pdf_with(a_file, stream_of(twice, "/Filter [/FlateDecode /FlateDecode]")), {.decoded = 900'000}), "too_large");
}

TEST(ReadPdf, RefusesPagesThatAreNoTree) {
    const auto pages_of = [](std::vector<std::string> tree) {
        std::vector<std::string> bodies{"<< /Type /Catalog /Pages 2 0 R >>"};
        bodies.insert(bodies.end(), tree.begin(), tree.end());
        const auto parts = read_pdf(pdf_of(bodies));
        return parts ? std::to_string(parts->pages.size()) : parts.problems().front().code;
    };
    const std::string page = "<< /Type /Page >>";
    EXPECT_EQ(pages_of({"<< /Type /Pages /Kids [3 0 R 4 0 R] >>", page, page}), "2");
    EXPECT_EQ(pages_of({"<< /Type /Pages /Kids [3 0 R 3 0 R] >>", page}), "pdf_damaged");
    EXPECT_EQ(pages_of({"<< /Type /Pages /Kids [2 0 R] >>"}), "pdf_damaged");
    EXPECT_EQ(pages_of({"<< /Type /Pages /Kids [3 0 R] /CropBox [0 0 9 9] >>", page}), "pdf_damaged");
    std::vector<std::string> deep;
    for (int i = 0; i < 100'000; ++i) deep.push_back("<< /Type /Pages /Kids [" + std::to_string(i + 3) + " 0 R] >>");
    deep.push_back(page);
    EXPECT_EQ(pages_of(deep), "pdf_damaged");
}

TEST(Extract, RefusesAPassword) {
    const std::string encrypted = pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", page_tree},
                                         "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" + std::string(32, 'o') + ") /U (" + std::string(32, 'u') + ") >> /ID [<00> <00>]");
    EXPECT_EQ(refusal(encrypted), "pdf_encrypted");
}

}  // namespace
}  // namespace server

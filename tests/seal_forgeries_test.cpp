// Forgeries after the published attacks on signed PDF files: universal signature forgery,
// incremental saving, signature wrapping, shadow attacks, evil annotations and sneaky signatures
// on certified documents. None may be judged valid; the originals must.

#include "server/signoff/seal/verify_seal.h"

#include "tests/seal_files.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>

namespace server {
namespace {

struct Original {
    const char* name;
    std::string file;
};

std::vector<Original> originals(const SealHouse& house) {
    const std::string letter = house.letter(SealLevel::b_t);
    return {{"report", house.report()},
            {"report B-LT", house.report(SealLevel::b_lt)},
            {"letter", letter},
            {"numbered letter", house.numbered(letter, SealLevel::b_t)},
            {"numbered letter B-LT", house.numbered(letter, SealLevel::b_lt)}};
}

// The first `from` becomes `to`, and nothing else moves unless `to` is longer.
std::string with(std::string file, const std::string& from, std::string to) {
    const std::size_t at = file.find(from);
    if (at == file.npos) return file;  // Not changed, so judged valid, so the test fails.
    if (to.size() < from.size()) to.resize(from.size(), ' ');
    return file.replace(at, from.size(), to);
}

std::string entry(const std::string& file, const std::string& key, char open, char close) {
    const std::size_t begin = file.find(open, file.find("/" + key + " "));
    return file.substr(begin, file.find(close, begin) - begin + 1);
}
std::string contents(const std::string& file) { return entry(file, "Contents", '<', '>'); }
std::string byte_range(const std::string& file) { return entry(file, "ByteRange", '[', ']'); }

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(c));
    return text;
}

// "[ 0 a b c ]" moved so that the gap is `before` and `after` bytes wider.
std::string moved_range(const std::string& file, std::size_t before, std::size_t after) {
    const std::string range = byte_range(file);
    std::size_t zero = 0, a = 0, b = 0, c = 0;
    std::sscanf(range.c_str(), "[ %zu %zu %zu %zu", &zero, &a, &b, &c);
    std::string moved = "[ 0 " + std::to_string(a - before) + " " + std::to_string(b + after) + " " + std::to_string(c - after);
    moved.resize(range.size() - 1, ' ');
    return with(file, range, moved + "]");
}

struct Forgery {
    const char* name;
    std::function<std::string(const std::string&)> forge;
};

const std::vector<Forgery> forgeries{
    // Universal forgery: entries missing, or of another kind.
    {"no Contents", [](const std::string& f) { return with(f, "/Contents <", "/Contentz <"); }},
    {"Contents null", [](const std::string& f) { return with(f, contents(f), "null"); }},
    {"Contents empty", [](const std::string& f) { return with(f, contents(f), "<>"); }},
    {"Contents a single zero byte", [](const std::string& f) { return with(f, contents(f), "<00>"); }},
    {"Contents a name", [](const std::string& f) { return with(f, contents(f), "/a"); }},
    {"Contents zeros", [](const std::string& f) { return with(f, contents(f), "<" + std::string(contents(f).size() - 2, '0') + ">"); }},
    {"Contents in small letters", [](const std::string& f) { return with(f, contents(f), lower(contents(f))); }},
    {"Contents behind a blank", [](const std::string& f) { return with(f, "00>", "0> "); }},
    {"Contents not padded with zeros", [](const std::string& f) { return with(f, "0000>", "0001>"); }},
    {"no ByteRange", [](const std::string& f) { return with(f, "/ByteRange", "/ByteRunge"); }},
    {"ByteRange null", [](const std::string& f) { return with(f, byte_range(f), "null"); }},
    {"ByteRange empty", [](const std::string& f) { return with(f, byte_range(f), "[ ]"); }},
    {"ByteRange zeros", [](const std::string& f) { return with(f, byte_range(f), "[ 0 0 0 0                             ]"); }},
    {"ByteRange negative", [](const std::string& f) { return with(f, "[ 0 ", "[ -"); }},
    {"ByteRange with another blank", [](const std::string& f) { return with(f, "/ByteRange [ 0", "/ByteRange [0 "); }},
    {"ByteRange of the first part only", [](const std::string& f) { return moved_range(f, 0, 100); }},
    {"another SubFilter", [](const std::string& f) { return with(f, "/ETSI.CAdES.detached", "/adbe.x509.rsa_sha1 "); }},
    {"another Filter", [](const std::string& f) { return with(f, "/Adobe.PPKLite", "/Entrust.PPKEF"); }},
    {"no Type", [](const std::string& f) { return with(f, "/Type /Sig\n", "/Tipe /Sig\n"); }},
    {"no Perms", [](const std::string& f) { return with(f, "/Perms <<", "/Permz <<"); }},
    {"no value of the field", [](const std::string& f) { return with(f, "/V 8 0 R", "/W 8 0 R"); }},
    {"the field renamed", [](const std::string& f) { return with(f, "/T (seal)", "/T (meal)"); }},
    {"no DocMDP", [](const std::string& f) { return with(f, "/TransformMethod /DocMDP", "/TransformMethod /UR3   "); }},
    {"permission 3", [](const std::string& f) { return with(with(f, "/P 1\n", "/P 3\n"), "/P 2\n", "/P 3\n"); }},
    {"permission of the other kind", [](const std::string& f) { return f.find("/P 1\n") != f.npos ? with(f, "/P 1\n", "/P 2\n") : with(f, "/P 2\n", "/P 1\n"); }},
    // What was sealed, changed.
    {"another time", [](const std::string& f) { return with(f, "/M <443A32303236", "/M <443A32303237"); }},
    {"another reason", [](const std::string& f) { return with(f, "<415050", "<415051"); }},
    {"another figure", [](const std::string& f) { return with(f, "95.00", "99.00"); }},
    {"another page size", [](const std::string& f) { return with(f, "841.89001", "041.89001"); }},
    {"another author", [](const std::string& f) { return with(f, "/Producer <53", "/Producer <54"); }},
    {"another ID", [](const std::string& f) { return with(f, "<0123456789abcdef", "<1123456789abcdef"); }},
    {"another version", [](const std::string& f) { return with(f, "%PDF-1.7", "%PDF-1.4"); }},
    {"an offset moved", [](const std::string& f) { return with(f, "0000000015 00000 n", "0000000016 00000 n"); }},
    // Incremental saving.
    {"a byte behind", [](const std::string& f) { return f + "x"; }},
    {"a line feed behind", [](const std::string& f) { return f + "\n"; }},
    {"a second end", [](const std::string& f) { return f + "%%EOF\n"; }},
    {"a comment behind", [](const std::string& f) { return f + "% signed\n"; }},
    {"an object behind, unlisted", [](const std::string& f) { return f + "5 0 obj\n(x)\nendobj\n"; }},
    {"an object behind, the old list again",
     [](const std::string& f) { return f + "5 0 obj\n(x)\nendobj\n" + f.substr(f.rfind("startxref")); }},
    {"the file twice", [](const std::string& f) { return f + f; }},
    {"bytes in front", [](const std::string& f) { return "\n" + f; }},
    {"the last byte cut", [](const std::string& f) { return f.substr(0, f.size() - 1); }},
    {"the last line cut", [](const std::string& f) { return f.substr(0, f.size() - 6); }},
    {"half of it cut", [](const std::string& f) { return f.substr(0, f.size() / 2); }},
    {"nothing left", [](const std::string&) { return std::string(); }},
    // Wrapping: something else in the gap, or the second part elsewhere.
    {"content behind the contents", [](const std::string& f) { return with(moved_range(f, 0, 6), contents(f), contents(f) + "/A (x)"); }},
    {"content before the contents", [](const std::string& f) { return with(f, "/Contents <", "/A (x)/Contents <"); }},
    {"the gap a byte wider in front", [](const std::string& f) { return moved_range(f, 1, 0); }},
    {"the gap a byte wider behind", [](const std::string& f) { return moved_range(f, 0, 1); }},
    {"the second part moved to the end",
     [](const std::string& f) {
         const std::size_t second = f.find(contents(f)) + contents(f).size();
         return moved_range(f, 0, f.size() - second) + f.substr(second);
     }},
    {"two Contents", [](const std::string& f) { return with(f, "/Contents <", "/Contents <00>\n/Contents <"); }},
    {"two ByteRanges", [](const std::string& f) { return with(f, "/ByteRange [", "/ByteRange [ 0 1 2 3 ]\n/ByteRange ["); }},
};

TEST(Forgeries, AreNeverValid) {
    const SealHouse house;
    const std::vector<Der> anchors = house.anchors();
    ASSERT_GE(forgeries.size(), 30u);
    for (const Original& original : originals(house)) {
        EXPECT_TRUE(verify_seal(original.file, anchors).valid) << original.name;
        for (const Forgery& forgery : forgeries) {
            const SealReport report = verify_seal(forgery.forge(original.file), anchors);
            EXPECT_FALSE(report.valid) << original.name << ": " << forgery.name;
            EXPECT_FALSE(report.reasons.empty()) << original.name << ": " << forgery.name;
        }
    }
}

TEST(Forgeries, AreNeverValidWithoutATrustListEither) {
    const SealHouse house;
    for (const Original& original : originals(house)) {
        const SealReport whole = verify_seal(original.file);
        EXPECT_TRUE(whole.valid && !whole.trust_checked && !whole.remarks.empty()) << original.name;
        for (const Forgery& forgery : forgeries)
            EXPECT_FALSE(verify_seal(forgery.forge(original.file)).valid) << original.name << ": " << forgery.name;
    }
}

// One bit of one byte, a thousand times, over the five kinds of file.
TEST(Forgeries, OfOneBitAreNeverValid) {
    const SealHouse house;
    const std::vector<Der> anchors = house.anchors();
    std::mt19937 random(20'260'625);
    for (const Original& original : originals(house)) {
        for (int i = 0; i < 200; ++i) {
            std::string file = original.file;
            const std::size_t at = random() % file.size();
            const int bit = static_cast<int>(random() % 8);
            file[at] = static_cast<char>(file[at] ^ 1 << bit);
            EXPECT_FALSE(verify_seal(file, anchors).valid) << original.name << ": byte " << at << ", bit " << bit;
        }
    }
}

}  // namespace
}  // namespace server

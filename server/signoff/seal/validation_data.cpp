#include "server/signoff/seal/validation_data.h"

#include "server/signoff/seal/certificates.h"
#include "server/signoff/seal/pdf_update.h"
#include "server/signoff/seal/revocation.h"

#include <openssl/sha.h>

#include <algorithm>
#include <functional>
#include <set>

namespace server {
namespace {

using Kind = PdfValue::Kind;

void append_unknown(std::vector<Der>& list, const Der& der) {
    if (std::ranges::find(list, der) == list.end()) list.push_back(der);
}

// Finds the data that serves, as one chain after the other is gone through.
class DataSearch {
public:
    DataSearch(const std::vector<StampedSeal>& seals, const ValidationData& given) : given_(given), pool_(given.certificates) {
        for (const StampedSeal& seal : seals) {
            pool_.insert(pool_.end(), seal.parts.issuers.begin(), seal.parts.issuers.end());
            pool_.insert(pool_.end(), seal.stamp.issuers.begin(), seal.stamp.issuers.end());
        }
        needed_.complete = true;
        for (const StampedSeal& seal : seals) {
            go_up(seal.parts.certificate, seal.stamp.time);
            go_up(seal.stamp.certificate, seal.stamp.time);
        }
        keep_order(given_.crls, lists_, needed_.data.crls);
        keep_order(given_.ocsps, answers_, needed_.data.ocsps);
    }

    NeededData result() && { return std::move(needed_); }

private:
    void go_up(const Der& leaf, std::chrono::sys_seconds at) {
        X509Owned below = read_certificate(leaf);
        append_unknown(needed_.data.certificates, leaf);
        const std::vector<Der> chain = issuers_in_order(below.get(), pool_);
        for (const Der& der : chain) {
            X509Owned issuer = read_certificate(der);
            append_unknown(needed_.data.certificates, der);
            const Standing standing = look_up(below.get(), issuer.get(), at);
            needed_.revoked |= standing == Standing::revoked;
            needed_.complete &= standing == Standing::good;
            below = std::move(issuer);
        }
        // The chain must reach a root, of which nobody can say that it was revoked.
        needed_.complete &= X509_self_signed(below.get(), 1) == 1;
        ERR_clear_error();
    }

    Standing look_up(X509* certificate, X509* issuer, std::chrono::sys_seconds at) {
        const auto in = [&](const std::vector<Der>& all, std::set<Der>& used, auto standing_in) {
            for (const Der& der : all) {
                const Standing standing = standing_in(der, certificate, issuer, at);
                if (standing == Standing::unknown) continue;
                used.insert(der);
                return standing;
            }
            return Standing::unknown;
        };
        const Standing answered = in(given_.ocsps, answers_, standing_in_answer);
        return answered != Standing::unknown ? answered : in(given_.crls, lists_, standing_in_list);
    }

    static void keep_order(const std::vector<Der>& given, const std::set<Der>& used, std::vector<Der>& kept) {
        for (const Der& der : given)
            if (used.contains(der)) append_unknown(kept, der);
    }

    const ValidationData& given_;
    std::vector<Der> pool_;
    std::set<Der> lists_, answers_;
    NeededData needed_;
};

std::string array_of(const std::vector<std::uint32_t>& objects) {
    std::string array = "[";
    for (const std::uint32_t object : objects) array += " " + pdf_reference(object);
    return array + " ]";
}

// Upper-case hexadecimal SHA-1 of the Contents, padding included (EN 319 142-1, 5.4.2.3).
std::string vri_key(const PdfFile& file, const StampedSeal& seal) {
    const std::string bytes = read_pdf_value(file.bytes, seal.contents.begin).value_or(PdfValue{}).text;
    std::string digest(SHA_DIGEST_LENGTH, '\0');
    SHA1(bytes_of(bytes), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()));
    const std::string hex = hex_string(digest);
    return hex.substr(1, hex.size() - 2);
}

// The streams that an array of the DSS dictionary refers to, as they are.
std::vector<Der> streams_of(const PdfFile& file, const PdfValue& dss, std::string_view key) {
    std::vector<Der> all;
    if (!dss.has(key, Kind::array)) return all;
    for (const PdfValue& item : dss.find(key)->items) {
        const PdfObject* object = item.kind == Kind::reference ? file.find(item.object, file.revisions.size()) : nullptr;
        if (object && object->stream.end != 0) all.emplace_back(object->stream.of(file.bytes));
    }
    return all;
}

}  // namespace

NeededData needed_data(const std::vector<StampedSeal>& seals, const ValidationData& given) {
    return DataSearch(seals, given).result();
}

std::string write_validation(const PdfFile& file, std::size_t revisions_seen, const std::vector<StampedSeal>& seals, const ValidationData& data) {
    PdfUpdate update(file, revisions_seen);
    std::string dss = "<<\n/Type /DSS\n", vri = "<<\n/Type /VRI\n";
    const auto add = [&](const char* all_key, const char* vri_key, const std::vector<Der>& all) {
        std::vector<std::uint32_t> objects;
        for (const Der& der : all) objects.push_back(update.add(pdf_stream("", der)));
        if (objects.empty()) return;
        dss += "/" + std::string(all_key) + " " + array_of(objects) + "\n";
        vri += "/" + std::string(vri_key) + " " + array_of(objects) + "\n";
    };
    add("Certs", "Cert", data.certificates);
    add("CRLs", "CRL", data.crls);
    add("OCSPs", "OCSP", data.ocsps);
    dss += "/VRI <<\n";
    for (const StampedSeal& seal : seals) dss += "/" + vri_key(file, seal) + " " + vri + ">>\n";
    const std::uint32_t added = update.add(dss + ">>\n>>");
    const auto catalog = file.revisions.front().trailer.reference("Root");
    update.change(catalog.value_or(0), {{"DSS", pdf_reference(added)}});
    return update.finish();
}

std::optional<ValidationData> read_validation(const PdfFile& file, const std::vector<StampedSeal>& seals) try {
    const std::size_t last = file.revisions.size() - 1;
    const PdfRevision& revision = file.revisions[last];
    const PdfValue catalog = file.value(revision.trailer, "Root", last + 1);
    const PdfValue dss = file.value(catalog, "DSS", last + 1);
    ValidationData data{streams_of(file, dss, "Certs"), streams_of(file, dss, "CRLs"), streams_of(file, dss, "OCSPs")};
    const std::string_view bytes = file.bytes.substr(revision.begin, revision.end - revision.begin);
    if (write_validation(file, last, seals, data) != bytes) return std::nullopt;
    return data;
} catch (const SealError&) {
    return std::nullopt;  // A catalog or trailer that no update can be written for.
}

}  // namespace server

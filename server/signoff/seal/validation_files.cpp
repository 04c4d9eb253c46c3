#include "server/signoff/seal/validation_files.h"

#include "server/signoff/seal/openssl_handles.h"
#include "server/whole_file.h"

#include <openssl/pem.h>

#include <set>

namespace server {
namespace {

// All of a file's objects: of PEM each one, of DER the one.
template <class Owner, class ReadPem, class D2i, class I2d>
std::vector<Der> objects_in(const std::string& bytes, ReadPem read_pem, D2i decode, I2d encode) {
    std::vector<Der> all;
    if (const Owner one = read_der<Owner>(bytes, decode, encode)) all.push_back(bytes);
    if (!all.empty()) return all;
    const BioOwned memory(made(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())), "read a file"));
    while (auto* read = read_pem(memory.get(), nullptr, nullptr, nullptr)) {
        const Owner owner(read);
        all.push_back(der_of(read, encode));
    }
    ERR_clear_error();
    return all;
}

using OcspOwned = Owned<OCSP_RESPONSE, &OCSP_RESPONSE_free>;

void take(const std::filesystem::path& file, ValidationData& data) {
    const std::string ending = file.extension().string(), bytes = read_file(file);
    std::vector<Der> found, *into = nullptr;
    if (ending == ".crl") {
        found = objects_in<CrlOwned>(bytes, &PEM_read_bio_X509_CRL, &d2i_X509_CRL, &i2d_X509_CRL);
        into = &data.crls;
    } else if (ending == ".pem" || ending == ".crt" || ending == ".cer") {
        found = objects_in<X509Owned>(bytes, &PEM_read_bio_X509, &d2i_X509, &i2d_X509);
        into = &data.certificates;
    } else if (ending == ".ocsp") {
        if (read_der<OcspOwned>(bytes, &d2i_OCSP_RESPONSE, &i2d_OCSP_RESPONSE)) found = {bytes};
        into = &data.ocsps;
    } else {
        throw SealError(file.string() + " is not a file for validation: .crl, .ocsp, .pem, .crt or .cer");
    }
    if (found.empty()) throw SealError(file.string() + " does not hold what its ending says");
    into->insert(into->end(), found.begin(), found.end());
}

}  // namespace

ValidationData read_validation_files(const std::filesystem::path& folder) {
    if (!std::filesystem::is_directory(folder)) throw SealError(folder.string() + " is not a folder");
    std::set<std::filesystem::path> files;  // In an order of their own: what a seal holds follows it.
    for (const auto& entry : std::filesystem::directory_iterator(folder)) files.insert(entry.path());
    ValidationData data;
    for (const auto& file : files) take(file, data);
    return data;
}

}  // namespace server

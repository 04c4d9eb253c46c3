// Whatever the bytes: valid, or not valid for reasons in both languages. Never a crash, never an
// exception. Bytes that are no PDF file are tried as the structures inside one: a file's digest
// keeps a fuzzer from reaching these.

#include "server/signoff/seal/certificates.h"
#include "server/signoff/seal/cms.h"
#include "server/signoff/seal/revocation.h"
#include "server/signoff/seal/time_stamp.h"
#include "server/signoff/seal/verify_seal.h"
#include "server/whole_file.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

// Any certificate will do as the one that is asked for.
const std::string& fuzz_authority() {
    static const std::string der = server::read_anchors(server::read_file(SOURCE_DIR "/tests/fuzz/verify_seal.pem")).front();
    return der;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace server;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (!bytes.starts_with("%PDF")) {
        if (const auto parts = read_cms(bytes)) read_time_stamp(parts->time_stamp, parts->signature, {});
        read_time_stamp(bytes, "x", {});
        const X509Owned issuer = read_certificate(fuzz_authority());
        if (const X509Owned certificate = read_certificate(bytes)) issuers_in_order(certificate.get(), {std::string(bytes)});
        standing_in_list(bytes, issuer.get(), issuer.get(), {});
        standing_in_answer(bytes, issuer.get(), issuer.get(), {});
        return 0;
    }
    const SealReport report = verify_seal(bytes);
    if (report.valid != report.reasons.empty()) std::abort();
    for (const layout::Problem& problem : report.reasons)
        if (problem.code.empty() || problem.thai.empty() || problem.english.empty()) std::abort();
    return 0;
}

// A certificate authority of one's own, for trying things out: every name says that it is a test.

#pragma once

#include <chrono>
#include <filesystem>
#include <string>

namespace server {

// Stands in the subject of every certificate of it.
constexpr const char* test_seal_name = "Saraban TEST seal - not valid for official use";

// Stands there, too, and alone in certificates that it makes for people.
constexpr const char* test_authority_name = "Saraban TEST authority - not valid";

// Makes `folder` (0700) with:
//
//   authority.pem  the anchor, to be trusted by who wants to try verifying
//   seal.p12       an office's seal            each with NAME.password beside it,
//   records.p12    the records unit's          all of them 0600
//   time.p12       a time-stamp authority's
//   authority.p12  the authority's own key, to issue revocation lists
//
// Valid for three years from `now`, the authority for ten. Throws SealError when the folder exists.
void make_test_authority(const std::filesystem::path& folder, std::chrono::sys_seconds now);

// A certificate of that authority for a person: NAME.p12 and NAME.password in the same folder, for one year. Throws
// SealError when there is no such authority, or one of the two is there already.
void make_test_signer(const std::filesystem::path& folder, const std::string& name, const std::string& common_name, std::chrono::sys_seconds now);

}  // namespace server

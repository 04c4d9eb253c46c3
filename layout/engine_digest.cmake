# A digest of the sources that a document's bytes come from, so that a program that was built
# of other sources knows itself for another engine.
# Run as: cmake -D HOUSE=folder -D VERSION=version -D OUT=header -P layout/engine_digest.cmake

cmake_minimum_required(VERSION 3.25)

file(GLOB_RECURSE sources RELATIVE "${HOUSE}" "${HOUSE}/fonts/*.h" "${HOUSE}/fonts/*.cpp" "${HOUSE}/layout/*.h"
    "${HOUSE}/layout/*.cpp" "${HOUSE}/layout/*.tsv")
list(SORT sources)
set(digests "")
foreach(source IN LISTS sources)
    file(SHA256 "${HOUSE}/${source}" digest)
    string(APPEND digests "${source} ${digest}\n")
endforeach()
string(SHA256 digest "${digests}")
string(SUBSTRING "${digest}" 0 16 digest)
file(CONFIGURE OUTPUT "${OUT}" @ONLY CONTENT
"#pragma once

namespace layout {

inline constexpr char engine_version[] = \"@VERSION@\";
inline constexpr char engine_digest[] = \"@digest@\";

}  // namespace layout
")

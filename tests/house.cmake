# Who may include whom, how long a file may be, and that no two types share a name.
# Run as: cmake -D HOUSE=folder -P tests/house.cmake
#
cmake_minimum_required(VERSION 3.25)

# Parts of the house, the longest name that a file's path begins with wins; then what its
# #include "…" lines may begin with. A part may always include itself.
set(PARTS
    "fonts/              :"
    "layout/measure      :"
    "layout/problem      :"
    "layout/cpu_budget   :"
    "layout/value/       : layout/problem"
    "layout/text/        : layout/measure layout/problem fonts/"
    "layout/page         : layout/measure layout/text/shaped"
    "layout/facts        :"
    "layout/trace        : layout/measure layout/page layout/text/shaped fonts/face"
    "layout/document     : layout/measure layout/problem layout/page layout/text/ fonts/"
    "layout/block/       : layout/measure layout/problem layout/cpu_budget layout/page layout/document layout/text/ fonts/"
    "layout/template/    : layout/measure layout/problem layout/page layout/document layout/facts layout/text/ layout/value/ fonts/"
    "layout/pdf/         : layout/measure layout/cpu_budget layout/page layout/facts layout/text/shaped fonts/"
    "layout/engine       : layout/template/qr_path layout/text/ layout/pdf/"
    "layout/explain      : layout/measure layout/page layout/text/ layout/value/"
    "layout/render       : layout/ fonts/"
    "layout/number_letter : layout/ fonts/"
    "server/             : layout/ fonts/"
    "server/signoff/times      :"
    "server/signoff/states     :"
    "server/signoff/delegation : server/signoff/times"
    "server/signoff/moves      : server/signoff/times server/signoff/states server/signoff/delegation"
    "server/signoff/audit      : server/signoff/times fonts/sha256"
    "server/store/             : server/signoff/times server/signoff/states server/signoff/delegation server/signoff/audit fonts/sha256"
    "server/people/            : layout/problem server/http/message server/http/scope server/http/render_pool server/signoff/times server/signoff/states server/signoff/delegation server/signoff/moves server/signoff/audit server/store/ fonts/sha256"
    "server/office/           : layout/ fonts/ server/house server/http/problem_reply server/people/ server/signoff/ server/store/"
    "server/signoff/seal/ : layout/problem layout/pdf/unicode fonts/sha256 server/whole_file"
    "server/http/form/   : layout/problem server/http/message server/http/problem_reply server/http/framing server/http/utf8"
    "server/bundle/      : layout/ fonts/ server/http/message server/http/file_fields server/store/files server/intake/sheet/sheet server/proof/"
    "server/report/      : layout/problem layout/value/ layout/template/format layout/text/characters"
    "server/proof/       : layout/ fonts/ server/intake/utf8_text"
)

# Foreign libraries: what the name in #include <…> begins with, and the places that may name
# it. A library without a row is refused; the standard library (no dot, no slash) is free.
set(FOREIGN
    "hb           : fonts/ layout/text/"
    "ft2build     : fonts/"
    "freetype/    : fonts/"
    "unicode/     : layout/text/ server/intake/ server/store/search_text. server/bundle/archive_names.cpp"
    "rapidjson/   : layout/value/"
    "hpdf         : layout/pdf/haru"
    "libdeflate   : layout/pdf/"
    "qrencode.h   : layout/template/qr_path.cpp"
    "libxml/      : server/intake/page/html_lines.cpp server/intake/sheet/read_xlsx.cpp"
    "archive      : server/bundle/zip_writer.cpp"
    "zip.h        : server/intake/zip_files.cpp"
    "xlsxwriter.h : server/intake/sheet/write_xlsx.cpp"
    "qpdf/        : server/proof/read_pdf.cpp server/proof/bounded_filters.cpp server/bundle/print_"
    "png.h        : server/bundle/picture.cpp"
    "kainjow/     : server/desk/pages.cpp"
    "sodium.h     : server/people/passwords.cpp"
    "openssl/     : fonts/sha256.cpp server/signoff/"
    "Poco/SAX/    : layout/template/"
    "Poco/XML/    : layout/template/"
    "Poco/Exception.h : layout/template/ server/"
    "Poco/Net/    : server/http/"
    "Poco/Data/   : server/store/sqlite/"
    "sqlite3.h    : server/store/sqlite/"
    "Poco/        : server/"
    "sys/         : server/"
    "arpa/        : server/people/lockout.cpp"
    "fcntl.h      : server/"
    "signal.h     : server/"
    "unistd.h     : server/"
)

set(MOST_LINES 350)

# begins_with(RESULT text prefix…): RESULT becomes the longest of the prefixes, "" if none fits.
function(begins_with result text)
    set(longest "")
    set(most 0)
    foreach(prefix IN LISTS ARGN)
        string(LENGTH "${prefix}" length)
        string(FIND "${text}" "${prefix}" at)
        if(at EQUAL 0 AND length GREATER most)
            set(longest "${prefix}")
            set(most ${length})
        endif()
    endforeach()
    set(${result} "${longest}" PARENT_SCOPE)
endfunction()

# read_table(NAME rows…): NAME_KEYS, and for each key NAME_key with the list of its places.
function(read_table name)
    set(keys "")
    foreach(row IN LISTS ARGN)
        string(REGEX MATCH "^([^ ]+) *:(.*)$" fits "${row}")
        set(key "${CMAKE_MATCH_1}")
        string(REGEX MATCHALL "[^ ]+" places "${CMAKE_MATCH_2}")
        list(APPEND keys "${key}")
        set("${name}_${key}" "${places}" PARENT_SCOPE)
    endforeach()
    set(${name}_KEYS "${keys}" PARENT_SCOPE)
endfunction()

function(check_include file line)
    if(line MATCHES "^[ \t]*#[ \t]*include[ \t]*\"([^\"]+)\"")
        set(included "${CMAKE_MATCH_1}")
        begins_with(part "${file}" ${PART_KEYS})
        if(part STREQUAL "")
            message(SEND_ERROR "${file} stands in no part of the house")
            return()
        endif()
        begins_with(allowed "${included}" ${part} ${PART_${part}})
        if(allowed STREQUAL "")
            list(JOIN PART_${part} " " places)
            message(SEND_ERROR "${file} includes \"${included}\"; ${part} may include itself and: ${places}")
        endif()
    elseif(line MATCHES "^[ \t]*#[ \t]*include[ \t]*<([^>]*[./][^>]*)>")
        set(included "${CMAKE_MATCH_1}")
        begins_with(library "${included}" ${FOREIGN_KEYS})
        if(library STREQUAL "")
            message(SEND_ERROR "${file} includes <${included}>, a library without a home in tests/house.cmake")
            return()
        endif()
        begins_with(home "${file}" ${FOREIGN_${library}})
        if(home STREQUAL "")
            list(JOIN FOREIGN_${library} " " places)
            message(SEND_ERROR "${file} includes <${included}>, whose home is ${places}")
        endif()
    endif()
endfunction()

function(check_length file)
    file(READ "${HOUSE}/${file}" text)
    string(REGEX MATCHALL "\n" ends "${text}")
    list(LENGTH ends lines)
    if(lines GREATER MOST_LINES)
        message(SEND_ERROR "${file} has ${lines} lines; ${MOST_LINES} are the most")
    endif()
endfunction()

# Two types of one name in one namespace are one to the linker, which keeps whichever it
# meets first. Each folder at the top is a namespace.
function(check_types file)
    string(REGEX MATCH "^[^/]+" namespace "${file}")
    file(STRINGS "${HOUSE}/${file}" lines REGEX "^(struct|class|enum class) [A-Za-z]+( |$)")
    foreach(line IN LISTS lines)
        if(NOT line MATCHES "^(struct|class|enum class) ([A-Za-z]+)[^;]*($|{)")
            continue()
        endif()
        set(type "${namespace}::${CMAKE_MATCH_2}")
        get_property(other GLOBAL PROPERTY "${type}")
        if(other)
            message(SEND_ERROR "${file} and ${other} both define ${type}")
        endif()
        set_property(GLOBAL PROPERTY "${type}" "${file}")
    endforeach()
endfunction()

read_table(PART ${PARTS})
read_table(FOREIGN ${FOREIGN})

file(GLOB_RECURSE files RELATIVE "${HOUSE}" LIST_DIRECTORIES false
    "${HOUSE}/fonts/*" "${HOUSE}/layout/*" "${HOUSE}/server/*")
list(FILTER files INCLUDE REGEX "\\.(h|cpp|inc)$")
if(files STREQUAL "")
    message(FATAL_ERROR "no source file under ${HOUSE}")
endif()
foreach(file IN LISTS files)
    file(STRINGS "${HOUSE}/${file}" lines REGEX "^[ \t]*#[ \t]*include")
    foreach(line IN LISTS lines)
        check_include("${file}" "${line}")
    endforeach()
    check_length("${file}")
    if(file MATCHES "\\.h$")
        check_types("${file}")
    endif()
endforeach()

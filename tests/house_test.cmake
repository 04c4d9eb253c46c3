# Shows that house.cmake refuses what it should: one small wrong file at a time.
# Run as: cmake -D SCRATCH=folder -P tests/house_test.cmake
cmake_minimum_required(VERSION 3.25)

# house_says(file content expected): "" expects silence.
function(house_says file content expected)
    file(REMOVE_RECURSE "${SCRATCH}")
    file(WRITE "${SCRATCH}/${file}" "${content}")
    execute_process(
        COMMAND ${CMAKE_COMMAND} -D HOUSE=${SCRATCH} -P ${CMAKE_CURRENT_LIST_DIR}/house.cmake
        RESULT_VARIABLE status ERROR_VARIABLE said OUTPUT_VARIABLE said)
    string(REGEX REPLACE "[ \n]+" " " said "${said}")
    string(FIND "${said}" "${expected}" at)
    if(expected STREQUAL "" AND NOT (status EQUAL 0 AND said STREQUAL ""))
        message(SEND_ERROR "${file} is right, but was refused: ${said}")
    elseif(NOT expected STREQUAL "" AND (status EQUAL 0 OR at EQUAL -1))
        message(SEND_ERROR "${file}: expected \"${expected}\", got (${status}): ${said}")
    endif()
endfunction()

house_says(fonts/a.cpp "#include <hb.h>\n#include <string>\n#include \"fonts/a.h\"\n" "")
house_says(layout/render.cpp "#include \"layout/pdf/write_pdf.h\"\n#include \"layout/template/form.h\"\n" "")
house_says(layout/text/a.cpp "// #include \"server/a.h\"\n" "")

house_says(fonts/a.h "#include \"layout/measure.h\"\n" "fonts/a.h includes \"layout/measure.h\"")
house_says(layout/block/a.h "  #  include \"server/a.h\"\n" "layout/block/a.h includes \"server/a.h\"")
house_says(layout/text/a.h "#include \"layout/page.h\"\n" "layout/text/a.h includes \"layout/page.h\"")
house_says(layout/measure.h "#include \"fonts/face.h\"\n" "layout/measure.h includes \"fonts/face.h\"")
house_says(layout/pdf/a.cpp "#include \"layout/text/shape.h\"\n" "layout/pdf/a.cpp includes \"layout/text/shape.h\"")
house_says(layout/new/a.cpp "#include \"layout/page.h\"\n" "layout/new/a.cpp stands in no part of the house")

house_says(layout/pdf/write_pdf.cpp "#include <hpdf.h>\n" "whose home is layout/pdf/haru")
house_says(layout/block/a.cpp "#include <hb-ot.h>\n" "whose home is fonts/ layout/text/")
house_says(server/main.cpp "#include <Poco/Net/HTTPServer.h>\n" "whose home is server/http/")
house_says(fonts/face.cpp "#include <openssl/evp.h>\n" "whose home is fonts/sha256.cpp server/signoff/")
house_says(layout/value/a.cpp "#include <nlohmann/json.hpp>\n" "a library without a home")

house_says(layout/page.h "struct Cell;\nstruct Cell {};\nstruct Cell::Node {\nstruct CellNode {\n" "")
house_says(layout/page.h "struct Cell {\n};\nclass Cell : Base {\n" "both define layout::Cell")

string(REPEAT "//\n" 350 just_fits)
house_says(fonts/a.cpp "${just_fits}" "")
house_says(fonts/a.cpp "${just_fits}//\n" "fonts/a.cpp has 351 lines; 350 are the most")
house_says(readme.txt "" "no source file under")
file(REMOVE_RECURSE "${SCRATCH}")

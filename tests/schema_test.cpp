#include "layout/value/schema.h"

#include "layout/value/read_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace layout {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Schema schema(std::string_view json) {
    return Schema::compile(*read_json(json), "test.json");
}

Problems problems(std::string_view json_schema, std::string_view document) {
    return schema(json_schema).check(*read_json(document, {.characters = 1'000'000}));
}

// "POINTER CODE" of each problem.
std::vector<std::string> told(std::string_view json_schema, std::string_view document) {
    std::vector<std::string> lines;
    for (const Problem& problem : problems(json_schema, document))
        lines.push_back(problem.pointer + " " + problem.code);
    return lines;
}

// What compile() says about a schema that it refuses.
std::string refusal(std::string_view json_schema) try {
    schema(json_schema);
    return "compiled";
} catch (const std::runtime_error& e) {
    return e.what();
}

// An indicator as small as a test needs it.
constexpr const char* indicator = R"({
    "type": "object",
    "required": ["name", "quarters"],
    "additionalProperties": false,
    "patternProperties": {"^x-": {}},
    "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": 10},
        "score": {"type": ["integer", "null"], "minimum": 0, "maximum": 5},
        "quarters": {"type": "array", "minItems": 1, "maxItems": 4,
                     "items": {"type": "object", "required": ["result"], "additionalProperties": false,
                               "properties": {"result": {"type": "number"}}}}
    }})";

TEST(Schema, FindsNothingWrongWithADocumentThatConforms) {
    EXPECT_EQ(problems(indicator, R"({"name":"ก","score":null,"quarters":[{"result":100.00}],"x-note":1})"),
              Problems{});
}

TEST(Schema, TellsEveryProblemInTheOrderOfTheDocument) {
    EXPECT_THAT(told(indicator, R"({"quarters":[{"result":"x"},{},{"result":1,"reslut":2}],"score":7,"nmae":1})"),
                ElementsAre("/name required", "/quarters/0/result type", "/quarters/1/result required",
                            "/quarters/2/reslut unknown_member", "/score maximum", "/nmae unknown_member"));
}

TEST(Schema, SaysWhatIsMissing) {
    EXPECT_EQ(problems(indicator, R"({"quarters":[{"result":1}]})"),
              (Problems{{"/name", "required", "ยังไม่ได้ระบุข้อมูล \"name\" ซึ่งจำเป็นต้องมี",
                         "\"name\" is required, but is missing."}}));
}

TEST(Schema, SuggestsTheNameThatWasProbablyMeant) {
    const char* one_row = R"({"name":"ก","quarters":[{"result":1}],"scroe":1})";
    EXPECT_EQ(problems(indicator, one_row),
              (Problems{{"/scroe", "unknown_member", "ไม่มีข้อมูลชื่อ \"scroe\" ในแบบเอกสารนี้ น่าจะหมายถึง \"score\"",
                         "\"scroe\" is not a member of this object; was \"score\" meant?"}}));
}

TEST(Schema, SuggestsNoNameThatIsFarOrGivenAlready) {
    const auto english = [](const char* name) {
        const std::string document = R"({"name":"ก","quarters":[{"result":1}],")" + std::string(name) + "\":1}";
        return problems(indicator, document).at(0).english;
    };
    EXPECT_EQ(english("budget"), "\"budget\" is not a member of this object.");
    EXPECT_EQ(english("names"), "\"names\" is not a member of this object.");
    EXPECT_EQ(problems(R"({"properties":{"no":{}},"additionalProperties":false})", R"({"id":1})").at(0).english,
              "\"id\" is not a member of this object.");
}

TEST(Schema, SaysWhichKindIsWantedAndWhichWasSent) {
    EXPECT_EQ(problems(R"({"type":"string"})", "12"),
              (Problems{{"", "type", "ต้องเป็นข้อความ แต่ที่ส่งมาเป็นตัวเลข", "This must be text, but a number was sent."}}));
    EXPECT_EQ(problems(R"({"type":["integer","null"]})", "1.50"),
              (Problems{{"", "type", "ต้องเป็นจำนวนเต็ม หรือค่าว่าง (null) แต่ที่ส่งมาเป็น 1.50",
                         "This must be a whole number or null, but 1.50 was sent."}}));
    EXPECT_EQ(problems(R"({"type":"object"})", "[]").at(0).english, "This must be an object, but a list was sent.");
    EXPECT_EQ(problems(R"({"type":"boolean"})", "null").at(0).english,
              "This must be true or false, but null was sent.");
}

TEST(Schema, TakesOnePointZeroForAnInteger) {
    EXPECT_THAT(told(R"({"items":{"type":"integer"}})", "[1, 1.0, 1e2, 15e-1, 10e-1, 0.0, 0e-5, 9007199254740993.5]"),
                ElementsAre("/3 type", "/7 type"));
}

TEST(Schema, NamesTheValuesThatAreAllowed) {
    EXPECT_EQ(problems(R"({"enum":["off","report",null,1.0]})", "\"on\""),
              (Problems{{"", "enum", "ต้องเป็นค่าใดค่าหนึ่งต่อไปนี้ \"off\", \"report\", null, 1.0",
                         "This must be one of \"off\", \"report\", null, 1.0."}}));
    EXPECT_EQ(problems(R"({"const":"bma-report/1"})", "\"bma-report/2\"").at(0).thai, "ต้องเป็น \"bma-report/1\" เท่านั้น");
    EXPECT_EQ(problems(R"({"enum":[{"a":1,"b":[2]},1]})", R"({"b":[2.0],"a":1})"), Problems{});
    EXPECT_EQ(problems(R"({"const":1})", "1.0"), Problems{});
}

TEST(Schema, ComparesAllDigitsOfNumbers) {
    EXPECT_THAT(told(R"({"const":9007199254740993})", "9007199254740992"), ElementsAre(" const"));
    EXPECT_THAT(told(R"({"maximum":9007199254740992})", "9007199254740993"), ElementsAre(" maximum"));
    EXPECT_THAT(told(R"({"items":{"minimum":0.10,"maximum":1e2}})",
                     "[0.1, 0.09999999999999999999999, 100.0, 100.00000000000000000001]"),
                ElementsAre("/1 minimum", "/3 maximum"));
    EXPECT_EQ(problems(R"({"minimum":0})", "-0.0"), Problems{});
}

TEST(Schema, SaysHowFarANumberMayGo) {
    EXPECT_EQ(problems(R"({"minimum":0})", "-5.50"),
              (Problems{{"", "minimum", "ต้องไม่น้อยกว่า 0 แต่ส่งมา -5.50", "This must be 0 or more, but is -5.50."}}));
    EXPECT_EQ(problems(R"({"maximum":100})", "101"),
              (Problems{{"", "maximum", "ต้องไม่เกิน 100 แต่ส่งมา 101", "This must be 100 or less, but is 101."}}));
}

TEST(Schema, CountsItemsAndCodePoints) {
    EXPECT_EQ(problems(R"({"minItems":1})", "[]"), (Problems{{"", "min_items", "ต้องมีอย่างน้อย 1 รายการ แต่ส่งมา 0 รายการ",
                                                              "This must have at least 1 item, but has 0."}}));
    EXPECT_EQ(problems(R"({"maxItems":2})", "[1,2,3]"), (Problems{{"", "max_items", "มีได้ไม่เกิน 2 รายการ แต่ส่งมา 3 รายการ",
                                                                   "This must have at most 2 items, but has 3."}}));
    // ที่ is three code points: a letter, a vowel and a mark.
    EXPECT_EQ(problems(R"({"maxLength":2})", "\"ที่\""), (Problems{{"", "max_length", "ยาวได้ไม่เกิน 2 อักขระ แต่ส่งมา 3 อักขระ",
                                                                  "This must have at most 2 characters, but has 3."}}));
    EXPECT_EQ(problems(R"({"minLength":4})", "\"ที่\"").at(0).english,
              "This must have at least 4 characters, but has 3.");
    EXPECT_EQ(problems(R"({"minLength":1})", "\"\"").at(0).thai, "ต้องไม่เว้นว่าง");
    EXPECT_EQ(problems(R"({"minLength":3,"maxLength":3})", "\"ที่\""), Problems{});
}

TEST(Schema, ChecksPatternsAndFormats) {
    EXPECT_EQ(problems(R"({"pattern":"^[ก-ฮ]{2}$"})", "\"กขค\"").at(0).english,
              "This does not have the required form ^[ก-ฮ]{2}$.");
    EXPECT_EQ(problems(R"({"format":"date"})", "\"2565-02-29\"").at(0).code, "format");
    EXPECT_EQ(problems(R"({"format":"date-time"})", "\"2021-06-25T09:00:00+07:00\""), Problems{});
    EXPECT_THAT(problems(R"({"format":"date-time"})", "\"2021-06-25\"").at(0).thai, HasSubstr("RFC 3339"));
}

TEST(Schema, SurvivesTheLongestText) {
    const std::string text = "\"" + std::string(1'000'000, 'a') + "\"";
    EXPECT_EQ(problems(R"({"pattern":"^(a|a)*$"})", text), Problems{});
    EXPECT_THAT(told(R"({"pattern":"^(a*)*b$"})", text), ElementsAre(" pattern"));
}

TEST(Schema, TellsTheProblemsOfTheBranchThatWasMeant) {
    const char* optional = R"({"anyOf":[{"$ref":"#/definitions/date"},{"type":"null"}],
        "definitions":{"date":{"type":"object","required":["day"],"additionalProperties":false,
                               "properties":{"day":{"type":"integer"}}}}})";
    EXPECT_EQ(told(optional, "null"), std::vector<std::string>{});
    EXPECT_THAT(told(optional, R"({"dya":1})"), ElementsAre("/day required", "/dya unknown_member"));
    EXPECT_EQ(problems(optional, "\"x\"").at(0).english, "This must be an object or null, but text was sent.");
    EXPECT_EQ(problems(optional, "\"x\"").size(), 1u);
}

TEST(Schema, TellsOnlyThatNoBranchFitsWhenSeveralCouldBeMeant) {
    EXPECT_THAT(told(R"({"anyOf":[{"minimum":5},{"maximum":1}]})", "3"), ElementsAre(" any_of"));
    EXPECT_THAT(told(R"({"oneOf":[{"minimum":5},{"maximum":1}]})", "3"), ElementsAre(" one_of"));
    EXPECT_EQ(problems(R"({"oneOf":[{"minimum":1},{"maximum":5}]})", "3").at(0).english,
              "This fits more than one of the forms that are allowed here, and must fit only one.");
}

TEST(Schema, ChecksConditions) {
    const char* assessed = R"({"if":{"properties":{"assessed":{"const":true}},"required":["assessed"]},
                               "then":{"required":["score"]},"else":{"not":{"required":["score"]}}})";
    EXPECT_THAT(told(assessed, R"({"assessed":true})"), ElementsAre("/score required"));
    EXPECT_THAT(told(assessed, R"({"assessed":false,"score":1})"), ElementsAre(" not"));
    EXPECT_EQ(told(assessed, R"({"assessed":true,"score":1})"), std::vector<std::string>{});
}

TEST(Schema, TellsAProblemOnceAndInOrderThoughSeveralSchemasFindIt) {
    const char* twice = R"({"allOf":[{"properties":{"b":{"type":"null"}}},
                                     {"properties":{"a":{"type":"null"},"b":{"type":"null"}},"required":["c"]}]})";
    EXPECT_THAT(told(twice, R"({"a":1,"b":2})"), ElementsAre("/c required", "/a type", "/b type"));
}

TEST(Schema, EscapesTheNamesInPointers) {
    EXPECT_THAT(told(R"({"additionalProperties":{"type":"null"}})", R"({"a/b~c":1})"), ElementsAre("/a~1b~0c type"));
}

TEST(Schema, TellsAHundredProblemsAndThatThereAreMore) {
    const auto zeros = [](int count) {
        std::string list = "[0";
        for (int i = 1; i < count; ++i) list += ",0";
        return list + "]";
    };
    EXPECT_EQ(problems(R"({"items":{"type":"null"}})", zeros(100)).back().pointer, "/99");
    const Problems many = problems(R"({"items":{"type":"null"}})", zeros(19'000));
    EXPECT_EQ(many.size(), 100u);
    EXPECT_EQ(many[98].pointer, "/98");
    EXPECT_EQ(many[99], (Problem{"", "more", "ยังมีข้อผิดพลาดอื่นอีกนอกเหนือจากที่แสดงไว้",
                                 "There are more problems than are listed here."}));
}

TEST(Schema, QuotesLittleOfAHugeName) {
    const std::string name(500'000, 'n');
    const Problems found = problems(R"({"additionalProperties":{"additionalProperties":false}})",
                                    "{\"" + name + "\":{\"a\":1},\"b\":{\"" + name + "\":1}}");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].pointer, "");  // Of {"nnn…": {"a"}}: the nearest place with a pointer to write down.
    EXPECT_EQ(found[0].english, "\"a\" is not a member of this object.");
    EXPECT_EQ(found[1].pointer, "/b");
    EXPECT_EQ(found[1].english, "\"" + std::string(40, 'n') + "…\" is not a member of this object.");
}

TEST(Schema, FollowsReferencesThatGoRound) {
    const char* tree = R"({"type":"object","additionalProperties":false,
                           "properties":{"children":{"type":"array","items":{"$ref":"#"}}}})";
    EXPECT_EQ(told(tree, R"({"children":[{"children":[{}]}]})"), std::vector<std::string>{});
    EXPECT_THAT(told(tree, R"({"children":[{"children":[{"child":1}]}]})"),
                ElementsAre("/children/0/children/0/child unknown_member"));
}

TEST(SchemaCompile, RefusesAKeywordThatItDoesNotCheck) {
    EXPECT_EQ(
        refusal(R"({"properties":{"a":{"uniqueItems":true}}})"),
        "test.json: at \"/properties/a/uniqueItems\": the keyword is not supported, so it would never be checked");
    EXPECT_THAT(refusal(R"({"definitions":{"unused":{"minlength":1}}})"),
                HasSubstr("\"/definitions/unused/minlength\""));
    EXPECT_THAT(refusal(R"({"format":"email"})"), HasSubstr("\"/format\": the format email is not supported"));
    EXPECT_THAT(refusal(R"({"patternProperties":{"^y-":{}}})"), HasSubstr("only the pattern ^x- is supported"));
    EXPECT_THAT(refusal(R"({"pattern":"(?=a)b"})"),
                HasSubstr("\"/pattern\": the pattern has a kind of group that is not supported at byte 3"));
}

TEST(SchemaCompile, RefusesARuleThatDraft07WouldIgnore) {
    EXPECT_THAT(refusal(R"({"properties":{"a":{"$ref":"#","minItems":1}}})"), HasSubstr("a rule beside $ref"));
    EXPECT_THAT(refusal(R"({"then":{"minItems":1}})"), HasSubstr("then or else without if"));
    EXPECT_THAT(refusal(R"({"items":{"$id":"http://example.org/a"}})"), HasSubstr("an $id below the root"));
}

TEST(SchemaCompile, RefusesReferencesThatLeadNowhere) {
    EXPECT_THAT(refusal(R"({"$ref":"#/definitions/none"})"),
                HasSubstr("\"/$ref\": nothing stands at #/definitions/none"));
    EXPECT_THAT(refusal(R"({"$ref":"other.json#"})"), HasSubstr("only references within the document"));
    EXPECT_THAT(refusal(R"({"$ref":"#name"})"), HasSubstr("nothing stands at #name"));
}

TEST(SchemaCompile, RefusesSchemasWithoutEnd) {
    EXPECT_THAT(refusal(R"({"$ref":"#"})"), HasSubstr("the schema applies itself"));
    EXPECT_THAT(refusal(R"({"anyOf":[{"type":"null"},{"not":{"$ref":"#"}}]})"), HasSubstr("the schema applies itself"));
    EXPECT_EQ(refusal(R"({"items":{"$ref":"#"}})"), "compiled");
}

TEST(SchemaCompile, RefusesKeywordsWithAWrongValue) {
    for (const char* wrong :
         {R"({"type":"text"})", R"({"type":[]})", R"({"enum":[]})", R"({"minLength":-1})", R"({"maxItems":1.5})",
          R"({"maxItems":"1"})", R"({"required":["a","a"]})", R"({"required":"a"})", R"({"minimum":"0"})",
          R"({"properties":[]})", R"({"items":[{}]})", R"({"anyOf":[]})", R"({"not":1})", R"({"title":1})",
          R"({"$schema":"http://json-schema.org/draft-04/schema#"})", "[]", "null"})
        EXPECT_THAT(refusal(wrong), HasSubstr("test.json: at \"")) << wrong;
}

TEST(SchemaCompile, TakesAnnotations) {
    const char* notes = R"({"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://example.org/report",
                            "$comment":"a","title":"a","description":"a","default":{"any":1},"examples":[1]})";
    EXPECT_EQ(refusal(notes), "compiled");
}

}  // namespace
}  // namespace layout

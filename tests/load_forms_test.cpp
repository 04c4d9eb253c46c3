#include "layout/render.h"
#include "tests/own_templates.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace layout {
namespace {

namespace fs = std::filesystem;

// A folder of forms that lives as long as the test.
class LoadForms : public testing::Test {
protected:
    LoadForms() { fs::create_directories(folder_); }
    ~LoadForms() override { fs::remove_all(folder_); }

    void write(const std::string& name, const std::string& file, const std::string& bytes) {
        fs::create_directories(folder_ / name);
        std::ofstream(folder_ / name / file, std::ios::binary) << bytes;
    }

    void write_note(const std::string& name) {
        write(name, "form.xml", own_form("<paragraph style='s'>{a}</paragraph>"));
        write(name, "schema.json", R"({"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}})");
        write(name, "sample.json", R"({"a": "ก"})");
    }

    // The message without the folder in front of it.
    std::string refusal() const {
        try {
            load_forms(folder_, own_faces());
        } catch (const FormError& error) {
            const std::string what = error.what(), prefix = folder_.string();
            return what.starts_with(prefix) ? what.substr(prefix.size()) : what;
        }
        return "accepted";
    }

    const fs::path folder_ = fs::path(testing::TempDir()) /
                             (std::string("forms-") + testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(LoadForms, TakesAFolderForADocumentType) {
    write_note("note-2");
    write_note("another");
    write("no-form", "readme.txt", "");
    const auto forms = load_forms(folder_, own_faces());
    ASSERT_EQ(forms.size(), 2u);
    EXPECT_EQ(forms[0].name, "another");
    EXPECT_EQ(forms[1].name, "note-2");
    EXPECT_EQ(forms[1].version, "1");
    EXPECT_EQ(forms[1].title, "แบบ");
    EXPECT_EQ(forms[1].sample_json, R"({"a": "ก"})");
    EXPECT_EQ(find_form(forms, "note-2"), &forms[1]);
    EXPECT_EQ(find_form(forms, "note"), nullptr);
    const auto rendered = render(forms[1], R"({"a": "ข"})", {});
    ASSERT_TRUE(rendered);
    EXPECT_EQ(rendered->pages.nodes.back().text, u"ข");
}

TEST_F(LoadForms, RefusesAFolderThatIsNone) {
    fs::remove_all(folder_);
    EXPECT_EQ(refusal(), ": No such file or directory");
}

TEST_F(LoadForms, RefusesANameThatIsNoRoute) {
    write_note("Note");
    EXPECT_EQ(refusal(), "/Note: a form's folder is named with a-z, 0-9 and - only");
}

TEST_F(LoadForms, RefusesASampleThatItsSchemaRefuses) {
    write_note("note");
    write("note", "sample.json", R"({"a": 5})");
    EXPECT_EQ(refusal().substr(0, 23), "/note/sample.json: /a: ");
}

TEST_F(LoadForms, RefusesDamagedAndMissingFiles) {
    write_note("note");
    write("note", "sample.json", "{");
    EXPECT_EQ(refusal().substr(0, 19), "/note/sample.json: ");
    fs::remove(folder_ / "note" / "sample.json");
    EXPECT_EQ(refusal(), "/note/sample.json: cannot be read");
}

TEST_F(LoadForms, RefusesASchemaThatIsNone) {
    write_note("note");
    write("note", "schema.json", R"({"type": "text"})");
    EXPECT_EQ(refusal().substr(0, 17), "/note/schema.json");
    write("note", "schema.json", "[");
    EXPECT_EQ(refusal().substr(0, 17), "/note/schema.json");
}

TEST_F(LoadForms, RefusesADamagedFormWithItsLine) {
    write_note("note");
    write("note", "form.xml", own_form("\n<boldd/>"));
    EXPECT_EQ(refusal(), "/note/form.xml:4: unknown element <boldd>");
}

}  // namespace
}  // namespace layout

// The page of one decision: what is decided, what is asked for, what it leads to.

#pragma once

#include "server/desk/screen.h"
#include "server/office/issue_document.h"

#include <functional>
#include <string>
#include <vector>

namespace server {

// What a person must give besides pressing the button.
struct Asked {
    enum class Kind { line, area, password };
    std::string id, label, value = "", hint = "";
    Kind kind = Kind::line;
    bool optional = false;
    const char* autocomplete = "off";
    std::vector<View> choices = {};  // Of a <select>: options.
};

struct MovePage {
    std::string title, what, button;      // "ตีกลับให้แก้ไข", what comes of it, "ตีกลับ"
    std::string address, back;            // Where the form goes, and where one gets without it.
    std::int64_t version = 0;
    std::string confirm_sha256;           // Of the document that a signature is put to, or "".
    std::vector<std::pair<std::string, std::string>> facts;  // "จำนวนหน้า", "3"
    std::string document;                 // Address of what is shown beside it, or "".
    std::vector<Asked> asked;
    bool is_final = false;                // Cannot be undone: the button says so by its look.
};

// What is looked at while it is decided.
struct ShownDocument {
    std::string address, sha256, pages;  // Nobody has counted the pages of a scan.
};

// The file that was kept last or, where there is none, the preview. `record` is its address on the desk: "/reports/…".
OrRefusal<ShownDocument> shown_document(const std::string& record, const std::vector<DocumentFile>& kept, const std::function<OrRefusal<layout::Rendered>()>& preview);

// With what was wrong, if it was sent already.
Reply show_move(const Visit& visit, const MovePage& page, int status = 200, std::vector<FormError> errors = {});

// Rows of {{> asked}}; an error is said at its field.
std::vector<View> asked_rows(const std::vector<Asked>& asked, const std::vector<FormError>& errors);

// What a refusal says of the fields of such a form.
std::vector<FormError> errors_of(const Refusal& refusal);

// "3f9a12cd…77e0b41a": enough to compare by eye.
std::string short_digest(const std::string& sha256);

// What a person reads of a move of a report, or of a letter.
struct MoveWords {
    const char* title;
    const char* what;
    const char* button;
};
MoveWords words_of_report(Action action);
MoveWords words_of_letter(Action action);

// The page with these words; what is asked for and the facts are still to be said.
MovePage begin_move_page(const MoveWords& words, Action action, const std::string& record, std::int64_t version, const ShownDocument& shown);

// The reason or password that the action asks for, with what was typed but for a password.
std::vector<Asked> asked_for(Action action, const FormFields& typed);

}  // namespace server

// What every screen of the desk shares: who looks at it, the frame around it, what may go wrong.

#pragma once

#include "server/desk/desk_files.h"
#include "server/desk/pages.h"
#include "server/desk/view.h"
#include "server/http/form/form.h"
#include "server/http/router.h"
#include "server/office/registry.h"
#include "server/people/reception.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// What the screens stand on. All of it outlives the router.
struct Desk {
    const Registry& registry;
    Reception& reception;
    WhoAsks& who;
    RenderPool& pool;
    const Pages& pages;
    const DeskFiles& files;
};

// One request for a screen. Of a POST, `form` holds the fields, in their order.
struct Visit {
    const Desk& desk;
    const Request& request;
    const Caller& caller;  // Not known on screens for everybody.
    const FormFields& form;
};

Quarter quarter_now(const Visit& visit);

// What it throws becomes a page, too (refusal_page.cpp).
using Screen = std::function<Reply(const Visit&)>;

enum class For { people, everybody };

// GET. Who is not signed in is led to the sign-in, and back from there.
// `offers`: what it answers with when all is well, where that is no page.
void add_screen(Router& router, const Desk& desk, const char* pattern, Screen screen, For audience = For::people, std::vector<std::string> offers = {"text/html"});

// POST of a form of ours: for people with the form token of their session, else 403. Answers with a redirection (303) to a
// screen, or with the form again and what is wrong with it.
void add_step(Router& router, const Desk& desk, const char* pattern, Screen screen, For audience = For::people);

// One thing that is wrong, said above the form and linked to the field with that id; "" when it is none of one field.
struct FormError {
    std::string field, text;
};

struct Screenful {
    std::string title;  // Also the first heading.
    View view;
    int status = 200;
    std::vector<FormError> errors = {};
};

// The page inside the frame. It may name all that its view has, and {{> token}} in its forms.
Reply show(const Visit& visit, std::string_view page, const Screenful& screenful);

// What is refused, as a page of its own, in Thai.
Reply show_refusal(const Visit& visit, const Refusal& refusal);

// 303. `done` is a code of done_rows (shell.cpp), whose sentence is said on top of the screen that it leads to.
Reply go_to(std::string address, std::string_view done = "");

// What any other kind of step is made of (upload.h).
bool is_our_form(const Visit& visit);                 // Whether the form is one that we gave this person.
Refusal refuse_old_form();
std::string sign_in_address(const Request& request);  // And back; a form that was sent is gone with its session.

// The refusals and the page of a value that has been made, or not.
template <class T, class Make>
Reply show_or_refusal(const Visit& visit, const OrRefusal<T>& made, const Make& make) {
    if (const auto* refusal = std::get_if<Refusal>(&made)) return show_refusal(visit, *refusal);
    return make(std::get<T>(made));
}

}  // namespace server

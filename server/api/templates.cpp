// GET /v1/templates: the document types, their schemas and samples.

#include "server/api/api.h"
#include "server/api/json_reply.h"

namespace server {

using layout::Form;
using layout::Value;

namespace {

Value description_of(const Form& form) {
    const std::string self = "/v1/templates/" + form.name;
    return Value(Value::Object{{"name", Value(form.name)},
                               {"version", Value(form.version)},
                               {"title", Value(form.title)},
                               {"links", Value(Value::Object{{"self", Value(self)},
                                                             {"schema", Value(self + "/schema")},
                                                             {"sample", Value(self + "/sample")},
                                                             {"documents", Value("/v1/documents/" + form.name)}})}});
}

Reply list_templates(const Request& request, const House& house) {
    if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
    Value::Array items;
    for (const Form& form : house.forms) items.push_back(description_of(form));
    return tagged(json_reply(Value(Value::Object{{"items", Value(std::move(items))}})));
}

// `json_of` picks what is asked of the form.
template <class JsonOf>
Handler one_template(const House& house, JsonOf json_of) {
    return [&house, json_of](const Request& request) {
        const Form* form = layout::find_form(house.forms, request.arguments[0]);
        if (!form) return no_such_template(request.asker);
        if (auto refused = refuse_any_parameter(request)) return *std::move(refused);
        return tagged(json_reply(json_of(*form)));
    };
}

}  // namespace

void add_templates(Router& router, const House& house) {
    const std::vector<std::string> json{"application/json"};
    router.add({"GET", "/v1/templates", json, [&house](const Request& request) { return list_templates(request, house); }});
    router.add({"GET", "/v1/templates/{name}", json, one_template(house, description_of)});
    router.add({"GET", "/v1/templates/{name}/schema", json, one_template(house, [](const Form& form) { return form.schema_json; })});
    router.add({"GET", "/v1/templates/{name}/sample", json, one_template(house, [](const Form& form) { return form.sample_json; })});
}

}  // namespace server

// saraban render: one document from a file to a file.

#include "layout/explain.h"
#include "layout/trace.h"
#include "layout/value/write_json.h"
#include "server/check_document.h"
#include "server/commands.h"
#include "server/problem_list.h"
#include "server/whole_file.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace server {

using layout::Value;

namespace {

constexpr std::array<std::string_view, 4> settings_of_render{"templates", "fonts", "emblem", "terms"};
constexpr std::array<std::string_view, 9> options_of_render{"terms", "o", "repair", "lists", "trace", "explain", "templates", "fonts", "emblem"};

const layout::Form& form_named(const House& house, const std::string& name) {
    if (const layout::Form* form = layout::find_form(house.forms, name)) return *form;
    std::string names;
    for (const layout::Form& form : house.forms) names += " " + form.name;
    throw UsageError("no template " + name + "; there are:" + names);
}

}  // namespace

int render_command(Words words) {
    const CommandLine line = read_command_line(words, options_of_render);
    if (line.operands.empty() || line.operands.size() > 2) throw UsageError("render takes TEMPLATE [INPUT.json|-]");
    const std::string input = line.operands.size() == 2 ? line.operands[1] : "-";

    const auto mode = read_repair_mode(value_or(line.options, "repair", ""));
    if (!mode) throw UsageError("--repair is off, report or certain");

    Settings settings = settle(settings_of_render, line.options, [](const std::string& name) { return std::getenv(name.c_str()); });
    const House house(folders_of(settings));
    const layout::Form& form = form_named(house, line.operands[0]);

    const std::string lists = value_or(settings, "lists", "running");
    if (lists != "running" && lists != "items") throw UsageError("--lists is running or items");
    const auto checked = render_checked(form, read_file(input), house.site(), *house.repair_words(), *mode,
                                        {lifted_limits(), {}, {lists == "items"}});
    if (!checked) {
        std::fputs(errors_json(checked.problems()).c_str(), stderr);
        return exit_refused;
    }
    const layout::Rendered& rendered = checked->rendered;
    write_file(value_or(settings, "o", "-"), rendered.pdf);
    if (const std::string trace = value_or(settings, "trace", ""); !trace.empty()) write_file(trace, layout::trace(rendered.pages));
    if (const std::string file = value_or(settings, "explain", ""); !file.empty())
        write_file(file, layout::write_json(layout::explain(rendered.pages)) + "\n");
    if (*mode != RepairMode::off) {
        const Value found(Value::Object{{"changes", changes_value(checked->changes)}, {"findings", findings_value(checked->findings)}});
        std::fputs((layout::write_json(found) + "\n").c_str(), stderr);
    }
    return exit_done;
}

}  // namespace server

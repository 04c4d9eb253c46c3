// A request's target taken apart.

#pragma once

#include "server/http/problem_reply.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// What stands before '?'; still percent-encoded.
std::string path_of(std::string_view target);

// The parameters after '?', in their order. Nothing when a percent escape is broken or a
// value is not UTF-8.
enum class Plus { sign, space };  // What "+" means; HTML forms write a space so.
std::optional<std::vector<Parameter>> read_query(std::string_view target, Plus plus = Plus::sign);

// The way back: the target with these parameters. One whose value is empty is left out.
std::string with_query(std::string_view path, const std::vector<Parameter>& query);

// 400 naming every parameter that is not in `known` or that stands twice.
std::optional<Refusal> check_parameters(const std::vector<Parameter>& query, std::span<const std::string_view> known);

// The value; empty when the parameter is absent.
std::string parameter(const std::vector<Parameter>& query, std::string_view name);

}  // namespace server

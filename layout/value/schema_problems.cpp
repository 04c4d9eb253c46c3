#include "layout/value/schema_problems.h"

#include "layout/value/value.h"

#include <algorithm>

namespace layout {

namespace {

constexpr std::size_t most_problems = 100;
constexpr std::size_t longest_pointer = 1000;  // Bytes.

std::vector<const Place*> way_to(const Place& at) {
    std::vector<const Place*> way;
    for (const Place* place = &at; place->outer; place = place->outer) way.push_back(place);
    std::reverse(way.begin(), way.end());
    return way;
}

std::string pointer_along(const std::vector<const Place*>& way) {
    std::string pointer;
    for (const Place* place : way) {
        if (place->name && place->name->size() > longest_pointer) break;
        std::string longer = place->name ? child_pointer(pointer, *place->name) : child_pointer(pointer, place->index);
        if (longer.size() > longest_pointer) break;
        pointer = std::move(longer);
    }
    return pointer;
}

}  // namespace

void FoundProblems::add(const Place& at, const char* code, Sentence said) {
    if (overflowed_) return;
    const auto way = way_to(at);
    Found found{{}, {pointer_along(way), code, std::move(said.thai), std::move(said.english)}};
    const auto same = [&](const Found& known) { return known.problem == found.problem; };
    if (std::any_of(found_.begin(), found_.end(), same)) return;
    if (found_.size() == most_problems) {
        overflowed_ = true;
        return;
    }
    for (const Place* place : way) found.position.push_back(place->index + 1);  // before_all + 1 is 0.
    found_.push_back(std::move(found));
}

Problems FoundProblems::in_document_order() && {
    // Several schemas may have walked the same place: allOf, if, anyOf.
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Found& a, const Found& b) { return a.position < b.position; });
    Problems problems;
    problems.reserve(found_.size());
    for (Found& found : found_) problems.push_back(std::move(found.problem));
    if (overflowed_) {
        Sentence said = sentence::more_problems();
        problems.back() = {"", "more", std::move(said.thai), std::move(said.english)};
    }
    return problems;
}

}  // namespace layout

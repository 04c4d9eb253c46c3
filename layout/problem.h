// What the sender of a document can put right: said as a value, all of it at once.
//
// What only we can put right (a missing font, a library that refuses) is thrown as a
// std::runtime_error and caught in one place of the program.

#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace layout {

struct Problem {
    std::string pointer;  // RFC 6901 into the body: "/indicators/0/name"; "" is the whole of it.
    std::string code;     // One of a closed list of English words, never translated.
    std::string thai;     // One sentence for the person who will fix it,
    std::string english;  // in both languages of the service.

    friend bool operator==(const Problem&, const Problem&) = default;
};

using Problems = std::vector<Problem>;

// A T, or every problem found on the way to it (at least one).
template <class T>
class Result {
public:
    Result(T value) : state_(std::move(value)) {}
    Result(Problems problems) : state_(std::move(problems)) { assert(!this->problems().empty()); }
    Result(Problem problem) : state_(Problems{std::move(problem)}) {}

    explicit operator bool() const { return std::holds_alternative<T>(state_); }
    const T& operator*() const& { return std::get<T>(state_); }
    T& operator*() & { return std::get<T>(state_); }
    T&& operator*() && { return std::get<T>(std::move(state_)); }
    const T* operator->() const { return &std::get<T>(state_); }
    T* operator->() { return &std::get<T>(state_); }
    const Problems& problems() const { return std::get<Problems>(state_); }

private:
    std::variant<T, Problems> state_;
};

}  // namespace layout

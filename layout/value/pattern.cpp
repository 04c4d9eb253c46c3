#include "layout/value/pattern.h"

#include "layout/value/pattern_syntax.h"

#include <algorithm>
#include <stdexcept>

namespace layout {

namespace {

constexpr std::size_t most_states = 10'000;

// Lays the states of a tree before a state that already stands; returns where they begin.
class Machine {
public:
    std::vector<Pattern::Set> sets;
    std::vector<Pattern::State> states = {{}};  // 0 is `found`.

    std::uint32_t lay(const PatternTree& tree, std::uint32_t next) {
        switch (tree.kind) {
            case PatternTree::Kind::one_of:
                sets.push_back(tree.set);
                return add({Pattern::State::Kind::one_of, static_cast<std::uint32_t>(sets.size() - 1), next, 0});
            case PatternTree::Kind::sequence:
                for (std::size_t i = tree.parts.size(); i > 0; --i) next = lay(tree.parts[i - 1], next);
                return next;
            case PatternTree::Kind::choice:
                return lay_choice(tree, next);
            case PatternTree::Kind::repeat:
                break;
        }
        return lay_repeat(tree, next);
    }

private:
    std::uint32_t add(const Pattern::State& state) {
        if (states.size() >= most_states) throw std::invalid_argument("the pattern has counts that multiply too far");
        states.push_back(state);
        return static_cast<std::uint32_t>(states.size() - 1);
    }

    std::uint32_t either(std::uint32_t a, std::uint32_t b) { return add({Pattern::State::Kind::either, 0, a, b}); }

    std::uint32_t lay_choice(const PatternTree& tree, std::uint32_t next) {
        std::uint32_t begin = lay(tree.parts.front(), next);
        for (std::size_t i = 1; i < tree.parts.size(); ++i) begin = either(begin, lay(tree.parts[i], next));
        return begin;
    }

    std::uint32_t lay_repeat(const PatternTree& tree, std::uint32_t next) {
        const PatternTree& part = tree.parts.front();
        std::uint32_t begin = next;
        if (!tree.most) {
            begin = either(next, next);
            states[begin].next = lay(part, begin);
        } else {
            for (std::size_t i = tree.least; i < *tree.most; ++i) begin = either(lay(part, begin), next);
        }
        for (std::size_t i = 0; i < tree.least; ++i) begin = lay(part, begin);
        return begin;
    }
};

}  // namespace

Pattern Pattern::parse(std::string_view source) {
    const PatternSyntax syntax = parse_pattern(source);
    Machine machine;
    Pattern pattern;
    pattern.source_ = source;
    pattern.start_ = machine.lay(syntax.tree, 0);
    pattern.sets_ = std::move(machine.sets);
    pattern.states_ = std::move(machine.states);
    pattern.from_begin_ = syntax.from_begin;
    pattern.to_end_ = syntax.to_end;
    return pattern;
}

bool Pattern::Set::has(char32_t c) const {
    const auto in = [c](const auto& range) { return range.first <= c && c <= range.second; };
    return std::any_of(ranges.begin(), ranges.end(), in) != negated;
}

// All states that the machine may be in after the code points so far.
class Pattern::Run {
public:
    explicit Run(const Pattern& pattern) : pattern_(pattern), entered_(pattern.states_.size(), 0) {}

    void enter(std::uint32_t state) {
        open_.push_back(state);
        while (!open_.empty()) {
            const std::uint32_t at = open_.back();
            open_.pop_back();
            if (entered_[at] == step_) continue;
            entered_[at] = step_;
            const State& here = pattern_.states_[at];
            if (here.kind == State::Kind::found) found_ = true;
            if (here.kind == State::Kind::one_of) now_.push_back(at);
            if (here.kind != State::Kind::either) continue;
            open_.push_back(here.other);
            open_.push_back(here.next);
        }
    }

    void advance(char32_t c) {
        before_.swap(now_);
        now_.clear();
        found_ = false;
        ++step_;
        for (const std::uint32_t at : before_) {
            const State& here = pattern_.states_[at];
            if (pattern_.sets_[here.set].has(c)) enter(here.next);
        }
    }

    bool found() const { return found_; }
    bool stuck() const { return now_.empty(); }

private:
    const Pattern& pattern_;
    std::vector<std::size_t> entered_;  // By state: the last step that entered it.
    std::vector<std::uint32_t> now_, before_, open_;
    std::size_t step_ = 1;
    bool found_ = false;
};

bool Pattern::is_found_in(std::string_view text) const {
    Run run(*this);
    run.enter(start_);
    for (std::size_t i = 0; i < text.size();) {
        if (run.found() && !to_end_) return true;
        if (run.stuck() && from_begin_) return false;
        run.advance(take_code_point(text, i));
        if (!from_begin_) run.enter(start_);
    }
    return run.found();
}

}  // namespace layout

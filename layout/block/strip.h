// A horizontal slice of the column, the piece that pagination moves.

#pragma once

#include "layout/cpu_budget.h"
#include "layout/page.h"
#include "layout/problem.h"

#include <cstddef>
#include <string>
#include <vector>

namespace layout {

class Lexicon;

constexpr std::size_t no_table = static_cast<std::size_t>(-1);

// Items stand at their final x; their y counts from the strip's top, below space_before.
struct Strip {
    Pt height;
    Pt space_before;              // Dropped when the strip comes to stand at the top of a page by itself.
    std::vector<Item> items;
    std::vector<Item> when_first; // Also drawn when it is the first of its table on a page,
    std::vector<Item> when_last;  // or the last: the rule that closes a table cut in two.
    std::vector<Item> pinned;     // At their own place on the page that the strip falls on.
    Pt give;                      // How much of space_before may go so that what it is kept with fits.
    bool keep_with_next = false;  // A page ends after it only if there is no other way.
    bool new_page = false;        // Begins a page.
    std::size_t table = no_table; // Whose head is repeated above it on a new page.
};

// Everything that setting the blocks of one document adds to.
struct Setting {
    const Lexicon* lexicon = nullptr;       // Of Thai words; nullptr: ICU's dictionary alone.
    CpuBudget budget;
    std::vector<Strip> strips;
    std::vector<std::vector<Strip>> heads;  // One for each table, as artifacts: what is repeated.
    std::vector<Node> nodes{Node{Role::document}};
    Problems problems;                      // What does not fit where it should stand.
    int heading_level = 0;                  // Of the last heading.

    NodeId add(Role role, NodeId parent) {
        nodes.push_back(Node{role, parent});
        return static_cast<NodeId>(nodes.size() - 1);
    }
};

// Where a block stands: x of its left edge on the page, its width, and what it is a part of.
struct Column {
    Pt x, width;
    NodeId parent = root_node;
};

// Appends items to `into`, moved down the page.
void put_items(std::vector<Item> items, Pt down, std::vector<Item>& into);

}  // namespace layout

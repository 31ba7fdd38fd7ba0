// Where a document was set to a fixed width, its sentences are cut at that width. The width is that of a page in columns,
// or a number of characters where a program cut the text.
#pragma once

#include "plan/normalise.hpp"

namespace xiezhi::plan {

// The place at which lines were cut; nothing was cut where `width` is 0.
struct Wrap {
    std::size_t width = 0;
    bool by_characters = false;  // counts characters, not columns
    bool indents = false;        // an indented line begins a paragraph

    std::size_t of(const Line& line) const { return by_characters ? line.length : line.width; }
    // Is the line so long that the next may be its rest? `slack` is in columns.
    bool full(const Line& line, std::size_t slack) const { return width != 0 && of(line) + (by_characters ? (slack + 1) / 2 : slack) >= width; }
    bool too_long(const Line& line) const { return of(line) > width + (by_characters ? 3 : 6); }
};

// What stands at the end of a folded line is a stop, or a bracket or quote that closes a sentence.
bool ends_sentence(TextView folded);
// The line is a row, or begins with a marker or with the label of an assignment.
bool begins_something(const Line& line);

// Empty lines after every line of a document that was cut say nothing: they are forgotten.
Wrap find_wrap(std::vector<Line>& lines);
// Joins what was cut, so that tables with one cell a line find whole cells. Lines set apart by spaces stay as they are.
void unwrap(std::vector<Line>& lines, const Wrap& wrap);

}  // namespace xiezhi::plan

// The parts of a document as a tree, by the sequences their numbers make.
//
// No line is believed for its looks alone: a number is a part when it continues or begins a sequence at its level, so
// that glued lines, running numbers and a lost beginning are read, and decimals, dates and quoted clauses are not.
#pragma once

#include <vector>

#include "plan/markers.hpp"
#include "plan/normalise.hpp"

namespace xiezhi::plan {

inline constexpr std::size_t kNoPart = static_cast<std::size_t>(-1);

struct Part {
    MarkerKind kind = MarkerKind::HanPoint;
    int number = 0;
    Text label;                        // as written: "一", "(一)", "1", "一是", "【…】"
    Span span;                         // from its marker to the end of its own text, children not included
    std::vector<Span> text;            // its own text, marker not included; one span a paragraph
    std::size_t parent = kNoPart;
    std::size_t children = 0;
    std::size_t row = kNoPart;         // the paragraph, when it was read from a row of a table
    std::vector<std::size_t> more_rows;  // further rows of the same task (merged cells), after `row`
    bool bare = false;                 // its number is a line by itself
    bool inside_paragraph = false;     // its sequence began in the middle of a line
};

struct Structure {
    std::vector<Part> parts;        // in the order of the document
    std::vector<Span> before;       // paragraphs that stand before every part
};

Structure find_structure(const NormalText& text);

}  // namespace xiezhi::plan

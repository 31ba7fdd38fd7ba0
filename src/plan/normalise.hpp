// The normalised text of a document: one paragraph a line, page furniture gone, hard wraps joined, tables known as rows.
//
// Everything that is found later is a span of this text, so that a desk can show the document on the left and mark what
// a task was read from. Characters stay as written; only line ends, repeated paragraphs and page numbers are mended.
#pragma once

#include <string>
#include <vector>

#include "base/fault.hpp"
#include "plan/bytes.hpp"
#include "plan/text.hpp"

namespace xiezhi::plan {

// What a column of a table of tasks holds.
enum class Column { Number, Task, Detail, Units, Lead, Support, Deadline, Ignored };

struct Cell {
    Span span;
    Column column = Column::Ignored;
};

struct Paragraph {
    Span span;                // without the line end
    std::vector<Cell> cells;  // not empty: a row of a table
    bool annex = false;       // an annex begins with it, whose parts are not those of the paper before
};

struct NormalText {
    Text text;
    Text folded;  // same length
    std::vector<Paragraph> paragraphs;
    std::string encoding;
};

// One line of the source, before joining.
struct Line {
    Text text;                 // as written, trimmed
    Text folded;
    bool after_blank = false;  // an empty line, or the beginning, stands before it
    bool indented = false;
    bool barred = false;       // a cell by itself: the line ends with a bar, or bars stand on the line after it
    std::size_t width = 0;     // columns on the page, indentation included
    std::size_t length = 0;    // characters, likewise
    std::vector<Text> cells;       // not empty: a row
    std::vector<Column> columns;   // parallel to cells
};

std::vector<Line> split_lines(const Text& text);
// What a scan read wrongly in the marks of the parts.
void mend_slips(std::vector<Line>& lines);
// Page numbers, running heads and paragraphs that were pasted twice.
void drop_repetition(std::vector<Line>& lines);
// Header rows are found and removed; rows get their columns, also where every cell stands on its own line.
void find_tables(std::vector<Line>& lines);
struct Wrap;
NormalText join_lines(const std::vector<Line>& lines, const Wrap& wrap);

Result<NormalText> normalise(std::string_view bytes, PlanFormat format);

}  // namespace xiezhi::plan

// Tables that were pasted as one cell a line, or with their columns set apart by spaces.
#pragma once

#include <vector>

#include "plan/normalise.hpp"

namespace xiezhi::plan {

class CellLines {
  public:
    // Rows that are found are written to `out`.
    CellLines(std::vector<Line>& lines, std::vector<Line>& out) : lines_(lines), out_(out) {}

    // Reads a table whose headings begin at line `at`; returns the line behind it, or `at` when there is none.
    std::size_t read(std::size_t at);

  private:
    std::vector<Column> header_lines(std::size_t at) const;
    std::vector<Column> barred_header(std::size_t at) const;
    std::vector<Column> likely_header(std::size_t at) const;
    std::vector<Column> spaced_header() const;
    bool repeats_heads(std::size_t at) const;
    bool number_line(std::size_t at) const;
    bool heading(std::size_t at) const;
    void keep() { out_.push_back(std::move(lines_[at_++])); }
    void emit(const std::vector<Text>& cells, const std::vector<Column>& columns);
    std::vector<Text> cells_from(std::size_t at, const std::vector<Column>& columns) const;
    void one_cell_a_line(const std::vector<Column>& columns);
    void numbered_cells(const std::vector<Column>& columns);
    void grouped_cells(const std::vector<Column>& columns);
    void cells_behind_groups(const std::vector<Column>& columns, std::size_t groups);
    std::size_t row_end(std::size_t from, int number, std::size_t count) const;
    void spaced_rows(const std::vector<Column>& columns);

    std::vector<Line>& lines_;
    std::vector<Line>& out_;
    std::size_t at_ = 0;
    std::vector<Text> heads_;  // folded, of the table that is being read
};

}  // namespace xiezhi::plan

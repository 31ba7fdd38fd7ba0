// The heading row of a table of tasks: which column holds what.
#pragma once

#include <optional>
#include <vector>

#include "plan/normalise.hpp"

namespace xiezhi::plan {

// By a heading that is known word for word.
std::optional<Column> header_column(TextView folded);
// By the words in a heading that nobody listed.
std::optional<Column> likely_column(TextView folded);
// Exactly one column is the task; without a heading for it the first text column is.
void settle(std::vector<Column>& columns);
// The columns of a row of headings; empty when it is none. In the rows of a table unknown headings are judged by the
// words in them, as long as most are known.
std::vector<Column> header_of(const std::vector<Text>& cells, bool rows_of_a_table = false);
// What the filled cells of a row say, when all of them are headings, known or likely; otherwise empty.
std::vector<Column> heading_words(const std::vector<Text>& cells);
// Headings on two rows, "序号|任务|分工" above "牵头|配合": which column is which in a row of `cells`.
std::vector<Column> aligned(const std::vector<Column>& above, const std::vector<Column>& below, const std::vector<Text>& cells);
// In a table of figures the column of the figure, counted from the right, when a heading says so: "指标值".
std::optional<std::size_t> figure_column(const std::vector<Text>& cells);
// A column of figures and the column that says in which measure they are.
struct Measured {
    std::size_t figure = 0;
    std::size_t measure = 0;
};
// "单位" beside "目标值" is no unit of the bureau; its column is ignored from then on.
std::optional<Measured> measure_column(const std::vector<Text>& cells, std::vector<Column>& columns);
// How well a cell suits a column.
int suits(Column column, TextView folded);
bool is_number_cell(TextView folded);

}  // namespace xiezhi::plan

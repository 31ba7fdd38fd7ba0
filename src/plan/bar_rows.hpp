// Rows of a text table whose cells run over several lines: "| 1 | words", "more words | unit |".
//
// A row is whole when it has as many bars as the row of headings; without headings, when a line ends with a bar. What is
// not plainly such a row stays as it was written.
#pragma once

#include <vector>

#include "plan/text.hpp"

namespace xiezhi::plan {

bool is_bar(char32_t c);
std::vector<Text> split_cells(TextView text, char32_t separator);
// The cells of a line that begins with a bar; empty for another line.
std::vector<Text> barred_cells(TextView line);
// The lines of the source as written, each broken row as one line.
std::vector<Text> source_lines(TextView text);
// Runs of spaces become one; a space beside a full-width sign stays, because headings are sometimes set off by it.
Text tidy(TextView text);

}  // namespace xiezhi::plan

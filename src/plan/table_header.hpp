// The heading row of a table of tasks: which column holds what.
#pragma once

#include <optional>
#include <vector>

#include "plan/normalise.hpp"

namespace xiezhi::plan {

// By a heading that is known word for word.
std::optional<Column> header_column(TextView folded);
// The columns of a row of headings; empty when it is none. In the rows of a table unknown headings are judged by the
// words in them, as long as most are known.
std::vector<Column> header_of(const std::vector<Text>& cells, bool rows_of_a_table = false);

}  // namespace xiezhi::plan

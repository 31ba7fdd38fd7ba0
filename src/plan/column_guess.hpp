// Headings that nobody listed: what a column holds is told by its cells, when its word does not tell.
#pragma once

#include <vector>

#include "plan/normalise.hpp"

namespace xiezhi::plan {

// May these cells be a row of headings: short words without figures or stops, none of them a body's name or a time?
bool looks_like_headings(const std::vector<Text>& cells);

// The columns under `heads`, judged by their words and by the cells of the rows below; empty when nobody is named in
// them, or when the heads may as well be a row. Every column of a list of persons is ignored.
std::vector<Column> columns_by_cells(const std::vector<Text>& heads, const std::vector<const std::vector<Text>*>& rows);

}  // namespace xiezhi::plan

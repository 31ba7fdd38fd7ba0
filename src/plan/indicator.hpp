// What a goal measures: the words before its number, or behind it, or of the clause before.
#pragma once

#include "plan/clause.hpp"

namespace xiezhi::plan {

// `from`: where the words that belong to this number begin.
Text indicator_of(const ClauseContext& context, const Quantity& quantity, std::size_t from);

}  // namespace xiezhi::plan

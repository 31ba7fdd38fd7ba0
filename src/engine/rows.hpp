// The difference between a record before and after an action, as rows of the unit of work; nothing unchanged is written.
#pragma once

#include "engine/work.hpp"

namespace xiezhi::engine {

// Fills work.unit with the rows that changed, the version read, and the figures that move.
void write_rows(Work& work);

// The figures alone, for an action that is only tried (what it will cause once it is approved).
void count_cells(Work& work);

}  // namespace xiezhi::engine

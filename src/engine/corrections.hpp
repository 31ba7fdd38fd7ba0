#pragma once

#include "engine/work.hpp"

namespace xiezhi::engine {

// Corrects fields and dates of acts that were recorded wrongly, and everything that followed from such a date: the field
// that holds it and its copies, pauses, papers and services. The event keeps what stood before.
void correct(Work& work);

}  // namespace xiezhi::engine

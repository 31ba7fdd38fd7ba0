// Matters that hang together: reopened, joined, split, related. A link is a row with a beginning and an end.
#pragma once

#include "engine/work.hpp"

namespace xiezhi::engine {

// A closed or archived matter stays as it is. Something new in it is a new matter in the kind's first state, with the
// same parties, linked "reopens", with terms of its own.
void reopen(Work& work);
void link(Work& work);   // type "related" or "litigated"
void join(Work& work);   // this record to the leading case; ends with split
void split(Work& work);

}  // namespace xiezhi::engine

// What may stand only once: of a kind with `once`, no two records have the same of what it names (docs/definitions.md).
#pragma once

#include "engine/work.hpp"

namespace xiezhi::engine {

// The values that `once` names in one text. Empty when the kind has none, when one of them is empty, and for a record that
// is voided or in a state of `until`: such a record is in nobody's way.
std::string once_key(const Record& record);

// AlreadyDone when work.after would be the second. Two that are written in the same moment are kept
// apart by the unique index over the column once_key.
void check_once(Work& work);

}  // namespace xiezhi::engine

// What can be proved about a Definition before anything runs: that its parts exist, that every matter can be finished,
// that every term ends, that every condition type-checks (architecture section 6).
//
// All faults together, each with file:line. Warnings are things a bureau can run with but should look at; they carry the
// word 提醒 / Warning and do not make `xiezhi check` fail.
#pragma once

#include "base/fault.hpp"
#include "definition/model.hpp"
#include "term/law.hpp"

namespace xiezhi {

// `law` may be null: then rules and the editions named by articles are not looked up.
Faults check(const Definition& definition, const Law* law);

bool is_warning(const Fault& fault);

}  // namespace xiezhi

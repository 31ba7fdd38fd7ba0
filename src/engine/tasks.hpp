// Who has to do what next, as it follows from the record: papers to be served, approvals to be signed, lapsed terms to be
// decided on. A task has a source; it is done when the source says so, never by ticking.
#pragma once

#include "engine/work.hpp"

namespace xiezhi::engine {

// Opens and closes tasks of work.after. Sources: "serve:PAPER:PARTY", "sign:APPROVAL:POSITION", "lapse:SLOT".
void derive_tasks(Work& work);

}  // namespace xiezhi::engine

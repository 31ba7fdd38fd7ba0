// The faults of the store itself, said once. They concern machines, not statutes: the message names what failed and the
// remedy who can mend it.
#pragma once

#include <string>
#include <string_view>

#include "base/fault.hpp"

namespace xiezhi::store {

Fault unavailable(std::string_view detail);                            // StoreUnavailable
Fault busy(std::string_view detail);                                   // StoreBusy
Fault elsewhere(std::string_view where);                               // WriterElsewhere
Fault taken(std::string_view columns);                                 // AlreadyDone: a value that must be unique is in use
Fault our_mistake(std::string_view detail, std::string_view sql = {});  // Internal
Fault chain_fault(std::string zh, std::string en, std::string where);  // ChainBroken

}  // namespace xiezhi::store

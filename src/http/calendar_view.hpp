// Who looks after the work calendar: the page of today reminds the same people.
#pragma once

#include "http/call.hpp"

namespace xiezhi::http {

bool may_enter_calendar(Call& call);

}  // namespace xiezhi::http

// A record as its page shows it: facts, terms, papers with their services, approvals, acts, and what may be done next.
// Personal data is masked; a reveal is an action of its own.
#pragma once

#include "engine/record.hpp"
#include "http/call.hpp"

namespace xiezhi::http {

// An upload belongs to the account that began it: NotFound for anybody else, as for one that is not there.
Result<store::Upload> own_upload(Call& call, std::string_view id);

// NotFound for records the reader may not see, as for those that do not exist.
Result<void> may_read(Call& call, const Kind& kind, const std::string& id);
Result<json::object> record_view(Call& call, const engine::KindInUse& in_use, const engine::Record& record);

}  // namespace xiezhi::http

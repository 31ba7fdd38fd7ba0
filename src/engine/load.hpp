// Reads a record and all that hangs on it. The caller holds the snapshot: several records read inside one begin()/commit()
// belong together.
#pragma once

#include "engine/record.hpp"

namespace xiezhi::engine {

// What is said of a record that is not there, or that the asker may not know of: the same words.
Fault no_such_record(const Kind& kind, const std::string& id);

// NotFound when there is none; StoreUnavailable and the like as the connection says. Rights are the caller's business.
Result<Record> load_record(store::Connection& connection, const Kind& kind, std::int64_t bureau, const std::string& id);

// Which kind and record an approval belongs to; NotFound otherwise.
struct ApprovalPlace {
    std::string kind, record;
};
Fault no_such_approval(const std::string& id);
Result<ApprovalPlace> find_approval(store::Connection& connection, std::int64_t bureau, const std::string& approval);

// Whether the bureau has this account, at work or gone.
Result<bool> has_account(store::Connection& connection, std::int64_t bureau, const std::string& account);

// The definition hash under which a record was opened; NotFound when there is none.
Result<std::string> definition_of(store::Connection& connection, const Kind& kind, std::int64_t bureau, const std::string& id);

}  // namespace xiezhi::engine

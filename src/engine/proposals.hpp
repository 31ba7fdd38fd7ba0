// What the decision tables say of a record before an action: proposals for the person who decides, never decisions.
#pragma once

#include "engine/catalog.hpp"
#include "engine/record.hpp"

namespace xiezhi::engine {

// The proposals of the record's kind that stand beside `action`; all of them when it is empty. `typed` is the form as it is
// filled in so far and lies over the record; what is not yet a value counts as unknown. Each holds the decision with its
// articles and trace, or `wants`, the facts that nobody has given, or `problem` when the facts cannot be; and `facts`, what
// the record knows, so that the rest can be answered on the table's own page.
json::array proposals_for(const Catalog& catalog, const Record& record, std::string_view action, const json::object& typed, CivilDate today);

}  // namespace xiezhi::engine

// Everything a lawyer asks of a rule, as rows of words in a fixed order: {id, value}. The same rows for every version of a
// family, so that versions are compared row by row.
#pragma once

#include "base/json.hpp"
#include "term/law.hpp"

namespace xiezhi::http {

json::array rule_rows(const Law& law, const Rule& rule);

}  // namespace xiezhi::http

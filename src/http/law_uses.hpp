// Which kinds of which lines derive a term by a rule: from what, met by which actions.
#pragma once

#include "base/json.hpp"
#include "definition/model.hpp"
#include "term/law.hpp"

namespace xiezhi::http {

// Kinds and terms whose rule belongs to the family, in the order of the definitions.
json::array uses_view(const Law& law, const Definition& definition, std::string_view family);
int count_uses(const Law& law, const Definition& definition, std::string_view family);

}  // namespace xiezhi::http

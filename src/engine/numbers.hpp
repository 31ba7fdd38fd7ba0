// Numbers in the series of the issuing organ. The writer gives them, so that they have no gaps and are never given twice;
// until then a token stands in their place.
#pragma once

#include "engine/work.hpp"

namespace xiezhi::engine {

// Asks for the next number of the series `key` in the year of the act and returns the token that stands for it.
// `pattern` may use {issuer.short}, {bureau.short}, {year} and {seq}.
// `entered` is a number that another system gave: it is kept as it is and never given again here.
std::string ask_number(Work& work, const std::string& issuer, const std::string& key, std::string pattern, std::string entered = {});

// The numbers that an action gives, each series once in a record's life. Where the series allows it, the form may bring the
// number of an upper system as "number.SERIES".
void give_numbers(Work& work, const Action& action);

// Is `name` such an input of the action?
bool enters_number(const Kind& kind, const Action& action, std::string_view name);

}  // namespace xiezhi::engine

// Numbers in the series of the issuing organ. The writer gives them, so that they have no gaps and are never given twice;
// until then a token stands in their place.
#pragma once

#include "engine/work.hpp"

namespace xiezhi::engine {

// Asks for the next number of the series `key` in the year of the act and returns the token that stands for it.
// `pattern` may use {issuer.short}, {bureau.short}, {year} and {seq}.
std::string ask_number(Work& work, const std::string& issuer, const std::string& key, std::string pattern);

}  // namespace xiezhi::engine

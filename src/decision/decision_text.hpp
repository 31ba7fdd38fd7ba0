// Tables and decisions as text for a terminal, both languages.
#pragma once

#include "decision/decide.hpp"

namespace xiezhi::decision {

std::string to_text(const Decision& decision, const Law& law);
std::string describe(const Table& table, const Law& law);
std::string list(const Tables& tables);

}  // namespace xiezhi::decision

// Facts as they come in: JSON of the form {"name": value}, or NAME=VALUE on a command line and in a .decision file.
#pragma once

#include "base/json.hpp"
#include "decision/table.hpp"

namespace xiezhi::decision {

using Facts = std::map<std::string, FactValue, std::less<>>;  // every fact of the table, given or not

// Dates "2024-02-29"; money in yuan, a whole number or a text with up to two decimals; a choice by its code or its word in either
// language; periods {"from", "to"} or "2024-02-01..2024-02-29". Faults, all at once, each with /facts/NAME: UnknownField with the
// nearest name, BadValue, BadDate, DateOrder (a period that ends before it begins).
Result<Facts> read_facts(const Table& table, const json::object& given, CivilDate today);

// One NAME=VALUE as the JSON that read_facts takes; lists are separated by commas. UnknownField for another name.
Result<json::value> fact_from_text(const Table& table, std::string_view name, std::string_view text);

// Reads one value of the type; for defaults in a table file as well.
Result<FactValue> read_value(const Fact& fact, const json::value& given, std::string_view where);

}  // namespace xiezhi::decision

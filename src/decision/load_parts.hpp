// The halves of load_tables: reading one file into a Table, and what can only be seen when a table is whole.
#pragma once

#include "decision/table.hpp"
#include "definition/yaml_reader.hpp"

namespace xiezhi::decision {

// Reads the table; conditions are compiled against its facts, so they are only read when the facts are right.
Table read_table(const yaml::Node& root, const std::string& file, const Law& law, Faults& faults);

// Editions, outcomes, the last row, rows that cannot be reached, facts that nothing reads.
void check_table(const Table& table, const Law& law, Faults& faults);

}  // namespace xiezhi::decision

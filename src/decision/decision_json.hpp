// Tables and decisions as the API and `xiezhi decide --format json` show them.
#pragma once

#include "decision/decide.hpp"

namespace xiezhi::decision {

json::object summary_json(const Table& table);
// The whole table: facts, what is computed, rows with their conditions as text and as sentences, articles, outcomes.
json::object to_json(const Table& table, const Law& law);
// outcome, label, articles, trace (each row tried with its conditions), values, consequence, verified, and who decides.
json::object to_json(const Decision& decision, const Law& law, const WorkCalendar& calendar);

}  // namespace xiezhi::decision

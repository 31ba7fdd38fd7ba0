// From facts to a proposal: the rows in order, each condition with its values, until one row holds.
//
// The invariant: the answer is a pure function of table, law, calendar and facts, and never rests on a fact that nobody gave:
// a row that could hold if an unknown fact were known stops the walk, and the facts it wants are named.
#pragma once

#include "decision/facts.hpp"

namespace xiezhi::decision {

enum class Held { Yes, No, Unknown };

struct ConditionTrace {
    const Condition* condition = nullptr;
    Held held = Held::Unknown;
    Words says;  // with the values
};

struct RowTrace {
    const Row* row = nullptr;
    Held held = Held::Unknown;
    std::vector<ConditionTrace> conditions;
};

struct Decision {
    const Table* table = nullptr;  // lives as long as the Tables
    const Row* row = nullptr;
    Words outcome;                 // words of row->outcome
    std::vector<Citation> articles;  // of the edition that applies
    std::vector<RowTrace> trace;   // rows tried, the last is the one that holds
    Facts values;                  // every fact, and what was computed
};

// Faults, all of one step together: those of read_facts; MissingField for every fact still wanted; DateOrder or BadValue for
// facts that cannot be; RuleNotInForce when no edition of a citation was in force; those of derive().
Result<Decision> decide(const Table& table, const Law& law, const WorkCalendar& calendar, const json::object& given, CivilDate today);

// The fault for a table that is not there, with the nearest id.
Fault no_such_table(const Tables& tables, std::string_view id);

}  // namespace xiezhi::decision

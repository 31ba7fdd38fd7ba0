// The few computations that FEEL leaves out: months by the rule of CC 202, sums and counts within months, term rules,
// editions, and the identifiers of GB 11643, GB 32100 and GB/T 2260.
#pragma once

#include "decision/facts.hpp"

namespace xiezhi::decision {

// What the computation gives: its type, and the words of its codes.
struct Gives {
    feel::Type type;
    std::vector<Choice> choices;
};
// Of a function with its subject (statute, or "state", "sex", "age" … of an identifier); nothing when there is no such subject.
std::optional<Gives> gives(Function function, std::string_view subject, const Law& law);

// Null when an argument is null. `values` holds every fact and what was computed before. Faults: those of derive(),
// RuleNotInForce when no edition was in force, BadValue for months beyond ±1200.
Result<feel::Value> compute(const Computed& computed, const Facts& values, const Law& law, const WorkCalendar& calendar);

// "VALID", "OLD", "SHAPE", "AREA", "DATE" or "CHECK": the first thing wrong, in this order.
std::string_view identity_state(std::string_view number);
// The day of birth of a number whose state is VALID or CHECK.
CivilDate identity_birth(std::string_view number);
// "VALID", "SHAPE", "LETTERS" or "CHECK".
std::string_view credit_code_state(std::string_view code);

struct Division {
    std::string_view state;      // "VALID" or "UNKNOWN"
    std::string_view kind;       // "MUNICIPAL_DISTRICT", "CITY_DISTRICT", "COUNTY_CITY", "COUNTY", "CITY_WITHOUT_DISTRICTS"
    std::string territory;       // what counts as one place: all districts of one city together, any other unit alone
};
Division division_of(std::string_view code);

}  // namespace xiezhi::decision

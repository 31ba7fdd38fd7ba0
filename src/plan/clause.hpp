// Is a number in a clause a goal, which comparison does it carry, and what is measured?
#pragma once

#include <vector>

#include "plan/target.hpp"

namespace xiezhi::plan {

// Characters; nobody states a goal in a longer clause, and looking further would not be linear.
inline constexpr std::size_t kReach = 400;

struct ClauseContext {
    TextView written, folded;
    Span sentence, clause, previous;
    int year = 0;          // of the plan; 0 when it is not known
    bool past = false;     // the sentence began with a time that is over
    bool goes_on = false;  // the clause before it names counts that are goals
};

// `from`: where the words that belong to this number begin. Usually one goal or none; several when one number is said
// of several rates.
std::vector<TargetWords> judge(const ClauseContext& context, const Quantity& quantity, std::size_t from);

}  // namespace xiezhi::plan

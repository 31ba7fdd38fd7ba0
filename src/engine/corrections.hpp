#pragma once

#include <optional>

#include "engine/work.hpp"

namespace xiezhi::engine {

// The act that gives a field its value, when the field is not corrected by itself: what the act sets, or the date or setting
// of an act that was not done. Nothing when it may be corrected (the date of an act, too: it moves the act).
struct GivenByAct {
    const Action* action = nullptr;
    bool done = false;
};
std::optional<GivenByAct> given_by_act(const Kind& kind, const Record& record, const std::string& field);

// Corrects fields and dates of acts that were recorded wrongly, and everything that followed from such a date: the field
// that holds it and its copies, pauses, papers and services. The event keeps what stood before.
void correct(Work& work);

}  // namespace xiezhi::engine

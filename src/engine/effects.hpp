// What an action does once it may: the closed list of effects (architecture section 6), applied to work.after.
#pragma once

#include "engine/work.hpp"

namespace xiezhi::engine {

// The state, the conditions and the dates an action asks for; every fault at once. Called with the input applied.
void check_conditions(Work& work);

// The first condition that fails whatever is entered, because it reads nothing that the action's form can change; null
// when there is none. For offering actions: what is offered may still be refused for what is then entered.
const Condition* out_of_reach(const Record& record, const CompiledKind& compiled, const Action& action, CivilDate today);

// Sets fields, moves the state, opens and closes pauses, issues papers, asks for numbers, records the act.
void apply_effects(Work& work);

// Records the act itself (timeline and facts for terms). `plain_input` holds nothing personal.
void add_act(Work& work, std::string action, const json::object& plain_input);

// The part of the input that is not personal: what the timeline shows.
json::object plain_input(const Work& work);

// Terms, tasks and title of work.after as they follow from its facts; called last, before the rows are compared.
void derive_all(Work& work);

// Fails when the record can no longer be changed: archived or voided.
bool refuse_when_final(Work& work, const Words& what);

}  // namespace xiezhi::engine

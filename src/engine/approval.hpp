// Approval chains (呈批): ordered steps, each signed or returned with remarks by whoever holds the post then, or acts for
// him. An approval given on paper is recorded with its date and scan; the legal date is the signature's, not the click's.
#pragma once

#include "engine/work.hpp"

namespace xiezhi::engine {

// The steps that the action needs on this record as it stands; empty: none.
std::vector<xiezhi::ApprovalStep> steps_needed(const Work& work);

// Turns the checked work into a request for approval: the record keeps its state, the input waits sealed.
void request_approval(Work& work, const std::vector<xiezhi::ApprovalStep>& steps);

// The built-in actions approve, return_for_changes and withdraw_request. When the last step is signed, `granted` holds
// the approved action with its input and its legal date, to be carried out in the same unit of work.
struct Granted {
    std::string action;
    json::object input, parties;
    std::string requested_by;
    CivilDate on;
};
std::optional<Granted> sign(Work& work);
void return_for_changes(Work& work);
void withdraw_request(Work& work);

}  // namespace xiezhi::engine

// Supervised items that rest on tasks of one plan, as they stood on a day. Rights are the caller's business.
#pragma once

#include "report/plan_tasks.hpp"

namespace xiezhi::report {

struct SupervisedItem {
    std::string id, number, heading;
    PlanUnit lead;
    std::string due_on, signed_on, handed_in_on, closed_on;  // ISO or empty

    enum class Standing { NotSigned, InHand, HandedIn, Closed };
    // At the end of `day`, read from the dates of the acts.
    Standing standing(CivilDate day) const;
    // Due before `before` and not handed in by the end of `day`.
    bool overdue(CivilDate day, CivilDate before) const;
};

// Issued by `as_of` and not closed before `first`, in the order of their days; withdrawn ones are left out.
Result<std::vector<SupervisedItem>> read_supervised(store::Connection& connection, std::int64_t bureau, const std::string& plan, CivilDate first, CivilDate as_of);

}  // namespace xiezhi::report

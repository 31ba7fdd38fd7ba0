// The tasks of one plan as its tables state them: who leads, who supports, how far it is on a given day. Rights are the
// caller's business.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/civil_date.hpp"
#include "store/database.hpp"

namespace xiezhi::report {

struct PlanUnit {
    std::string id;    // empty: nobody of the registered units; the name is then as written, or empty
    std::string name;
};

struct Progress {
    std::string noted_on, light, note;
    std::optional<std::int64_t> percent;
};

// Where a task stands on a day. Overdue is no standing of its own: what is late is not signed for, or under way.
enum class Standing { NotSigned, UnderWay, Finished, Done, Cancelled };

struct PlanTask {
    std::string id, path, heading, departments, state;
    std::string deadline, deadline_text;  // ISO or empty; as written
    std::string entered_on, signed_on, started_on, finished_on, done_on, cancelled_on;  // ISO or empty
    std::string leader, person;           // names, may be empty
    PlanUnit lead;
    std::vector<PlanUnit> supporting;
    std::vector<Progress> progress;       // by date

    // At the end of `day`. Of a day gone by it is read from the dates of the acts; a finish that was sent back is none.
    Standing standing(CivilDate day) const;
    // Due before `before`, and neither finished nor cancelled by the end of `day`.
    bool overdue(CivilDate day, CivilDate before) const;
    // The last that was reported by the end of `day`.
    const Progress* latest(CivilDate day) const;
};

struct WorkPlan {
    std::string id, name, entered_on;
    int year = 0;
    int last_year = 0;  // of a plan of several years; otherwise `year`
    std::vector<PlanTask> tasks;  // in the order of the plan
};

// NotFound when the bureau has no such plan.
Result<WorkPlan> read_work_plan(store::Connection& connection, std::int64_t bureau, const std::string& id);

}  // namespace xiezhi::report

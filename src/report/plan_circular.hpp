// The quarterly circular (通报) of a plan: what each unit has done of it by the end of a quarter, counted from the dates of
// the acts. A quarter that still runs is told as of today. Each task counts once, with the unit that leads it.
#pragma once

#include <array>
#include <memory>
#include <optional>

#include "figure/figures.hpp"
#include "report/plan_tasks.hpp"
#include "report/supervised.hpp"
#include "report/targets.hpp"

namespace xiezhi::report {

struct Quarter {
    int year = 0;
    int number = 0;  // 1 … 4
    CivilDate first() const;
    CivilDate last() const;
};
// "2026Q3"; nothing when it is none.
std::optional<Quarter> quarter_of(std::string_view text);
Quarter quarter_of(CivilDate day);

struct UnitCount {
    PlanUnit unit;  // without an id and name: tasks that name no unit
    // tasks = done + finished + under_way + not_signed; overdue are among the last two, slow among under_way.
    int tasks = 0, done = 0, finished = 0, under_way = 0, not_signed = 0, overdue = 0;
    int supporting = 0;  // of other units' tasks
};

// What was reported of a task in one month of the quarter.
struct MonthState {
    // NotAsked: the task was over before the month began, or the month is to come. Finished: in it, without a report beside.
    enum class Is { NotAsked, Missing, Reported, Finished } is = Is::NotAsked;
    std::string light;  // the last of the month; empty: reported without one
};
struct TaskMonths {
    const PlanTask* task = nullptr;
    std::array<MonthState, 3> months;
};

// A target that lies behind: below its pace, or past its day without being met.
struct Behind {
    Target target;
    enum class Why { Pace, Standing, Passed } why = Why::Standing;  // Standing: a rate or a stock, as it stands now
    std::string pace_text;  // what the pace asks for by now, or what is wanted
    Words gap;              // what is wanting, points of a rate; empty where nothing was reported
};

struct Circular {
    WorkPlan plan;
    Quarter quarter;
    CivilDate made_on;  // today
    CivilDate as_of;    // the quarter's last day, or today while it runs
    CivilDate before;   // deadlines before this day have passed
    bool running = false;
    std::vector<UnitCount> units;  // in the order of the plan
    UnitCount total;
    int cancelled = 0;
    std::vector<TaskMonths> months;
    std::vector<const PlanTask*> overdue;  // the longest first
    std::vector<Behind> behind;
    std::vector<SupervisedItem> supervised;  // of tasks of the plan, open in the quarter
};

// BadValue for a quarter that has not begun or that the plan does not reach; NotFound for a plan that is not there. The
// circular points into its own plan: it is moved, not copied.
Result<std::unique_ptr<const Circular>> make_circular(store::Connection& connection, const figure::FigureSet& figures, std::int64_t bureau, const std::string& plan,
                                                      Quarter quarter, CivilDate today);

// By how much a target lies behind on `day`; nothing when it does not, or when it cannot be said. A flow is held to the share
// of its value that the days gone by ask for; a rate, a stock or a ceiling to the value itself.
std::optional<Behind> behind_on(const figure::FigureSet& figures, const Target& target, CivilDate day, CivilDate before);

std::string to_html(const Circular& circular, const Definition& definition, const std::string& bureau, bool chinese);

// The breakdown table (任务分解表): every task with its units, people, day, state and progress; the targets with their gap.
std::string breakdown_html(const WorkPlan& plan, const std::vector<Target>& targets, const figure::FigureSet& figures, const std::string& bureau, CivilDate today, bool chinese);

}  // namespace xiezhi::report

#include "report/plan_tasks.hpp"

#include <algorithm>
#include <map>

namespace xiezhi::report {

namespace {

using store::Go;
using store::Row;
using store::Value;

bool by(const std::string& date, CivilDate day) { return !date.empty() && date <= to_string(day); }

struct Registered {
    PlanUnit unit;
    std::string short_name;
};

std::vector<std::string> names_in(std::string_view written) {
    std::vector<std::string> names;
    while (!written.empty()) {
        const auto end = std::min(written.find("、"), written.size());
        if (end > 0) names.emplace_back(written.substr(0, end));
        written.remove_prefix(std::min(end + std::string_view("、").size(), written.size()));
    }
    return names;
}

// As the import finds units: by full or short name, with or without the name of the bureau before it.
const Registered* called(const std::vector<Registered>& units, const std::string& name, const std::string& bureau) {
    const auto there = std::find_if(units.begin(), units.end(), [&](const Registered& one) {
        return one.unit.name == name || one.short_name == name || one.unit.name == bureau + name || bureau + one.unit.name == name;
    });
    return there == units.end() ? nullptr : &*there;
}

// The plan names the lead, or it is the first of the units. Names that no unit answers to stand as they are written, unless
// units were added for them since.
void place_units(PlanTask& task, const std::vector<Registered>& units, const std::string& written_lead, const std::string& bureau) {
    std::vector<std::string> names = names_in(written_lead);
    for (std::string& name : names_in(task.departments)) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    }
    const bool added = units.size() >= names.size();
    const Registered* lead = nullptr;
    for (const std::string& name : names_in(written_lead)) {
        if (lead == nullptr) lead = called(units, name, bureau);
    }
    if (lead == nullptr && !units.empty() && (added || written_lead.empty())) lead = &units.front();
    if (lead != nullptr) task.lead = lead->unit;
    for (const Registered& one : units) {
        if (&one != lead) task.supporting.push_back(one.unit);
    }
    if (added) return;
    for (const std::string& name : names) {
        if (called(units, name, bureau) != nullptr) continue;
        if (lead == nullptr && task.lead.name.empty()) task.lead.name = name;
        else task.supporting.push_back({"", name});
    }
}

Result<void> read_units(store::Connection& connection, std::int64_t bureau, WorkPlan& plan, const std::map<std::string, std::string>& written) {
    std::string bureau_name;
    const std::vector<Value> own{bureau};
    auto asked = connection.query("SELECT name FROM bureau WHERE bureau = ?1", own, [&](const Row& row) {
        bureau_name = std::string(row.text(0));
        return Go::Stop;
    });
    if (!asked) return asked;
    std::map<std::string, std::vector<Registered>> units;
    const std::vector<Value> key{bureau, plan.id};
    asked = connection.query(
        "SELECT p.record, u.id, u.name, u.short FROM party p JOIN plan_task t ON t.bureau = p.bureau AND t.id = p.record JOIN unit u ON u.bureau = p.bureau AND u.id = p.unit "
        "WHERE p.bureau = ?1 AND t.plan = ?2 AND p.role = 'responsible' AND p.ended_on IS NULL ORDER BY p.record, p.position, p.id",
        key, [&](const Row& row) {
            units[std::string(row.text(0))].push_back({{std::string(row.text(1)), std::string(row.text(2))}, std::string(row.text(3))});
            return Go::On;
        });
    if (!asked) return asked;
    for (PlanTask& task : plan.tasks) place_units(task, units[task.id], written.at(task.id), bureau_name);
    return {};
}

Result<void> read_progress(store::Connection& connection, std::int64_t bureau, WorkPlan& plan) {
    std::map<std::string, PlanTask*> tasks;
    for (PlanTask& task : plan.tasks) tasks[task.id] = &task;
    const std::vector<Value> key{bureau, plan.id};
    return connection.query(
        "SELECT r.record, r.noted_on, r.light, r.note, r.percent FROM plan_task_progress r JOIN plan_task t ON t.bureau = r.bureau AND t.id = r.record "
        "WHERE r.bureau = ?1 AND t.plan = ?2 ORDER BY r.noted_on, r.position, r.id",
        key, [&](const Row& row) {
            Progress one{std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)), std::nullopt};
            if (!row.is_null(4)) one.percent = row.integer(4);
            tasks.at(std::string(row.text(0)))->progress.push_back(std::move(one));
            return Go::On;
        });
}

}  // namespace

Standing PlanTask::standing(CivilDate day) const {
    if (state == "cancelled" && by(cancelled_on, day)) return Standing::Cancelled;
    if (state == "done" && by(done_on, day)) return Standing::Done;
    if ((state == "done" || state == "finished") && by(finished_on, day)) return Standing::Finished;
    return by(signed_on, day) || by(started_on, day) ? Standing::UnderWay : Standing::NotSigned;
}

bool PlanTask::overdue(CivilDate day, CivilDate before) const {
    if (deadline.empty() || deadline >= to_string(before)) return false;
    const Standing now = standing(day);
    return now == Standing::NotSigned || now == Standing::UnderWay;
}

const Progress* PlanTask::latest(CivilDate day) const {
    const Progress* found = nullptr;
    for (const Progress& one : progress) {
        if (by(one.noted_on, day)) found = &one;
    }
    return found;
}

Result<WorkPlan> read_work_plan(store::Connection& connection, std::int64_t bureau, const std::string& id) {
    WorkPlan plan;
    const std::vector<Value> key{bureau, id};
    auto asked = connection.query("SELECT id, name, entered_on, year, to_year FROM work_plan WHERE bureau = ?1 AND id = ?2 AND state <> 'voided'", key, [&](const Row& row) {
        plan.id = std::string(row.text(0));
        plan.name = std::string(row.text(1));
        plan.entered_on = std::string(row.text(2));
        plan.year = static_cast<int>(row.integer(3));
        plan.last_year = std::max(plan.year, row.is_null(4) ? 0 : static_cast<int>(row.integer(4)));
        return Go::Stop;
    });
    if (!asked) return fail(asked.error());
    if (plan.id.empty())
        return fail({Code::NotFound, {"没有这份工作计划", "There is no such work plan"}, {"请从“工作计划”页重新打开。", "Open it again from the page of plans."}, id.substr(0, 60), ""});
    std::map<std::string, std::string> written;
    asked = connection.query(
        "SELECT t.id, t.path, t.heading, t.departments, t.state, t.deadline, t.deadline_text, t.entered_on, t.signed_on, t.started_on, t.finished_on, t.done_on, t.cancelled_on, "
        "l.display_name, p.display_name, t.lead FROM plan_task t LEFT JOIN account l ON l.bureau = t.bureau AND l.id = t.leader "
        "LEFT JOIN account p ON p.bureau = t.bureau AND p.id = t.person WHERE t.bureau = ?1 AND t.plan = ?2 AND t.state <> 'voided' ORDER BY t.id",
        key, [&](const Row& row) {
            const auto text = [&](std::size_t column) { return std::string(row.text(column)); };
            PlanTask task{text(0), text(1), text(2), text(3), text(4), text(5), text(6), text(7), text(8), text(9), text(10), text(11), text(12), text(13), text(14), {}, {}, {}};
            written[task.id] = text(15);
            plan.tasks.push_back(std::move(task));
            return Go::On;
        });
    if (!asked) return fail(asked.error());
    if (auto read = read_units(connection, bureau, plan, written); !read) return fail(read.error());
    if (auto read = read_progress(connection, bureau, plan); !read) return fail(read.error());
    return plan;
}

}  // namespace xiezhi::report

// The targets of a plan as records. One that is wrong is said and left out: it keeps no task and no other target back.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "definition/canonical.hpp"
#include "plan/import_parts.hpp"

namespace xiezhi::plan {

namespace {

// The code of a comparison as the reading writes it; "" when it is none.
std::string_view comparison_of(std::string_view op) {
    if (op == ">=") return "AT_LEAST";
    if (op == "<=") return "AT_MOST";
    return op == "=" ? "EXACTLY" : std::string_view();
}

bool is_number(std::string_view text) {
    if (text.starts_with("-")) text.remove_prefix(1);
    const auto point = std::min(text.find('.'), text.size());
    const auto digits = [](std::string_view part) { return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos; };
    return digits(text.substr(0, point)) && (point == text.size() || digits(text.substr(point + 1)));
}

json::object target_input(const ImportPlan& plan, const ImportTarget& target, const std::string& key) {
    // A figure is read for a whole year: that of the day it is to be reached by, or of the plan.
    const auto day = parse_date(target.deadline);
    return {{"wording", target.wording},
            {"indicator", or_null(target.indicator)},
            {"comparison", comparison_of(target.op)},
            {"value_text", target.value_text},
            {"measure", or_null(target.unit)},
            {"figure", or_null(target.figure)},
            {"year", day ? to_ymd(*day).year : plan.year},
            {"deadline", or_null(target.deadline)},
            {"source_key", key}};
}

// A text that numbers two items alike has two tasks of one path: the target belongs to the last that begins before it.
std::optional<std::size_t> task_of(const ImportPlan& plan, const ImportTarget& target) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < plan.tasks.size() && !target.path.empty(); ++i) {
        if (plan.tasks[i].path == target.path && (!found || plan.tasks[i].begin <= target.begin)) found = i;
    }
    return found;
}

Faults faults_of(const engine::Catalog& catalog, CivilDate today, const ImportPlan& plan, const ImportTarget& target, const std::string& key) {
    const std::string where = fmt::format("/targets/{}", target.at);
    Faults faults;
    json::object input = target_input(plan, target, key);
    const auto say = [&](Code code, std::string_view place, Words what, Words remedy) {
        faults.push_back({code, std::move(what), std::move(remedy), fmt::format("{}/{}", where, place), ""});
    };
    const std::string name = target.wording.empty() ? target.indicator : target.wording;
    if (comparison_of(target.op).empty()) {
        input.erase("comparison");
        say(Code::BadValue, "op", {fmt::format("目标“{}”没有写明如何比较", name), fmt::format("The target \"{}\" does not say how to compare", name)},
            {"请选择不少于、不超过或等于（>=、<=、=）。", "Choose at least, at most or exactly (>=, <=, =)."});
    }
    if (!is_number(target.value_text)) {
        input.erase("value_text");
        say(target.value_text.empty() ? Code::MissingField : Code::BadValue, "value_text", {fmt::format("目标“{}”没有数值", name), fmt::format("The target \"{}\" has no number", name)},
            {"请填写数字，如 98、4、1.5；没有数值的不作为目标。", "Fill in a number, as in 98, 4, 1.5; without one it is no target."});
    }
    if (!target.path.empty() && std::find(plan.paths.begin(), plan.paths.end(), target.path) == plan.paths.end()) {
        say(Code::BadValue, "path",
            {fmt::format("目标“{}”所属的“{}”已不在任务中", name, target.path),
             fmt::format("The target \"{}\" belongs to {}, which is no longer among the tasks", name, target.path)},
            {"请改选一项任务，或把它留作整份计划的目标，或删去。", "Choose another task, leave it as a target of the whole plan, or remove it."});
    }
    if (!target.figure.empty()) {
        if (const auto known = figure::resolve(*catalog.figures, target.figure); !known) {
            input.erase("figure");
            for (Fault fault : known.error()) {
                fault.where = where + "/figure";
                faults.push_back(std::move(fault));
            }
        }
    }
    check_values(catalog, *catalog.kind(kTargetKind)->kind, input, today, where, faults);
    return faults;
}

}  // namespace

Result<void> preview_targets(store::Connection& connection, const engine::Catalog& catalog, std::int64_t bureau, CivilDate today, const ImportPlan& plan, Import& import) {
    std::map<std::string, int> times;
    for (const ImportTarget& target : plan.targets) {
        TargetOutcome outcome;
        // What a person added has no number of the reading and is known by its words.
        std::string key = target.key.empty() ? "own:" + sm3_hex(target.path + "\n" + target.wording) : target.key;
        if (const int time = ++times[key]; time > 1) key += fmt::format("#{}", time);
        outcome.key = fmt::format("{}:target:{}", plan.text_hash, key);
        outcome.task = task_of(plan, target);
        auto there = find_by_key(connection, kTargetKind, bureau, outcome.key);
        if (!there) return fail(there.error());
        outcome.id = std::move(*there);
        if (outcome.id.empty()) {
            Faults faults = faults_of(catalog, today, plan, target, outcome.key);
            outcome.wrong = !faults.empty();
            append(import.faults, faults);
        }
        import.targets.push_back(std::move(outcome));
    }
    return {};
}

void import_targets(engine::Engine& engine, engine::Session& session, const identity::Actor& actor, const ImportPlan& plan, Import& import) {
    for (std::size_t i = 0; i < plan.targets.size(); ++i) {
        TargetOutcome& outcome = import.targets[i];
        if (!outcome.id.empty() || outcome.wrong) continue;
        json::object input = target_input(plan, plan.targets[i], outcome.key);
        input["plan"] = import.plan;
        const TaskOutcome* task = outcome.task ? &import.tasks[*outcome.task] : nullptr;
        if (task != nullptr && !task->id.empty()) input["task"] = task->id;
        static const std::vector<MatchedUnit> kNobody;
        Entered entered = enter_once(engine, session, request_of(actor, kTargetKind, std::move(input), outcome.key), outcome.key, task != nullptr ? task->units : kNobody,
                                     fmt::format("/targets/{}", plan.targets[i].at));
        outcome.id = std::move(entered.id);
        outcome.created = entered.created;
        outcome.wrong = outcome.id.empty();
        append(import.faults, entered.faults);
    }
}

}  // namespace xiezhi::plan

#include "plan/import_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "definition/canonical.hpp"
#include "engine/input.hpp"
#include "identity/rights.hpp"
#include "plan/import_parts.hpp"

namespace xiezhi::plan {

namespace {

using store::Go;
using store::Value;

struct Unit {
    std::string id, name, short_name;
};

struct Units {
    std::vector<Unit> all;
    std::string bureau_name;

    // By full or short name, with or without the name of the bureau before it; never by a part of a name.
    std::vector<const Unit*> named(const std::string& name) const {
        std::vector<const Unit*> found;
        for (const Unit& unit : all) {
            if (unit.name == name || unit.short_name == name || unit.name == bureau_name + name || bureau_name + unit.name == name) found.push_back(&unit);
        }
        return found;
    }
};

Result<Units> load_units(store::Connection& connection, std::int64_t bureau) {
    Units units;
    const auto profile = engine::load_bureau(connection, bureau);
    if (!profile) return fail(profile.error());
    units.bureau_name = profile->name;
    const std::vector<Value> key{bureau};
    const auto asked = connection.query("SELECT id, name, short FROM unit WHERE bureau = ?1 AND state = 'current' ORDER BY name", key, [&](const store::Row& row) {
        units.all.push_back({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))});
        return Go::On;
    });
    if (!asked) return fail(asked.error());
    return units;
}

Result<std::string> find_plan(store::Connection& connection, std::int64_t bureau, const std::string& text_hash) {
    std::string id;
    const std::vector<Value> key{bureau, text_hash};
    const auto asked = connection.query("SELECT id FROM work_plan WHERE bureau = ?1 AND text_hash = ?2", key, [&](const store::Row& row) {
        id = std::string(row.text(0));
        return Go::Stop;
    });
    if (!asked) return fail(asked.error());
    return id;
}

json::object plan_input(const ImportPlan& plan) {
    return {{"name", plan.title}, {"year", plan.year}, {"text_hash", plan.text_hash}, {"items", static_cast<std::int64_t>(plan.tasks.size())}};
}

json::object task_input(const ImportTask& task, const std::string& key) {
    std::string departments;
    for (const std::string& name : task.departments) departments += (departments.empty() ? "" : "、") + name;
    return {{"path", or_null(task.path)}, {"heading", task.heading}, {"wording", or_null(task.wording)}, {"departments", or_null(departments)},
            {"lead", or_null(task.lead)}, {"deadline_text", or_null(task.deadline_text)}, {"deadline", or_null(task.deadline)}, {"source_key", key}};
}

void match(const Units& units, const ImportTask& task, TaskOutcome& outcome, std::vector<Unmatched>& unmatched) {
    std::vector<std::string> names = task.departments;
    // Several leads are written 、 between them.
    for (std::size_t at = 0; at < task.lead.size();) {
        const auto end = std::min(task.lead.find("、", at), task.lead.size());
        names.push_back(task.lead.substr(at, end - at));
        at = end + std::string_view("、").size();
    }
    std::vector<std::string> seen;
    for (const std::string& name : names) {
        if (name.empty() || std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
        seen.push_back(name);
        const auto found = units.named(name);
        if (found.size() != 1) {
            unmatched.push_back({task.path, name, found.size() > 1});
        } else if (std::none_of(outcome.units.begin(), outcome.units.end(), [&](const MatchedUnit& unit) { return unit.id == found[0]->id; })) {
            outcome.units.push_back({found[0]->id, found[0]->name});
        }
    }
}

}  // namespace

std::size_t Import::created() const {
    return static_cast<std::size_t>(std::count_if(tasks.begin(), tasks.end(), [](const TaskOutcome& task) { return task.created; }));
}

std::size_t Import::present() const {
    return static_cast<std::size_t>(std::count_if(tasks.begin(), tasks.end(), [](const TaskOutcome& task) { return !task.created && !task.id.empty(); }));
}

std::size_t Import::targets_created() const {
    return static_cast<std::size_t>(std::count_if(targets.begin(), targets.end(), [](const TargetOutcome& target) { return target.created; }));
}

std::size_t Import::targets_present() const {
    return static_cast<std::size_t>(std::count_if(targets.begin(), targets.end(), [](const TargetOutcome& target) { return !target.created && !target.id.empty(); }));
}

Result<Import> preview_import(store::Connection& connection, const engine::Catalog& catalog, const identity::Actor& actor, CivilDate today, const ImportPlan& plan) {
    for (const std::string_view kind : {kPlanKind, kTaskKind, kTargetKind}) {
        if (kind == kTargetKind && plan.targets.empty()) continue;
        if (auto may = check_right(catalog, kind, actor); !may) return fail(may.error());
    }
    const auto units = load_units(connection, actor.bureau);
    if (!units) return fail(units.error());
    Faults faults;
    Import import;
    const Kind& task_kind = *catalog.kind(kTaskKind)->kind;
    check_values(catalog, *catalog.kind(kPlanKind)->kind, plan_input(plan), today, "", faults);
    if (plan.tasks.empty()) {
        faults.push_back({Code::BadDocument,
                          {"这份计划里没有可导入的任务", "There is no task in this plan to import"},
                          {"请检查原文是否分条编号。", "Check that the text is divided into numbered items."},
                          "/items",
                          ""});
    }
    auto present = find_plan(connection, actor.bureau, plan.text_hash);
    if (!present) return fail(present.error());
    import.plan = std::move(*present);
    std::map<std::string, int> times;
    for (const ImportTask& task : plan.tasks) {
        TaskOutcome outcome;
        // A text that numbers two items alike keeps both, told apart by their order.
        const int time = ++times[task.path];
        outcome.key = fmt::format("{}:{}{}", plan.text_hash, task.path, time > 1 ? fmt::format("#{}", time) : "");
        check_values(catalog, task_kind, task_input(task, outcome.key), today, fmt::format("/items/{}", task.item), faults);
        auto there = find_by_key(connection, kTaskKind, actor.bureau, outcome.key);
        if (!there) return fail(there.error());
        outcome.id = std::move(*there);
        match(*units, task, outcome, import.unmatched);
        import.tasks.push_back(std::move(outcome));
    }
    if (!faults.empty()) return fail(std::move(faults));
    if (auto looked = preview_targets(connection, catalog, actor.bureau, today, plan, import); !looked) return fail(looked.error());
    return import;
}

Result<Import> import_plan(engine::Engine& engine, engine::Session& session, const identity::Actor& actor, const ImportPlan& plan) {
    auto looked = preview_import(*session.connection, engine.catalog(), actor, china_date(engine.clock().now()), plan);
    if (!looked) return looked;
    Import import = std::move(*looked);
    if (import.plan.empty()) {
        auto answer = engine.perform(session, request_of(actor, kPlanKind, plan_input(plan), plan.text_hash));
        if (answer) {
            import.plan = std::string(text_at(answer->body, "id"));
            import.plan_created = !answer->repeated;
        } else {
            // Somebody else may have imported the same text a moment ago; then theirs is the plan.
            auto there = find_plan(*session.connection, actor.bureau, plan.text_hash);
            if (!there || there->empty()) return fail(answer.error());
            import.plan = std::move(*there);
        }
    }
    for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
        TaskOutcome& outcome = import.tasks[i];
        if (!outcome.id.empty()) continue;
        json::object input = task_input(plan.tasks[i], outcome.key);
        input["plan"] = import.plan;
        Entered entered = enter_once(engine, session, request_of(actor, kTaskKind, std::move(input), outcome.key), outcome.key, outcome.units,
                                     fmt::format("/items/{}", plan.tasks[i].item));
        outcome.id = std::move(entered.id);
        outcome.created = entered.created;
        append(import.faults, entered.faults);
    }
    import_targets(engine, session, actor, plan, import);
    return import;
}

json::object to_json(const ImportPlan& plan, const Import& import) {
    json::array tasks;
    for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
        json::array units;
        for (const MatchedUnit& unit : import.tasks[i].units) units.push_back(json::object{{"id", unit.id}, {"name", unit.name}});
        tasks.push_back(json::object{{"path", plan.tasks[i].path},
                                     {"title", plan.tasks[i].heading},
                                     {"id", or_null(import.tasks[i].id)},
                                     {"created", import.tasks[i].created},
                                     {"units", std::move(units)}});
    }
    json::array targets;
    for (std::size_t i = 0; i < plan.targets.size(); ++i) {
        const TargetOutcome& target = import.targets[i];
        targets.push_back(json::object{{"path", or_null(plan.targets[i].path)}, {"text", plan.targets[i].wording}, {"id", or_null(target.id)}, {"created", target.created}});
    }
    json::array unmatched;
    for (const Unmatched& one : import.unmatched) unmatched.push_back(json::object{{"path", one.path}, {"department", one.department}, {"ambiguous", one.ambiguous}});
    return {{"id", or_null(import.plan)}, {"plan_created", import.plan_created}, {"created", import.created()}, {"present", import.present()},
            {"tasks", std::move(tasks)}, {"targets_created", import.targets_created()}, {"targets_present", import.targets_present()},
            {"targets", std::move(targets)}, {"unmatched", std::move(unmatched)}, {"faults", xiezhi::to_json(import.faults)}};
}

}  // namespace xiezhi::plan

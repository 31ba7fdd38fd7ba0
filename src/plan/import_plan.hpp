// From a plan that was read, and corrected by a person, to its records: one `work_plan`, a `plan_task` for each item
// without items below it, and a `plan_target` for each target (lines/plan).
//
// The same text makes nothing twice, whoever imports it and however it was corrected in between: the plan is known by the
// hash of its text, a task by that and its path, a target by that and its key. Values are checked before anything is written, so that a form is mended
// once, but a target that is wrong keeps nothing else from being written; every record goes through Engine::perform with the rights of the person who imports.
#pragma once

#include "engine/engine.hpp"
#include "plan/read_plan.hpp"

namespace xiezhi::plan {

struct ImportTask {
    std::size_t item = 0;  // its place among the items given, for faults
    std::string path, heading, wording;
    std::vector<std::string> departments;
    std::string lead, deadline_text, deadline;  // deadline: ISO or empty
    std::size_t begin = 0;  // where it stands in the text
};

struct ImportTarget {
    std::size_t at = 0;                // its place among the targets given, for faults
    std::string key;                   // as the reading numbered it; empty: of a person's own
    std::string path;                  // of the item it belongs to; empty: of the plan as a whole
    std::size_t begin = 0;             // where it stands in the text
    std::string wording, indicator, op, value_text, unit, figure;
    std::string deadline_text, deadline;  // deadline: ISO or empty
};

struct ImportPlan {
    std::string title;
    int year = 0;
    std::string text_hash;
    std::vector<ImportTask> tasks;
    std::vector<ImportTarget> targets;
    std::vector<std::string> paths;  // of all items, headings included
};

ImportPlan to_import(const PlanDocument& document);
// What the desk sends: the answer of read_plan as corrected ({title, year, document, items: […]}). All faults together.
Result<ImportPlan> read_import(const json::object& body);

struct MatchedUnit {
    std::string id, name;
};

// A department of the plan that names no unit, or several.
struct Unmatched {
    std::string path, department;
    bool ambiguous = false;
};

struct TaskOutcome {
    std::string key;                 // source_key
    std::string id;                  // of the record; empty: not there (yet)
    bool created = false;            // by this import
    std::vector<MatchedUnit> units;  // that answer for it
};

struct TargetOutcome {
    std::string key;       // source_key
    std::string id;        // of the record; empty: not there (yet)
    bool created = false;  // by this import
    bool wrong = false;    // its faults are among those of the import
    std::optional<std::size_t> task;  // among the tasks, that of its path
};

struct Import {
    std::string plan;  // id of the record; empty: not there (yet)
    bool plan_created = false;
    std::vector<TaskOutcome> tasks;  // as ImportPlan::tasks
    std::vector<TargetOutcome> targets;  // as ImportPlan::targets
    std::vector<Unmatched> unmatched;
    Faults faults;  // of single tasks and targets that could not be written; the others stand

    std::size_t created() const;
    std::size_t present() const;  // were there before
    std::size_t targets_created() const;
    std::size_t targets_present() const;
};

// What an import would do; nothing is written. Forbidden, MissingField, BadValue and the like: then nothing would be.
Result<Import> preview_import(store::Connection& connection, const engine::Catalog& catalog, const identity::Actor& actor,
                              CivilDate today, const ImportPlan& plan);

Result<Import> import_plan(engine::Engine& engine, engine::Session& session, const identity::Actor& actor,
                           const ImportPlan& plan);

json::object to_json(const ImportPlan& plan, const Import& import);

}  // namespace xiezhi::plan

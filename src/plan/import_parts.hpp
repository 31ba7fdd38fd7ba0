// What the import of tasks and that of targets have in common.
#pragma once

#include "plan/import_plan.hpp"

namespace xiezhi::plan {

inline constexpr std::string_view kPlanKind = "work_plan";
inline constexpr std::string_view kTaskKind = "plan_task";
inline constexpr std::string_view kTargetKind = "plan_target";
inline constexpr std::string_view kAction = "enter";

json::value or_null(const std::string& text);

// The record of this source_key; "" when there is none.
Result<std::string> find_by_key(store::Connection& connection, std::string_view kind, std::int64_t bureau, const std::string& source_key);

// The fields against their definition, as the engine will read them.
void check_values(const engine::Catalog& catalog, const Kind& kind, const json::object& input, CivilDate today, const std::string& where, Faults& faults);

Result<void> check_right(const engine::Catalog& catalog, std::string_view kind, const identity::Actor& actor);

engine::Request request_of(const identity::Actor& actor, std::string_view kind, json::object input, const std::string& key);

struct Entered {
    std::string id;  // empty: it could not be written
    bool created = false;
    Faults faults;   // why not, each at its place under `where`
};
// Enters a task or target with its units responsible; what somebody else entered of it a moment ago is taken as it stands.
Entered enter_once(engine::Engine& engine, engine::Session& session, engine::Request request, const std::string& source_key, const std::vector<MatchedUnit>& responsible,
                   const std::string& where);

// Which targets are there, which would be made, and what is wrong with the others; the tasks are matched already.
Result<void> preview_targets(store::Connection& connection, const engine::Catalog& catalog, std::int64_t bureau, CivilDate today, const ImportPlan& plan, Import& import);
// Makes those that are neither there nor wrong.
void import_targets(engine::Engine& engine, engine::Session& session, const identity::Actor& actor, const ImportPlan& plan, Import& import);

}  // namespace xiezhi::plan

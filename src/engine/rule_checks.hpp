// Rules of law that the bureau's legal officer compared with the official text and signed: records of the kind whose actions
// name the engine function `rule_check`, laid over the law that was loaded.
//
// The invariant: a record counts only for the rule as it stood when it was compared (`rule_face`). Where an upgrade of the
// program brings the rule with another figure, article or edition, the record is out of date, and the rule is open again. Of
// several records for one rule the one entered last counts.
#pragma once

#include "engine/work.hpp"

namespace xiezhi::engine {

inline constexpr std::string_view kRuleCheckKind = "rule_check";

// Of an action of that kind: the rule is there, the finding fits it, a changed figure is one that a bureau may change; the rule
// as it stands is written beside the finding. Faults lie at /input/….
void examine_rule_check(Work& work);

struct RuleCheck {
    std::string id, state, rule, face, finding, source, article;
    int length = 0;            // of another figure, in `unit`; 0: the figure agrees
    Unit unit = Unit::None;
};

// Records that are entered or in force, in the order in which they were entered.
Result<std::vector<RuleCheck>> rule_checks(store::Connection& connection, std::int64_t bureau);

// What was compared: article and figure, as people cite them (Chinese).
std::string face_of(const Law& law, const Rule& rule);

// Does the record speak of the rule as it stands in this law?
bool speaks_of(const RuleCheck& check, const Law& written);

// The law as written, with the records in force laid over its rules: grade S, source, article, figure.
Law law_with(const Law& written, const std::vector<RuleCheck>& checks);

// Puts the law of the bureau's records in the place of the one in use; true when it is another one.
Result<bool> follow_rule_checks(const Catalog& catalog, store::Connection& connection, std::int64_t bureau);

}  // namespace xiezhi::engine

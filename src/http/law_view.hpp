// The law as pages show it: rules for the calculator, statutes with their editions, a rule in all its versions as rows of
// words, and where the lines of business use it. Rows are words already, so that two versions are compared by reading them.
#pragma once

#include "base/json.hpp"
#include "definition/model.hpp"
#include "term/law.hpp"

namespace xiezhi::http {

// May this rule be asked? A given day is counted from nothing, and one that is not verified is only for the bureau's own
// people, who are told so.
inline bool offered(const Rule& rule, bool staff) { return rule.has_period() && rule.unit != Unit::GivenDay && (staff || rule.is_verified()); }

// {edition, article, words}
json::object cited_view(const Law& law, const Citation& citation);
// A rule as the calculator lists it: what it starts from and what may be told to it.
json::object rule_summary(const Law& law, const Rule& rule);
json::object statutes_view(const Law& law);
// Null when there is no such statute.
json::value statute_view(const Law& law, const Definition& definition, std::string_view id, bool staff);
// The family of a rule: {family, asked, title, versions: [{…, rows: [{id, value}]}], uses}; null when there is no such rule.
json::value family_view(const Law& law, const Definition& definition, std::string_view id_or_family, bool staff);

}  // namespace xiezhi::http

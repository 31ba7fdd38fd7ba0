#include "http/matters_due.hpp"

#include <algorithm>

namespace xiezhi::http {

namespace {

// The first day of each record, for the clauses.
std::string first_days_sql(const Kind& kind, CivilDate last, Query& query) {
    return "SELECT o.record, MIN(o.due) AS first FROM (" + own_days_sql(kind, last, query) + ") o GROUP BY o.record";
}

}  // namespace

std::string_view name_of(Due due) {
    switch (due) {
        case Due::Overdue: return "overdue";
        case Due::Today: return "today";
        case Due::Week: return "week";
    }
    return "";
}

std::optional<Due> due_of(std::string_view name) {
    for (const Due due : {Due::Overdue, Due::Today, Due::Week}) {
        if (name == name_of(due)) return due;
    }
    return std::nullopt;
}

int still_days(const Kind& kind) {
    const bool own = !kind.terms.empty() && std::all_of(kind.terms.begin(), kind.terms.end(), [](const TermSlot& slot) { return slot.rule.starts_with("SET-"); });
    return own ? kStillDaysOwn : kStillDays;
}

std::string own_days_sql(const Kind& kind, CivilDate last, Query& query) {
    const std::string id = query.put(kind.id);
    const std::string until = query.put(to_string(last));
    return fmt::format(
        "SELECT record, due, slot, '' AS action, '' AS source FROM term WHERE bureau = ?1 AND kind = {0} AND state IN ('running', 'lapsed') AND whose = 'us' AND due <= {1} "
        "UNION ALL SELECT record, due, '' AS slot, action, source FROM task WHERE bureau = ?1 AND kind = {0} AND state = 'open' AND action <> '' AND due <= {1}",
        id, until);
}

std::string due_clause(const Kind& kind, Due due, CivilDate today, Query& query) {
    const std::string days = first_days_sql(kind, today + kDaysAhead, query);
    const std::string now = query.put(to_string(today));
    const char* compared = due == Due::Overdue ? "<" : due == Due::Today ? "=" : ">";
    return fmt::format("t.id IN (SELECT d.record FROM ({}) d WHERE d.first {} {})", days, compared, now);
}

std::string open_clause(const Kind& kind, Query& query) {
    std::string list;
    for (const State& state : kind.states) {
        if (!state.closed && !state.final) list += (list.empty() ? "" : ", ") + query.put(state.id);
    }
    return list.empty() ? "1 = 0" : "t.state IN (" + list + ")";
}

std::string last_entry_sql() {
    return "(SELECT e.recorded_at FROM event e WHERE e.bureau = t.bureau AND e.record = t.id AND e.action NOT IN ('lapse', 'escalate', 'reproject') "
           "ORDER BY e.sequence DESC LIMIT 1)";
}

std::string stuck_clause(const Kind& kind, CivilDate today, Query& query) {
    const int days = still_days(kind);
    std::string clause = open_clause(kind, query);
    clause += " AND (t.id IN (SELECT d.record FROM (" + first_days_sql(kind, today - days, query) + ") d)";
    if (kind.id != "plan_target") {
        const std::string now = query.put(to_string(today));
        clause += fmt::format(" OR ({} < {} AND NOT EXISTS (SELECT 1 FROM pause p WHERE p.bureau = t.bureau AND p.record = t.id AND p.to_on IS NULL) "
                              "AND NOT EXISTS (SELECT 1 FROM term w WHERE w.bureau = t.bureau AND w.record = t.id AND w.state = 'running' AND w.whose <> 'us' AND w.due >= {}))",
                              last_entry_sql(), query.put(china_instant(today - days + 1).ms), now);
    }
    return "(" + clause + "))";
}

}  // namespace xiezhi::http

// Which records are due and which are stuck, as SQL. The numbers of the morning sheet and the lists that they open use this
// one text, so that they cannot differ.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/list_filter.hpp"

namespace xiezhi::http {

// By a record's earliest own day: a term that we must keep, or the day of an open task. A record stands in one of them only.
enum class Due { Overdue, Today, Week };
std::string_view name_of(Due due);  // "overdue", "today", "week"
std::optional<Due> due_of(std::string_view name);

inline constexpr int kDaysAhead = 7;  // of Week, after today

// Days without an entry by a person after which an open record is stuck. The longest wait that the procedure leaves to
// somebody else in the ordinary course is the ten days of the respondent's reply (Administrative Reconsideration Law 2023,
// article 48); with the days of the post on both sides, fifteen silent days mean that nobody has looked at it.
inline constexpr int kStillDays = 15;
// Of kinds whose every term is one the bureau sets itself: plans and supervised items are reported month by month.
inline constexpr int kStillDaysOwn = 31;
int still_days(const Kind& kind);

// Rows (record, due, slot, action, source) of a kind's own days up to `last`, one of slot and action being empty.
std::string own_days_sql(const Kind& kind, CivilDate last, Query& query);

// Clauses over `t`, a row of the kind's table.
std::string due_clause(const Kind& kind, Due due, CivilDate today, Query& query);
// Still open, and either overdue for still_days() or without an entry for as long; a matter that is paused, or in which a
// term of somebody else runs, is not stuck for want of an entry. A target is measured, not moved: it is stuck only overdue.
std::string stuck_clause(const Kind& kind, CivilDate today, Query& query);
std::string open_clause(const Kind& kind, Query& query);

// When somebody last made an entry (SQL for milliseconds); what the program does by itself is no entry.
std::string last_entry_sql();

}  // namespace xiezhi::http

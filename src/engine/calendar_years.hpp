// Years that the bureau announced itself, over the calendar that is shipped: records of the kind whose action names the
// engine function `calendar_year`, read by the same door as everything else.
//
// The invariant: the calendar in use is the shipped one with every year that is in force laid over it; of several records
// for one year the one entered last counts. What is entered is examined whole before it is kept.
#pragma once

#include "calendar/announced_year.hpp"
#include "engine/work.hpp"

namespace xiezhi::engine {

inline constexpr std::string_view kCalendarKind = "calendar_year";
inline constexpr int kMostMoves = 50;           // moved terms that a preview names
inline constexpr int kMostLookedAt = 20'000;    // records that a preview derives again

// Of an action of that kind: the rows of the year, examined and put into their one form. Faults lie at /input/day_rows:LINE.
void examine_calendar_year(Work& work);

struct YearRecord {
    std::string id, state, source;
    AnnouncedYear year;
};

// The bureau's records that are in force, in the order in which they were entered.
Result<std::vector<YearRecord>> years_in_force(store::Connection& connection, std::int64_t bureau);
// One record, whatever its state; NotFound when there is none.
Result<YearRecord> year_record(store::Connection& connection, std::int64_t bureau, const std::string& id);

// The shipped calendar with these years over it.
Result<WorkCalendar> calendar_with(const Catalog& catalog, const std::vector<YearRecord>& years);

// Puts the calendar of the bureau's records in force in the place of the one in use; the first day that differs when it is
// another one.
Result<std::optional<CivilDate>> follow_calendar(const Catalog& catalog, store::Connection& connection, std::int64_t bureau);

// What a calendar would change, before anybody accepts it.
struct ChangedDay {
    CivilDate date;
    DayReason before, after;
    bool was_announced = true;
};
struct MovedTerm {
    std::string kind, record, slot;
    Words label;
    std::string before, after;            // ISO; empty: no date can be given
    bool was_provisional = false, is_provisional = false;
};
struct CalendarPreview {
    std::vector<ChangedDay> days;         // of every year that differs
    std::int64_t looked_at = 0, all = 0;  // records with a running term that reaches the changed days
    std::int64_t records = 0, terms = 0;  // of those looked at: how many move
    std::vector<MovedTerm> moves;         // the first of them
};
// In the caller's snapshot; reads only.
Result<CalendarPreview> preview_calendar(const Catalog& catalog, store::Connection& connection, std::int64_t bureau, const WorkCalendar& then);

// Which terms another derivation moves: rows of the same slot whose date or standing differs.
std::vector<MovedTerm> moved_terms(const Record& record, const std::vector<TermRow>& after);

}  // namespace xiezhi::engine

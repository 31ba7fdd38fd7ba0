// The arithmetic under derive: counting units past the paused days. Only src/term includes this.
#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "calendar/work_calendar.hpp"
#include "term/derive.hpp"

namespace xiezhi::counting {

inline constexpr CivilDate kOpen{std::numeric_limits<std::int32_t>::max()};

// Days not counted, first to last; `last` is kOpen while the pause goes on. Sorted, never touching each other.
struct Span {
    CivilDate first;
    CivilDate last;
    PauseEnd end = PauseEnd::LastDay;
};

// Joins overlapping and touching pauses, so that a day paused twice is excluded once and the order of entry is lost.
// D7: the other reading of a closed span's end day.
std::vector<Span> join(const std::vector<Pause>& pauses, Choices choices);

// The day on which n units after `from` are complete; when an open span is met first, no day but what is left.
struct Reached {
    std::optional<CivilDate> day;
    int left = 0;
};

Result<Reached> calendar_days(CivilDate from, int n, const std::vector<Span>& spans);
Result<Reached> working_days(CivilDate from, int n, const std::vector<Span>& spans, const WorkCalendar& calendar);
// Months run from date to date (CC 202), then paused days are added at the end. D3: month-end to month-end.
Result<Reached> months(CivilDate from, int n, const std::vector<Span>& spans, Choices choices);
Result<Reached> advance(CivilDate from, int n, Unit unit, const std::vector<Span>& spans, const WorkCalendar& calendar, Choices choices);

// n months on, under D3.
CivilDate month_end_rule(CivilDate from, int n, Choices choices);

// The first day from `raw` on that is neither a rest day nor paused; none when an open span swallows it. D5: a make-up
// working weekend counts as a weekend.
std::optional<CivilDate> roll_forward(CivilDate raw, const std::vector<Span>& spans, const WorkCalendar& calendar, Choices choices);

}  // namespace xiezhi::counting

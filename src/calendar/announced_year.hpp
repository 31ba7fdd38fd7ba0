// One year's holiday notice as somebody enters it: rows of days, or a holiday calendar in iCalendar form.
//
// The idea: a year is taken whole or not at all, because every count of working days rests on it. Whatever form it came in,
// the same examination follows, and what is kept is one form: the rows of law/calendar/china.csv. Serves the holiday
// measure (全国年节及纪念日放假办法 2): New Year, 1 May and 1–3 October rest in every year.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/work_calendar.hpp"

namespace xiezhi {

struct AnnouncedDay {
    CivilDate date;
    bool rests = true;  // false: a Saturday or Sunday worked in exchange (调休)
    Words name;         // of the holiday it belongs to
    bool operator==(const AnnouncedDay&) const = default;
};

struct AnnouncedYear {
    int year = 0;
    std::vector<AnnouncedDay> days;  // in order of date; the year's own, and the December before it
    int ignored = 0;                 // entries of a holiday calendar that are of other years or say neither rest nor work
};

// Rows "date,kind,holiday_zh,holiday_en" (kind off or work, 休 or 班; the English name may be left out where it is known), or
// the text of an .ics file, whose events say 休, 假 or 班 in their names. All faults together, each with its line in `where`
// (`where:12`): wrong shape, a day that does not exist or of another year, a day twice, a make-up day from Monday to Friday,
// a fixed holiday that is worked, a festival that is missing, counts that no notice ever had.
Result<AnnouncedYear> read_announced_year(std::string_view text, int year, std::string_view where);

// The rows as they are kept: one a day, in order, each ended by a line feed.
std::string rows_of(const AnnouncedYear& year);

// The text of a calendar file with announced years laid over it: each takes the place of all rows of its year. For
// parse_calendar, which then has the last word.
std::string with_years(std::string_view calendar, const std::vector<AnnouncedYear>& years);

// Was the calendar read from this very text? Its version names the content.
bool read_from(const WorkCalendar& calendar, std::string_view text);

// From 1 October the coming year is wanted (its notice comes in autumn), and the present one always; 0 when nothing is missing.
int missing_year(const WorkCalendar& calendar, CivilDate today);

}  // namespace xiezhi

// Which days the offices work: weekends, the State Council's yearly holiday notices, make-up working days (调休) and the
// closures a place orders for itself.
//
// The idea: every day from 1900 to 2200 has its number among the working days, and every such number its day, so that
// moving any count of working days in either direction is two look-ups. The invariant: a working-day count answers only
// inside years whose notice has been announced; outside it says CALENDAR_MISSING instead of guessing. Serves the holiday
// measure (全国年节及纪念日放假办法 2, 6–7), the working-hours provisions (国务院关于职工工作时间的规定 7) and every statute
// that counts in working days. A calendar is a value: copying shares the tables, and nothing changes after loading.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"
#include "calendar/civil_date.hpp"

namespace xiezhi {

enum class DayKind {
    Working,   // Monday to Friday, nothing announced
    MakeUp,    // a Saturday or Sunday worked in exchange (调休)
    Weekend,   // an ordinary Saturday or Sunday
    Holiday,   // named by a yearly notice, bridge days included
    Closure,   // ordered for this place only
};

struct DayReason {
    DayKind kind = DayKind::Working;
    Words name;          // "国庆节" / "National Day"; for ordinary days the kind's own name
    std::string source;  // of a closure: the document that ordered it; else empty
};

// A day on which the offices of one place stay closed although the notice says nothing (a flood, an election).
struct Closure {
    CivilDate date;
    Words name;
    std::string source;  // the document; required
};

enum class Leaning { Default, Other };  // of a disputed day (policy switch D9)

class WorkCalendar {
  public:
    struct Tables;

    // Days outside announced years count as if only weekends were off; ask announced() before trusting them.
    bool is_working(CivilDate date) const;
    DayReason reason(CivilDate date) const;

    // The n-th working day after `from` (n < 0: before it; n = 0: `from` itself, whatever it is). `from` is never
    // counted. CalendarMissing when a counted day lies in a year not announced.
    Result<CivilDate> add_working_days(CivilDate from, int n) const;
    // Working days d with after < d ≤ until; negative when until < after. CalendarMissing as above.
    Result<int> working_days_between(CivilDate after, CivilDate until) const;

    // The nearest working day not before (not after) `date`; weekends only where nothing is announced.
    CivilDate next_working(CivilDate date) const;
    CivilDate previous_working(CivilDate date) const;

    bool announced(int year) const;
    bool announced(CivilDate first, CivilDate last) const;  // every year touched by first … last
    int first_announced() const;
    int last_announced() const;
    // "china 2026.1 (…8 hex digits of the content…)", plus "+local …" when closures lie over it.
    const std::string& version() const;

    // The same calendar with a place's closures over it. Every fault at once: no source, a day twice, a year out of range.
    Result<WorkCalendar> with_closures(const std::vector<Closure>& closures) const;
    // The same calendar with the days whose nature is disputed read the other way (policy switch D9).
    const WorkCalendar& leaning(Leaning leaning) const;
    bool has_disputed_day(CivilDate first, CivilDate last) const;

  private:
    friend Result<WorkCalendar> parse_calendar(std::string_view text, std::string_view where);
    explicit WorkCalendar(std::shared_ptr<const Tables> tables) : tables_(std::move(tables)) {}
    std::shared_ptr<const Tables> tables_;
};

// Reads law/calendar/china.csv: head lines "# calendar:", "# version:", "# announced: 2004-2026" and "# source:", the
// column names, then date,kind,holiday_zh,holiday_en with kind off, work (a make-up day) or disputed (working by default,
// off under D9). Every fault with its line: a day that does not exist, a day twice, a make-up day from Monday to Friday,
// a year outside those announced, an announced year without holidays.
Result<WorkCalendar> load_calendar(const std::filesystem::path& path);
Result<WorkCalendar> parse_calendar(std::string_view text, std::string_view where);

}  // namespace xiezhi

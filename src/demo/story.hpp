// Stories: one case told in statements, one a line, `#` beginning the legal reasoning. Dates may be relative to a day T, so
// that the same story can be told of any day, today's included:
//   W+5, W-5   the fifth working day after or before T
//   T+5, T-5   five days on or back; from a rest day on to the next working day, or back to the last one
//   D+5, D-5   five days on or back, whatever day that is
#pragma once

#include <map>
#include <string>
#include <vector>

#include "calendar/work_calendar.hpp"

namespace xiezhi::demo {

struct Statement {
    int line = 0;
    std::vector<std::string> words;  // quotes taken off: claims="a b" is one word, claims=a b
};

// Statements that happen on one day of the clock.
struct Scene {
    CivilDate day;
    std::vector<Statement> statements;
};

struct Story {
    std::string file;
    std::vector<Scene> scenes;
};

// The day T of a story, and the calendar that its other days are counted by. Without one every day is worked.
struct StoryDays {
    CivilDate base;
    const WorkCalendar* calendar = nullptr;

    CivilDate on_or_after(CivilDate day) const;
    CivilDate on_or_before(CivilDate day) const;
    // The n-th working day from T; in a year without a notice, Monday to Friday are taken to be worked.
    CivilDate working(int n) const;
};

// Reads a story; {name} in the text is replaced from `values`. BadValue with the line for a quote left open, a {name} without
// a value, a clock without a date and a statement before the first clock.
// A statement of a later day than the clock's ("on", "at") moves the clock to it.
Result<Story> read_story(const std::string& file, std::string_view text, const std::map<std::string, std::string>& values, const StoryDays& days);

}  // namespace xiezhi::demo
